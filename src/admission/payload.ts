import * as z from 'zod/mini';
import type { ListenerArgs } from '../slack/answer.ts';

/** Undefined for whatever is not as Slack sends it: who asks here must always get an answer. */
const text = z.catch(z.optional(z.string()), undefined);
const part = <Shape extends Record<string, typeof text>>(shape: Shape) =>
  z.catch(z.optional(z.object(shape)), undefined);

const payload = z.object({
  command: text,
  user_id: text,
  team_id: text,
  user: part({ id: text, team_id: text }),
  view: part({ callback_id: text }),
  action_id: text,
  actions: z.catch(z.optional(z.array(part({ action_id: text }))), undefined),
  event: part({ type: text, user: text }),
});

/** Who sent a payload, and what they used: a command, an action id, a callback id. */
export interface Sender {
  userId: string | undefined;
  /** The workspace of whoever clicked or typed, `T…`, as far as the payload says. */
  teamId: string | undefined;
  entry: string;
}

/** `team.id` of a click is the app's workspace; the person's own is `user.team_id`. */
export function senderOf(args: ListenerArgs): Sender {
  const { command, user_id, team_id, user, view, action_id, actions, event } = payload.parse(
    args.body,
  );
  const action = action_id ?? actions?.[0]?.action_id;
  return {
    userId: user?.id ?? user_id ?? event?.user,
    teamId: command === undefined ? user?.team_id : team_id,
    entry: command ?? action ?? view?.callback_id ?? event?.type ?? 'unknown',
  };
}
