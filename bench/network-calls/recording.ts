/** Which calls go out while something runs, by what Node itself tells of each. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

export interface Call {
  /** `DynamoDB PutItem`, `Slack users.info`. */
  to: string;
  /** In ms; `end` when the answer was there. */
  start: number;
  end: number;
}

const recordings = new AsyncLocalStorage<Call[]>();
const underWay = new WeakMap<object, Call>();

/** Runs it, and returns what it returned and every call that it made, in order. */
export async function recorded<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; calls: Call[] }> {
  const calls: Call[] = [];
  const result = await recordings.run(calls, run);
  return { result, calls };
}

/** How many calls had to wait for one another. */
export function rounds(calls: readonly Call[]): number {
  const levels = new Map<Call, number>();
  for (const call of calls) {
    const before = calls.filter(({ end }) => end <= call.start);
    levels.set(call, 1 + Math.max(0, ...before.map((one) => levels.get(one) ?? 0)));
  }
  return Math.max(0, ...levels.values());
}

function begins(request: object, to: string): void {
  const calls = recordings.getStore();
  if (!calls) return;
  const call = { to, start: performance.now(), end: Number.POSITIVE_INFINITY };
  calls.push(call);
  underWay.set(request, call);
}

function ends(request: object): void {
  const call = underWay.get(request);
  if (call) call.end = performance.now();
}

const SERVICES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'DynamoDB',
  AWSCognitoIdentityProviderService: 'Cognito',
  AmazonSQS: 'SQS',
  AmazonSSM: 'SSM',
};

/** AWS names `DynamoDB_20120810.PutItem` and the like in a header, but STS in the body. */
function operationOf(request: ClientRequest): string {
  const [service = '', operation] = String(request.getHeader('x-amz-target') ?? '').split('.');
  if (operation !== undefined) return `${SERVICES[service] ?? service} ${operation}`;
  const [, method] = /^\/api\/(.+)$/u.exec(request.path) ?? [];
  if (method !== undefined) return `Slack ${method}`;
  return request.path === '/' ? 'STS AssumeRole' : 'Slack response_url';
}

subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: ClientRequest };
  begins(request, operationOf(request));
});
subscribe('http.client.response.finish', (message) => {
  ends((message as { request: ClientRequest }).request);
});
