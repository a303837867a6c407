import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import dynalite from 'dynalite';
import type { LocalServer } from './local-server.ts';
import { describedSettings, type TableSettings } from './table-settings.ts';

export interface LocalDynamoDb extends LocalServer {
  /** From now on it tells these settings of its table, which may change. */
  describeAs: (settings: TableSettings) => void;
}

/** Starts an empty DynamoDB in memory, on a free port. */
export async function startDynamoDb(): Promise<LocalDynamoDb> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('dynalite does not listen on a TCP port');
  }
  const settled = underWay(server);
  return {
    url: `http://127.0.0.1:${address.port}`,
    describeAs: (settings) => answerInPlace(server, settings),
    async close() {
      await settled();
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}

/** Puts itself before dynalite, for the few operations that tell of settings. */
function answerInPlace(server: Server, settings: TableSettings): void {
  const [dynaliteAnswers, ...others] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const answer = describedSettings(String(request.headers['x-amz-target']), settings);
    if (!answer) return dynaliteAnswers?.(request, response);
    request.resume();
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify(answer));
  });
  for (const other of others) server.on('request', other);
}

/** Longer than anything here takes, in ms. */
const PATIENCE = 2_000;

/** Waits for what is being answered: dynalite closes its database under a write that has begun. */
function underWay(server: Server): () => Promise<void> {
  let count = 0;
  server.on('request', (_request, response) => {
    count += 1;
    response.once('close', () => {
      count -= 1;
      if (count === 0) server.emit('settled');
    });
  });
  return async () => {
    if (count === 0) return;
    await Promise.race([once(server, 'settled'), pause(PATIENCE, undefined, { ref: false })]);
  };
}
