import { buildApp } from 'fauxqs';
import type { LocalServer } from './local-server.ts';

/**
 * Starts an empty SQS in memory, on a free port.
 *
 * fauxqs by itself would listen on every interface and name its queues after a host
 * (`sqs.<region>.localhost`) that many machines cannot resolve, while the AWS SDK sends each message
 * to the host in the queue's URL. So this listens by its own means, and callers see queue URLs with
 * the address where it really listens.
 */
export async function startSqs(): Promise<LocalServer> {
  const app = buildApp({ logger: false });
  const ownUrls = new Map<string, string>();
  const origin = () => new URL(app.listeningOrigin).origin;

  app.addHook('preSerialization', async (_request, _reply, payload: unknown) => {
    if (!hasQueueUrl(payload)) return payload;
    const seen = `${origin()}${new URL(payload.QueueUrl).pathname}`;
    ownUrls.set(seen, payload.QueueUrl);
    return { ...payload, QueueUrl: seen };
  });
  app.addHook('preHandler', async ({ body }) => {
    if (hasQueueUrl(body)) body.QueueUrl = ownUrls.get(body.QueueUrl) ?? body.QueueUrl;
  });

  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: origin(),
    async close() {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

function hasQueueUrl(value: unknown): value is { QueueUrl: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'QueueUrl' in value &&
    typeof value.QueueUrl === 'string'
  );
}
