import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
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
