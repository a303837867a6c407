/** An address to give as `response_url` in payloads that a test sends; keeps what is posted there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';

export interface ResponseInbox {
  readonly url: string;
  /** Takes out the newest post. */
  take(): { text?: string } | undefined;
}

/** Opened before the tests of a file and closed after them. */
export function responseInbox(): ResponseInbox {
  const posts: { text?: string }[] = [];
  const server = createServer(async (request, response) => {
    posts.push(JSON.parse(await text(request)));
    response.end('ok');
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    },
    take: () => posts.pop(),
  };
}
