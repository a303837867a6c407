import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Sent, send } from '../../src/slack/send.ts';

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.parse(z.object({ port: z.number() }), server.address());
  return `http://127.0.0.1:${port}/api`;
}

const hello: Sent = { method: 'POST', headers: { 'X-Own': 'yes' }, body: 'hé' };

it('sends what it is given, and tells the whole answer', async () => {
  const url = await serve(async (request, response) => {
    const { method, headers } = request;
    const told = [method, headers['x-own'], headers['content-length'], await text(request)];
    response.writeHead(429, { 'Retry-After': '7' }).end(told.join(' '));
  });
  expect(await send(url, hello)).toMatchObject({
    status: 429,
    statusText: 'Too Many Requests',
    headers: { 'retry-after': '7' },
    body: 'POST yes 3 hé',
  });
});

it('goes to no other address', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.writeHead(307, { location: '/other' }).end();
  });
  expect(await send(url, hello)).toMatchObject({ status: 307 });
  expect(asked).toBe(1);
});

it('does not wait for the rest of an answer longer than it may', async () => {
  const url = await serve((_request, response) => void response.writeHead(200).write('half'));
  const signal = AbortSignal.timeout(50);
  await expect(send(url, { ...hello, signal })).rejects.toThrow('aborted');
  server?.closeAllConnections();
});

it('sends over a connection again, but not after a pause in which the other end may have hung up', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const ports: (number | undefined)[] = [];
  const url = await serve((request, response) => {
    ports.push(request.socket.remotePort);
    response.end();
  });
  const pauses = [0, 1_000, 30_000];
  for (const pause of pauses) {
    vi.setSystemTime(Date.now() + pause);
    await send(url, hello);
    // The connection is given back in the turn after the answer.
    await setImmediate();
  }
  const [first, second, third] = ports;
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
