import * as z from 'zod/mini';
import type { ListenerArgs } from '../slack/answer.ts';

/** Undefined for whatever is not as Slack sends it: who asks here must always get an answer. */
const text = z.catch(z.optional(z.string()), undefined);
const part = <Shape extends Record<string, typeof text>>(shape: Shape) =>
  z.catch(z.optional(z.object(shape)), undefined);

const payload = z.object({
  type: text,
  command: text,
  user_id: text,
  team_id: text,
  user: part({ id: text, team_id: text }),
  view: part({ callback_id: text }),
  channel_id: text,
  channel: part({ id: text }),
  action_id: text,
  actions: z.catch(z.optional(z.array(part({ action_id: text }))), undefined),
  event: part({ type: text, user: text }),
  team: part({ id: text }),
  is_enterprise_install: z.catch(z.optional(z.union([z.string(), z.boolean()])), undefined),
});

/** Who sent a payload, and what they used: a command, an action id, a callback id. */
export interface Sender {
  userId: string | undefined;
  /** The workspace of whoever clicked or typed, `T…`, as far as the payload says. */
  teamId: string | undefined;
  entry: string;
  /** Where, if it was in a conversation: `C…` or `D…`. */
  channelId: string | undefined;
}

/** `team.id` of a click is the app's workspace; the person's own is `user.team_id`. */
export function senderOf(args: ListenerArgs): Sender {
  const { command, user_id, team_id, user, view, action_id, actions, event, channel, channel_id } =
    payload.parse(args.body);
  const action = action_id ?? actions?.[0]?.action_id;
  return {
    userId: user?.id ?? user_id ?? event?.user,
    teamId: command === undefined ? user?.team_id : team_id,
    entry: command ?? action ?? view?.callback_id ?? event?.type ?? 'unknown',
    channelId: channel?.id ?? channel_id,
  };
}

/**
 * True when a payload comes from where the app is installed, and that is this one workspace. Slack
 * writes `is_enterprise_install` as a text in commands, and leaves `team` empty for an organisation.
 */
export function isFromInstallation(
  { body }: Pick<ListenerArgs, 'body'>,
  workspace: string,
): boolean {
  const { team, team_id, is_enterprise_install } = payload.parse(body);
  return String(is_enterprise_install) !== 'true' && (team?.id ?? team_id) === workspace;
}

/** Look-ups of options and events: sent again they change nothing and tell nobody anything new. */
const HARMLESS: ReadonlySet<string | undefined> = new Set(['block_suggestion', 'event_callback']);

/** True for what must have its effect once: whatever is not known to have none. */
export function mustComeOnce({ body }: Pick<ListenerArgs, 'body'>): boolean {
  return !HARMLESS.has(payload.parse(body).type);
}
