/** A tiny app for the workspace to talk to: it checks signatures by itself and answers as told. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SIGNING_SECRET = 'not-a-secret-signing-secret';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  signed: boolean;
  /** Form fields, with `payload` parsed; or the JSON body. */
  body: Record<string, unknown>;
}

export interface Answer {
  status?: number;
  contentType?: string;
  body?: string;
}

export class FakeApp {
  readonly received: Received[] = [];
  /** Set by each test; may return nothing for an empty 200, or `'never'` to leave Slack waiting. */
  answer: (received: Received) => Answer | 'never' | undefined | Promise<Answer | undefined> = () =>
    undefined;
  #server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const received = await readRequest(request);
      this.received.push(received);
      const answer = await this.answer(received);
      if (answer === 'never') return;
      response.writeHead(answer?.status ?? 200, {
        'Content-Type': answer?.contentType ?? 'text/plain',
      });
      response.end(answer?.body ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  last(): Received {
    const received = this.received.at(-1);
    if (received === undefined) throw new Error('the app has received nothing');
    return received;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server?.close(() => resolve());
      this.#server?.closeAllConnections();
    });
  }
}

export function json(body: unknown): Answer {
  return { contentType: 'application/json', body: JSON.stringify(body) };
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString();
  const isJson = request.headers['content-type'] === 'application/json';
  const path = request.url ?? '';
  const { headers } = request;
  return {
    path,
    headers,
    signed: isSigned(request, raw),
    body: isJson ? JSON.parse(raw) : form(raw),
  };
}

function form(raw: string): Record<string, unknown> {
  const fields = Object.fromEntries(new URLSearchParams(raw));
  return fields.payload === undefined ? fields : JSON.parse(fields.payload);
}

function isSigned({ headers }: IncomingMessage, raw: string): boolean {
  const base = `v0:${String(headers['x-slack-request-timestamp'])}:${raw}`;
  const digest = createHmac('sha256', SIGNING_SECRET).update(base).digest('hex');
  return headers['x-slack-signature'] === `v0=${digest}`;
}
