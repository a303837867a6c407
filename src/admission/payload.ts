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

/** Who sent a payload from where, and what they used: a command, an action id, a callback id. */
export interface Sender {
  type: string | undefined;
  userId: string | undefined;
  /** The workspace of whoever clicked or typed, `T…`, as far as the payload says. */
  teamId: string | undefined;
  entry: string;
  /** The workspace in which the app is installed; undefined for an organisation. */
  installation: string | undefined;
  /** Where, if it was in a conversation: `C…` or `D…`. */
  channelId: string | undefined;
}

/** Look-ups of options and events: sent again they change nothing and tell nobody anything new. */
const HARMLESS: ReadonlySet<string | undefined> = new Set(['block_suggestion', 'event_callback']);

/**
 * `team.id` of a click is the app's workspace; the person's own is `user.team_id`. Slack writes
 * `is_enterprise_install` as a text in commands, and leaves `team` empty for an organisation.
 */
export function senderOf({ body }: Pick<ListenerArgs, 'body'>): Sender {
  const sent = payload.parse(body);
  const { type, command, user_id, team_id, user, view, event, team, channel } = sent;
  const action = sent.action_id ?? sent.actions?.[0]?.action_id;
  const ofOrganisation = String(sent.is_enterprise_install) === 'true';
  return {
    type,
    userId: user?.id ?? user_id ?? event?.user,
    teamId: command === undefined ? user?.team_id : team_id,
    entry: command ?? action ?? view?.callback_id ?? event?.type ?? 'unknown',
    installation: ofOrganisation ? undefined : (team?.id ?? team_id),
    channelId: channel?.id ?? sent.channel_id,
  };
}

/** True for what must have its effect once: whatever is not known to have none. */
export function mustComeOnce({ type }: Pick<Sender, 'type'>): boolean {
  return !HARMLESS.has(type);
}
