import type { ModalView } from '@slack/types';
import type { WorkerServices } from '../../services.ts';
import { slackTrouble } from '../../slack/failure.ts';
import { updateModal } from '../../slack/update-modal.ts';

/** As well as can be: people close modals, and then nothing is there to take down. */
export async function closeModal(
  { slack, log }: WorkerServices,
  viewId: string | undefined,
  view: ModalView,
): Promise<void> {
  if (viewId === undefined) return;
  try {
    await updateModal(slack, viewId, view);
  } catch (error) {
    if (!slackTrouble(error)) throw error;
    log.warn({ err: error }, 'a modal could not be taken down');
  }
}
