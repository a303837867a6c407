/** A server on the loopback that answers as badly as a network can. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export const ANSWERS = {
  never: () => {},
  'nothing and hangs up': (request) => void request.socket.destroy(),
  'the head and then never': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  },
  'half and hangs up': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
  },
  'a page of a proxy': (_request, response) => void response.end('<html>Welcome</html>'),
  'a 502 of a proxy': (_request, response) => void response.writeHead(502).end('<html></html>'),
  'a 403 of a proxy': (_request, response) => void response.writeHead(403).end('<html></html>'),
  'a 429 without a time': (_request, response) => void response.writeHead(429).end(),
  'a 429 with a time': (_request, response) =>
    void response.writeHead(429, { 'retry-after': '17' }).end(),
  'a 503 with a time': (_request, response) =>
    void response.writeHead(503, { 'retry-after': '18' }).end(),
} satisfies Record<string, RequestListener>;

export type BadAnswer = keyof typeof ANSWERS;

export interface UnreliableServer {
  url: string;
  close: () => Promise<void>;
}

/** Listens on any free port and answers every request alike, once its body has arrived. */
export async function unreliableServer(answer: BadAnswer): Promise<UnreliableServer> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => ANSWERS[answer](request, response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** An address on the loopback that nobody listens on. */
export async function deadUrl(): Promise<string> {
  const server = await unreliableServer('never');
  await server.close();
  return server.url;
}
