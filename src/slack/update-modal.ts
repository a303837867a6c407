import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { slackErrorCode } from './error-code.ts';

/** False when the person has closed the modal. */
export async function updateModal(
  slack: WebClient,
  view_id: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await slack.views.update({ view_id, view });
    return true;
  } catch (error) {
    if (slackErrorCode(error) === 'not_found') return false;
    throw error;
  }
}
