import type { Refusal } from '../domain/refusal.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { answer, type ListenerArgs } from '../slack/answer.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';

/** Tells a person why not, in their language, and records that they were told. */
export async function refuse(
  args: ListenerArgs,
  services: Pick<FrontServices, 'store' | 'log'>,
  person: { id: string; locale: string },
  refusal: Refusal,
): Promise<void> {
  const { entry } = senderOf(args);
  const reference = newReference();
  services.log.info({ reference, actor: person.id, entry, refusal: refusal.kind }, 'refused');
  await services.store.recordRefusal({
    id: reference,
    actor: person.id,
    entry,
    refusal,
    reference,
  });
  const words = messagesFor(person.locale);
  await answer(args, {
    text: words.explainRefusal(refusal),
    title: words.common.notice,
    close: words.common.close,
  });
}
