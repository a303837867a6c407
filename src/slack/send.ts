import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';

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

/**
 * Sends over node:https, which the AWS SDK needs as well: Node's own fetch takes almost as long to begin as
 * all of Node (docs/adr/0027-what-a-start-loads.md). Sends nobody on to another address. Rejects with what
 * Node says of a connection that fails, which the signal ends too.
 */
export const send: Send = async (address, { body, ...options }) => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = address.startsWith('https:') ? secure : plain;
  request(address, options).on('response', resolve).on('error', reject).end(body);
  const answer = await promise;
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  return { status, statusText, headers: flat(answer.headers), body: await whole(answer) };
};

async function whole(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
