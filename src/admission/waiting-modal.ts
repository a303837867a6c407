import type { ModalView } from '@slack/types';
import type { FrontServices } from '../services.ts';
import type { ListenerArgs } from '../slack/answer.ts';
import { noticeModal } from '../slack/blocks.ts';
import { updateModal } from '../slack/update-modal.ts';
import { countFault } from './count-fault.ts';
import { explainFault } from './fault.ts';
import { onceOf } from './once.ts';
import { senderOf } from './payload.ts';
import { newReference } from './reference.ts';
import type { Visitor } from './visitor.ts';

/** Where a modal goes: on its own, or on top of the one that is there. */
export interface Opening {
  how: 'open' | 'push';
  trigger: string;
  /** What it says meanwhile, if not that it waits. */
  view?: ModalView;
}

/**
 * Opens a modal at once, for its trigger is good for three seconds, and fills it with what has to be
 * looked up first; with nothing, if somebody else fills it. What goes wrong meanwhile is told there,
 * under a reference.
 */
export async function waitingModal(
  args: ListenerArgs,
  services: Pick<FrontServices, 'log' | 'metrics'>,
  visitor: Visitor,
  { how, trigger, view }: Opening,
  fill: (viewId: string) => Promise<ModalView | undefined>,
): Promise<void> {
  const { common, waiting } = visitor.words;
  const meanwhile = view ?? noticeModal(common.notice, waiting, common.close);
  const opened = await args.client.views[how]({ trigger_id: trigger, view: meanwhile });
  // The trigger works once, so this comes soon enough for all that has another effect.
  await onceOf(args.context).pass();
  const view_id = opened.view?.id ?? '';
  const filled = await fill(view_id).catch((error: unknown) => {
    const reference = newReference();
    const { entry } = senderOf(args);
    const line = { err: error, reference, actor: visitor.person.id, entry };
    services.log.error(line, 'listener failed');
    countFault(services, error);
    return noticeModal(common.notice, explainFault(visitor.words, error, reference), common.close);
  });
  if (filled) await updateModal(args.client, view_id, filled);
}
