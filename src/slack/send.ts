import {
  type Agent,
  type IncomingMessage,
  request as plain,
  globalAgent as plainAgent,
} from 'node:http';
import { request as secure, globalAgent as secureAgent } from 'node:https';

/** What is sent to Slack. */
export interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string;
  signal?: AbortSignal | undefined;
}

/** What came back, whole. */
export interface Answer {
  status: number;
  statusText: string;
  /** Their names in small letters. */
  headers: Record<string, string>;
  body: string;
}

export type Send = (address: string, sent: Sent) => Promise<Answer>;

/** For how long connections may rest before nothing more is sent over them, in ms: Node's own agents say 5 s. */
const REST = 4_000;

let lastAnswer = 0;

/**
 * Sends over node:https, which the AWS SDK needs as well: Node's own fetch takes almost as long to begin as
 * all of Node (docs/adr/0027-what-a-start-loads.md). Sends nobody on to another address. Rejects with what
 * Node says of a connection that fails, which the signal ends too.
 */
export const send: Send = async (address, { body, ...options }) => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const isSecure = address.startsWith('https:');
  closeRested(isSecure ? secureAgent : plainAgent);
  const request = isSecure ? secure : plain;
  request(address, options).on('response', resolve).on('error', reject).end(body);
  const answer = await promise;
  lastAnswer = Date.now();
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  return { status, statusText, headers: flat(answer.headers), body: await whole(answer) };
};

/**
 * While Lambda freezes the process no timer runs and nobody hears that the other end has hung up: the first
 * call after a pause would be lost on such a connection, or nobody could tell whether it was.
 */
function closeRested({ freeSockets }: Agent): void {
  if (Date.now() - lastAnswer < REST) return;
  // All or none: of some, the agent might still take one that is closed.
  for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
}

async function whole(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
