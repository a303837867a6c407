import type { ModalView } from '@slack/types';
import type { Refusal } from '../domain/refusal.ts';
import { messagesFor } from '../messages/index.ts';
import type { FrontServices } from '../services.ts';
import { type Answer, answer, type ListenerArgs } from '../slack/answer.ts';
import { noticeModal } from '../slack/blocks.ts';
import { onceOf } from './once.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';

type Services = Pick<FrontServices, 'store' | 'log' | 'metrics'>;

interface Refused {
  id: string;
  locale: string;
}

/** Tells a person why not, in their language, and records that they were told. */
export async function refuse(
  args: ListenerArgs,
  services: Services,
  person: Refused,
  refusal: Refusal,
): Promise<void> {
  await onceOf(args.context).pass();
  await answer(args, await recordedRefusal(args, services, person, refusal));
}

/** A refusal for a modal that is open already: recorded, and shown in it. */
export async function refusalModal(
  args: ListenerArgs,
  services: Services,
  person: Refused,
  refusal: Refusal,
): Promise<ModalView> {
  const { title, text, close } = await recordedRefusal(args, services, person, refusal);
  return noticeModal(title, text, close);
}

/** Puts a refusal on record, and returns what the person is to be told. */
export async function recordedRefusal(
  args: ListenerArgs,
  services: Services,
  person: Refused,
  refusal: Refusal,
): Promise<Answer> {
  const { entry } = senderOf(args);
  const reference = newReference();
  services.log.info({ reference, actor: person.id, entry, refusal: refusal.kind }, 'refused');
  services.metrics('Refusals', 1, { Kind: refusal.kind });
  await services.store.recordRefusal({
    id: reference,
    actor: person.id,
    entry,
    refusal,
    reference,
  });
  const words = messagesFor(person.locale);
  return {
    text: words.explainRefusal(refusal),
    title: words.common.notice,
    close: words.common.close,
  };
}
