/** The wire between the functions and Cognito, on which a test lets things go wrong. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll } from 'vitest';

export interface CognitoWire {
  /** The next such call is done, but nobody hears the answer. Resolves when that has happened. */
  loseAnswer(operation: string): Promise<void>;
  /** The next such call is refused with an exception of that name, and not done. */
  refuse(operation: string, exception: string): void;
  /** Happens right before each such call is done, until the end of the test. */
  before(operation: string, act: () => unknown): void;
}

/** What becomes of a call. */
interface Fate {
  lose?: () => void;
  exception?: string;
  before?: () => unknown;
}

const ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/**
 * To be called after `sharedPlayground`: the functions are loaded by then, but their SDK looks for
 * Cognito's address at its first call. The playground's own client has the straight wire.
 */
export function cognitoWire(): CognitoWire {
  const fates = new Map<string, Fate>();
  const server = createServer((request, response) => {
    carry(fates, cognito, request, response).catch(() => response.destroy());
  });
  let cognito = '';
  beforeAll(async () => {
    cognito = process.env[ENDPOINT] ?? '';
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    process.env[ENDPOINT] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => fates.clear());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    loseAnswer: (operation) => new Promise((lose) => fates.set(operation, { lose })),
    refuse: (operation, exception) => fates.set(operation, { exception }),
    before: (operation, before) => fates.set(operation, { before }),
  };
}

async function carry(
  fates: Map<string, Fate>,
  cognito: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const body = await text(request);
  const fate = fates.get(operation) ?? {};
  if (!fate.before) fates.delete(operation);
  if (fate.exception) return reply(response, 400, JSON.stringify({ __type: fate.exception }));
  await fate.before?.();
  const answer = await forward(cognito, request, body);
  const answered = await answer.text();
  if (fate.lose) {
    response.destroy();
    return fate.lose();
  }
  reply(response, answer.status, answered);
}

function forward(cognito: string, { headers }: IncomingMessage, body: string): Promise<Response> {
  return fetch(cognito, {
    method: 'POST',
    headers: {
      'content-type': String(headers['content-type']),
      'x-amz-target': String(headers['x-amz-target']),
      ...(headers.authorization ? { authorization: headers.authorization } : {}),
    },
    body,
  });
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
}
