import type { Button } from '@slack/types';
import { lacksApproval } from '../../domain/lacking.ts';
import { blockingTrouble, remedies } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { button } from '../../slack/blocks.ts';
import { BREAK_GLASS, CANCEL, CLAIM, RETRY, REVIEW, STOP } from './ids.ts';

/** What approvers can do on the card. */
export function cardButtons(request: Request, words: Messages): Button[] {
  const { id, stage } = request;
  const review = button(REVIEW, words.card.review, id, { style: 'primary' });
  return [
    ...(stage.kind === 'pending' || lacksApproval(request) ? [review] : []),
    ...claimButtons(request, words),
    ...remedyButtons(request, words),
  ];
}

/**
 * What the requester can do on their receipt; claiming a user is for approvers. `wayPast`: they may go
 * past the approvers.
 */
export function receiptButtons(request: Request, words: Messages, wayPast: boolean): Button[] {
  const { id, stage } = request;
  const untouched = stage.kind === 'pending' || stage.kind === 'approved';
  const cancel = button(CANCEL, words.receipt.cancel, id, {
    confirm: { ...words.confirm.cancel, deny: words.confirm.back },
  });
  const troubled = blockingTrouble(request) !== undefined;
  const pass = button(BREAK_GLASS, words.breakGlass.button, id, { style: 'danger' });
  return [
    ...remedyButtons(request, words),
    ...(untouched && !troubled ? [cancel] : []),
    ...(wayPast ? [pass] : []),
  ];
}

function remedyButtons(request: Request, words: Messages): Button[] {
  const { id, troubles } = request;
  const offered = remedies(request);
  const retry = button(RETRY, words.card.retry, `${id} ${troubles.at(-1)?.reference}`);
  const stop = button(STOP, words.card.stop, id, {
    style: 'danger',
    confirm: { ...words.confirm.stop, deny: words.confirm.back },
  });
  return [
    ...(offered.includes('retry') ? [retry] : []),
    ...(offered.includes('stop') ? [stop] : []),
  ];
}

/** The button carries the `sub` that the card shows, so that no other user can be meant. */
function claimButtons(request: Request, words: Messages): Button[] {
  const trouble = blockingTrouble(request)?.trouble;
  if (trouble?.kind !== 'maybe-ours') return [];
  const confirm = { ...words.confirm.claim, deny: words.confirm.back };
  return [button(CLAIM, words.card.claim, `${request.id} ${trouble.sub}`, { confirm })];
}
