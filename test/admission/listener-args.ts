import type { ListenerArgs } from '../../src/slack/answer.ts';
import { fakeWebClient } from '../slack/fake-client.ts';

let count = 0;

/** What Bolt calls middleware with, and what came of it: acknowledgements, calls, `next`. */
export function listenerArgs(body: object, next: () => Promise<void> = async () => {}) {
  const acks: unknown[] = [];
  count += 1;
  const context: Record<string, unknown> = { signature: `v0=${count}` };
  const { client, calls } = fakeWebClient();
  let passed = 0;
  const args = {
    body: { team_id: 'T0HOME', ...body },
    client,
    context,
    ack: async (response?: unknown) => acks.push(response),
    next: async () => {
      passed += 1;
      await next();
    },
  };
  // Bolt's type has a member for every kind of payload; middleware reads these five.
  return { args: args as unknown as ListenerArgs, acks, calls, context, went: () => passed };
}
