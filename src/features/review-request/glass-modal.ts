import type { ModalView } from '@slack/types';
import { SHORTEST_REASON } from '../../domain/break-glass.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Policy } from '../../domain/policy.ts';
import { LONGEST_REASON, parseReason } from '../../domain/reason.ts';
import type { Request } from '../../domain/request.ts';
import { type Result, refused } from '../../domain/result.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped, linesOf, mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, button, longTextInput, plain, sections } from '../../slack/blocks.ts';
import { readInputs } from '../../slack/inputs.ts';
import { BREAK_GLASS, EMERGENCY, GLASS_CALLBACK } from './ids.ts';
import { consequences, remembering } from './modal.ts';

/** What going past the approvers causes, who is told of it, and the question why. */
export function glassModal(request: Request, policy: Policy, words: Messages): ModalView {
  const { breakGlass, common } = words;
  const tell = policy.pools.get(request.plan.pool)?.breakGlass?.tell ?? [];
  return {
    type: 'modal',
    callback_id: GLASS_CALLBACK,
    title: plain(breakGlass.title),
    submit: plain(breakGlass.submit),
    close: plain(common.cancel),
    private_metadata: remembering(request),
    blocks: [
      ...sections([breakGlass.warning(tell)]),
      ...sections([
        mrkdwn`*${escaped(breakGlass.will)}*`,
        ...consequences(request, policy, words).flatMap(linesOf),
      ]),
      longTextInput(
        EMERGENCY,
        breakGlass.reason,
        LONGEST_REASON,
        breakGlass.reasonHint(SHORTEST_REASON),
      ),
    ],
  };
}

/** The review with a way past the other approvers below. */
export function withWayPast(view: ModalView, { id }: Request, words: Messages): ModalView {
  const pass = button(BREAK_GLASS, words.breakGlass.button, id, { style: 'danger' });
  return { ...view, blocks: [...view.blocks, actions(BREAK_GLASS, [pass])] };
}

/** Reads a submission: the reason, or what is wrong with it and in which block. */
export function submittedEmergency(
  values: unknown,
): Result<string, { block: string; error: FieldError }> {
  const reason = parseReason(readInputs(values).text(EMERGENCY));
  if (!reason.ok) return refused({ block: EMERGENCY, error: reason.error });
  return [...reason.value].length >= SHORTEST_REASON
    ? reason
    : refused({ block: EMERGENCY, error: { kind: 'reason-too-short', least: SHORTEST_REASON } });
}
