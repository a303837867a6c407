import * as z from 'zod/mini';
import type { ListenerArgs } from '../slack/answer.ts';

const payload = z.object({
  command: z.optional(z.string()),
  user_id: z.optional(z.string()),
  user: z.optional(z.object({ id: z.string() })),
  view: z.optional(z.object({ callback_id: z.optional(z.string()) })),
  action_id: z.optional(z.string()),
  actions: z.optional(z.array(z.object({ action_id: z.string() }))),
  event: z.optional(z.object({ type: z.string(), user: z.optional(z.string()) })),
});

/** Who sent a payload, and what they used: a command, an action id, a callback id. */
export interface Sender {
  userId: string | undefined;
  entry: string;
}

/** Never trust `team_id` of a payload for this: for clicks it is the app's workspace. */
export function senderOf(args: ListenerArgs): Sender {
  const { command, user_id, user, view, action_id, actions, event } = payload.parse(args.body);
  const action = action_id ?? actions?.[0]?.action_id;
  return {
    userId: user?.id ?? user_id ?? event?.user,
    entry: command ?? action ?? view?.callback_id ?? event?.type ?? 'unknown',
  };
}
