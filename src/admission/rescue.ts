import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { alsoLogging } from '../log.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { acknowledge, answer, type ListenerArgs } from '../slack/answer.ts';
import { countFault } from './count-fault.ts';
import { explainFault } from './fault.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';

/**
 * The outermost middleware: whatever throws within is logged under a reference, and the person
 * reads one sentence with that reference instead of Slack's “failed with the error”.
 * Slack gets its acknowledgement even when they cannot be told.
 */
export function rescue(services: FrontServices): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { userId, teamId, channelId, entry } = senderOf(args);
    alsoLogging({ slack: { user: userId, team: teamId, channel: channelId, entry } });
    try {
      await args.next();
    } catch (error) {
      const reference = newReference();
      services.log.error({ err: error, reference, actor: userId, entry }, 'listener failed');
      countFault(services, error);
      try {
        await tellFault(args, services, error, reference);
      } catch (second) {
        services.log.error({ err: second, reference }, 'the person could not be told');
        // Bolt refuses a second acknowledgement, and then the first is what Slack gets.
        await acknowledge(args).catch(() => {});
      }
    }
  };
}

async function tellFault(
  args: ListenerArgs,
  services: FrontServices,
  error: unknown,
  reference: string,
): Promise<void> {
  const { userId } = senderOf(args);
  const locale = await localeOf(services, userId);
  const words = messagesFor(locale);
  const { notice, close } = words.common;
  const text = explainFault(words, error, reference);
  await answer(args, { text, title: notice, close });
}

/** Slack may be what failed; then English has to do. */
async function localeOf(services: FrontServices, userId: string | undefined): Promise<string> {
  const person = userId ? await services.members.find(userId).catch(() => undefined) : undefined;
  return person?.locale ?? 'en-US';
}
