import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { answer, type ListenerArgs } from '../slack/answer.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';

/**
 * The outermost middleware: whatever throws within is logged under a reference, and the person
 * reads one sentence with that reference instead of Slack's “failed with the error”.
 */
export function rescue(services: FrontServices): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    try {
      await args.next();
    } catch (error) {
      const reference = newReference();
      const { userId, entry } = senderOf(args);
      services.log.error({ err: error, reference, actor: userId, entry }, 'listener failed');
      await tellFault(args, services, userId, reference).catch((second: unknown) => {
        services.log.error({ err: second, reference }, 'the person could not be told');
      });
    }
  };
}

async function tellFault(
  args: ListenerArgs,
  services: FrontServices,
  userId: string | undefined,
  reference: string,
): Promise<void> {
  const locale = await localeOf(services, userId);
  const words = messagesFor(locale);
  const { notice, close } = words.common;
  await answer(args, { text: words.fault(reference), title: notice, close });
}

/** Slack may be what failed; then English has to do. */
async function localeOf(services: FrontServices, userId: string | undefined): Promise<string> {
  const person = userId ? await services.members.find(userId).catch(() => undefined) : undefined;
  return person?.locale ?? 'en-US';
}
