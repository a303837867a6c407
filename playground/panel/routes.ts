/** What the page asks about the AWS side of the story (page/playground-api.ts). */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod/mini';
import type { OutboxMessage } from '../page/playground-api.ts';
import type { Pool } from '../pools.ts';
import { watchChanges } from './changes.ts';
import { viewPools } from './pools-view.ts';
import { answerNewPassword, signIn } from './sign-in.ts';
import { listRequests, showTrail } from './trails.ts';

interface Options {
  pools: readonly Pool[];
  tableName: string;
  /** What Cognito has sent so far, oldest first. */
  outbox: () => readonly OutboxMessage[];
}

const signInInput = z.object({ alias: z.string(), username: z.string(), password: z.string() });
const newPasswordInput = z.object({
  alias: z.string(),
  username: z.string(),
  session: z.string(),
  newPassword: z.string(),
  attributes: z.record(z.string(), z.string()),
});

export function panelRoutes({ pools, tableName, outbox }: Options): {
  routes: Hono;
  close: () => void;
} {
  const table = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient({})),
    tableName,
  };
  const changes = watchChanges(async () => [
    await viewPools(pools),
    await listRequests(table),
    outbox().length,
  ]);
  const poolOf = (alias: string) => pools.find((pool) => pool.alias === alias);
  const routes = new Hono();

  routes.get('/playground/pools', async (c) => c.json(await viewPools(pools)));
  routes.get('/playground/outbox', (c) => c.json(outbox().toReversed()));
  routes.get('/playground/requests', async (c) => c.json(await listRequests(table)));
  routes.get('/playground/requests/:id', async (c) => {
    const trail = await showTrail(table, c.req.param('id'));
    return trail ? c.json(trail) : c.json({ error: 'There is no such request' }, 404);
  });
  routes.post('/playground/sign-in', async (c) => {
    const input = signInInput.parse(await c.req.json());
    const pool = poolOf(input.alias);
    if (!pool) return c.json({ error: 'There is no such pool' }, 404);
    return c.json(await signIn(pool, input));
  });
  routes.post('/playground/sign-in/new-password', async (c) => {
    const input = newPasswordInput.parse(await c.req.json());
    const pool = poolOf(input.alias);
    if (!pool) return c.json({ error: 'There is no such pool' }, 404);
    return c.json(await answerNewPassword(pool, input));
  });
  routes.get('/playground/stream', (c) =>
    streamSSE(c, async (stream) => {
      const stop = changes.listen(() => stream.writeSSE({ event: 'changed', data: '' }));
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );
  return { routes, close: changes.close };
}
