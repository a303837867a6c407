/**
 * AWS and Slack in a process of their own, with answers that are made beforehand: what is measured
 * waits for them as little as can be. Knows no quota and keeps no write.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Answer, cognito, POOL_NUMBERS, parameterStore, queue } from './aws.ts';
import { POLICY_PARAMETER, policyText, SECRET, SECRET_PARAMETER } from './parameters.ts';
import { FRESH_ID, freshItem, longItem, tableItem } from './requests.ts';
import { slackAnswer } from './slack.ts';
import { createTable, type Item } from './table.ts';

/** What whoever started it asks for. */
export type Order = { fill: Contents } | { calls: true };
/** The answer: filled, and the names of the calls since the last time they were asked for. */
export type Report = { port: number } | { filled: true } | { calls: string[] };

/** What the table is to hold: so many requests, and one with so many events. */
export interface Contents {
  requests: number;
  events: number;
}

const parameters = new Map([
  [SECRET_PARAMETER, SECRET],
  [POLICY_PARAMETER, await policyText()],
]);
const table = createTable();
let calls: string[] = [];

/** Made once, because sealing ten thousand takes seconds. */
const made: Item[] = [];

function fill({ requests, events }: Contents): void {
  const now = new Date();
  const { staging } = POOL_NUMBERS;
  while (made.length < requests) made.push(tableItem(made.length, staging, now));
  const special = [freshItem(FRESH_ID, staging, now), longItem(events, staging, now)];
  table.fill([...made.slice(0, requests), ...special]);
}

function answer({ url = '', headers }: IncomingMessage, body: string): Answer {
  if (url.startsWith('/api/')) {
    const method = url.slice('/api/'.length);
    calls.push(method);
    return { status: 200, body: slackAnswer(method, body) };
  }
  const [service = '', operation = ''] = String(headers['x-amz-target']).split('.');
  calls.push(operation);
  const input = JSON.parse(body);
  if (service === 'AmazonSSM') return parameterStore(parameters, input);
  if (service === 'AmazonSQS') return queue(operation, input);
  if (service.startsWith('AWSCognito')) return cognito(operation, input);
  return { status: 200, body: table.answer(operation, input) };
}

const server = createServer(async (request, response) => {
  const { status, body } = answer(request, await text(request));
  const json = request.url?.startsWith('/api/') ? 'application/json' : 'application/x-amz-json-1.0';
  response.writeHead(status, { 'content-type': json, 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
// A measured process may think longer between two calls than Node keeps a connection by itself.
server.keepAliveTimeout = 60_000;

process.on('message', (order: Order) => {
  if ('fill' in order) {
    fill(order.fill);
    report({ filled: true });
  } else {
    report({ calls });
    calls = [];
  }
});
process.once('disconnect', () => process.exit());

function report(what: Report): void {
  process.send?.(what);
}

fill({ requests: 0, events: 2 });
server.listen(0, '127.0.0.1', () => report({ port: (server.address() as AddressInfo).port }));
