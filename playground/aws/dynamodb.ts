import { once } from 'node:events';
import { promisify } from 'node:util';
import dynalite from 'dynalite';
import type { LocalServer } from './local-server.ts';

/** Starts an empty DynamoDB in memory, on a free port. */
export async function startDynamoDb(): Promise<LocalServer> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('dynalite does not listen on a TCP port');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}
