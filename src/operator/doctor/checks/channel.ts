import { slackErrorCode } from '../../../slack/error-code.ts';
import { type Finding, given, mend, right } from '../finding.ts';
import type { Check } from '../subject.ts';

/**
 * Whether the app can post to the channel of the policy, without anybody seeing that it does: an ephemeral
 * message to the app's own bot, who has no screen. It takes no scope that Concierge does not have anyway
 * (docs/adr/0032-what-the-doctor-may-do.md).
 * https://docs.slack.dev/reference/methods/chat.postEphemeral#errors
 */
export const checkChannel: Check = ({ policy, slack }) =>
  given(slack, ({ client, botUserId: user }) =>
    given(policy, async ({ channel }) => {
      try {
        await client.chat.postEphemeral({ channel, user, text: 'Concierge can post here.' });
        return [right(`The app can post to ${channel}.`)];
      } catch (error) {
        return [refusal(channel, slackErrorCode(error) ?? '') ?? fault(error)];
      }
    }),
  );

/** Sender and recipient are one, so that it does not matter which of them Slack misses first. */
const OUTSIDE: ReadonlySet<string> = new Set(['not_in_channel', 'user_not_in_channel']);

function refusal(channel: string, code: string): Finding | undefined {
  if (OUTSIDE.has(code)) {
    return mend(`The app is not in ${channel}.`, 'In that channel, send /invite @Concierge');
  }
  switch (code) {
    case 'channel_not_found':
      return mend(
        `Slack shows the app no channel ${channel}.`,
        'Correct channel in the policy. If the channel is private, send /invite @Concierge in it.',
      );
    case 'is_archived':
      return mend(
        `The channel ${channel} is archived.`,
        'Unarchive it, or name another one as channel in the policy.',
      );
    case 'restricted_action':
      return mend(
        `The app may not post to ${channel}.`,
        'Let the app post under the channel’s settings, “Posting permissions”.',
      );
    default:
      return undefined;
  }
}

function fault(error: unknown): never {
  throw error;
}
