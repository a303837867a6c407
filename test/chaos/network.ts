/** What carries the calls of one function instance to the stand-ins, and loses some of them. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { addressed, type Call, type DoneCall, type Fate, type Service } from './calls.ts';
import { type Failure, failureOf } from './failures.ts';

/** Longer than every client waits, and short of what the queue's visibility time-out allows. */
const LATE = 3_500; // ms

/** Headers that belong to one connection only. */
const OF_THE_CONNECTION = ['connection', 'host', 'content-length', 'transfer-encoding', 'expect'];

export interface NetworkOptions {
  caller: string;
  /** Where the stand-ins really are. */
  origins: Record<Service, string>;
  fateOf: (call: Omit<Call, 'fate'>) => Fate;
  /** Kills the caller, on this call. */
  kill: (call: Call) => void;
  /** Hears of each call that a service has done. */
  onDone: (call: DoneCall) => void;
  /** Hears of each call that does not simply pass. */
  onTrouble: (call: Call) => void;
}

export interface Network {
  /** The one address at which the instance finds every service. */
  url: string;
  close: () => void;
}

export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const server = createServer((request, response) => {
    carry(options, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function carry(
  options: NetworkOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.headers['x-amz-target'];
  const called = addressed(request.url ?? '', typeof target === 'string' ? target : undefined);
  const made = { caller: options.caller, ...called, body: await text(request) };
  const call = { ...made, fate: options.fateOf(made) };
  if (call.fate.kind !== 'pass') options.onTrouble(call);
  if (await befall(options, call, 'before', response)) return;
  const answer = await forward(options, request, call);
  options.onDone({ ...call, at: new Date(), status: answer.status, answer: answer.body });
  if (await befall(options, call, 'after', response)) return;
  reply(response, answer);
}

/** Lets a call's fate befall it. True when the caller will get no answer from the service. */
async function befall(
  { kill }: NetworkOptions,
  call: Call,
  when: 'before' | 'after',
  response: ServerResponse,
): Promise<boolean> {
  const { fate, service } = call;
  if (fate.kind === 'pass' || fate.when !== when) return false;
  switch (fate.kind) {
    case 'late':
      await pause(LATE);
      return false;
    case 'error':
      reply(response, failureOf(service, when));
      return true;
    case 'kill':
      // Whoever has been killed meanwhile has hung up, and another one works in its place.
      if (!response.destroyed) kill(call);
      response.destroy();
      return true;
    case 'cut':
      response.destroy();
      return true;
  }
}

async function forward(
  { origins }: NetworkOptions,
  request: IncomingMessage,
  { service, body }: Call,
): Promise<Failure> {
  const origin = origins[service];
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !OF_THE_CONNECTION.includes(name)) headers.set(name, value);
  }
  const here = `http://${request.headers.host}`;
  const response = await fetch(origin + request.url, {
    method: 'POST',
    headers,
    // A queue's URL names the host: the instance knows it by this address.
    body: service === 'sqs' ? body.replaceAll(here, origin) : body,
  });
  return {
    status: response.status,
    headers: Object.fromEntries(
      [...response.headers].filter(([name]) => !OF_THE_CONNECTION.includes(name)),
    ),
    body: await response.text(),
  };
}

function reply(response: ServerResponse, { status, headers, body }: Failure): void {
  response.writeHead(status, headers).end(body);
}
