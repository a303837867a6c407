import type { ModalView } from '@slack/types';
import type { FrontServices } from '../services.ts';
import type { ListenerArgs } from '../slack/answer.ts';
import { noticeModal } from '../slack/blocks.ts';
import { slackErrorCode } from '../slack/error-code.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';
import type { Visitor } from './visitor.ts';

/** Where a modal goes: on its own, or on top of the one that is there. */
export type Opening = { how: 'open' | 'push'; trigger: string };

/**
 * Opens a modal at once, for its trigger is good for three seconds, and fills it with what has to be
 * looked up first. What goes wrong meanwhile is told there, under a reference.
 */
export async function waitingModal(
  args: ListenerArgs,
  { log }: Pick<FrontServices, 'log'>,
  visitor: Visitor,
  { how, trigger }: Opening,
  fill: () => Promise<ModalView>,
): Promise<void> {
  const { common, waiting } = visitor.words;
  const view = noticeModal(common.notice, waiting, common.close);
  const opened = await args.client.views[how]({ trigger_id: trigger, view });
  const filled = await fill().catch((error: unknown) => {
    const reference = newReference();
    const { entry } = senderOf(args);
    log.error({ err: error, reference, actor: visitor.person.id, entry }, 'listener failed');
    return noticeModal(common.notice, visitor.words.fault(reference), common.close);
  });
  const updated = args.client.views.update({ view_id: opened.view?.id ?? '', view: filled });
  await updated.catch(unlessClosed);
}

/** Whoever closed the modal meanwhile wants to know no more. */
function unlessClosed(error: unknown): void {
  if (slackErrorCode(error) !== 'not_found') throw error;
}
