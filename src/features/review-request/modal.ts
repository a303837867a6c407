import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod/mini';
import type { FieldError } from '../../domain/field-error.ts';
import { directMessage } from '../../domain/plan.ts';
import { type Policy, poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { Verdict } from '../../domain/review.ts';
import { parseTypedText } from '../../domain/typed-text.ts';
import type { Messages } from '../../messages/index.ts';
import { type Mrkdwn, quoted } from '../../messages/mrkdwn.ts';
import { context, input, option, plain, section, sections } from '../../slack/blocks.ts';
import { readInputs } from '../../slack/inputs.ts';
import { handoverSteps } from './handover-steps.ts';
import { CALLBACK, COMMENT, VERDICT } from './ids.ts';

const LONGEST_COMMENT = 500;

/** What the modal remembers: which request was shown, and a digest of exactly what was shown. */
const shown = z.object({ id: z.string(), digest: z.string() });

export type Shown = z.output<typeof shown>;

/**
 * Everything that an approval will cause, and the question. Nothing is chosen beforehand. `found` is
 * what a look at the pool has shown, once there has been one.
 */
export function reviewModal(
  request: Request,
  policy: Policy,
  words: Messages,
  found?: Mrkdwn,
): ModalView {
  const { review, common } = words;
  const approvalsAfterThis = request.approvalsRequired - request.approvals.length - 1;
  const remembered: Shown = { id: request.id, digest: request.digest };
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(review.title),
    submit: plain(review.submit),
    close: plain(common.cancel),
    private_metadata: JSON.stringify(remembered),
    blocks: [
      section(`${review.asked(request.requester, request.requestedAt)}\n${quoted(request.reason)}`),
      { type: 'divider' },
      ...sections([
        `*${review.will(approvalsAfterThis)}*`,
        ...consequences(request, policy, words).flatMap((step) => step.split('\n')),
      ]),
      ...warnings(request, words),
      ...(found === undefined ? [] : [context([found])]),
      verdictInput(words),
      commentInput(words),
    ],
  };
}

/** Numbered, because one comes after the other. */
function consequences({ plan }: Request, policy: Policy, words: Messages): string[] {
  const pool = poolName(policy, plan.pool);
  const steps = [...words.consequences(plan, pool), ...handoverSteps(plan, words)];
  const to = directMessage(plan);
  return [
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...(to?.fallback === undefined ? [] : [words.review.fallback(to.fallback)]),
  ];
}

function warnings({ plan, requester }: Request, { review }: Messages): KnownBlock[] {
  const to = directMessage(plan);
  const seesPassword = to && to.delivery !== 'forgot-password';
  const lines = [
    ...(seesPassword && to.recipient !== requester ? [review.notTheRequester] : []),
    ...('isProtected' in plan && plan.isProtected ? [review.protected] : []),
  ];
  return lines.length > 0 ? [context(lines)] : [];
}

function verdictInput({ review }: Messages) {
  return input(VERDICT, review.verdict, {
    type: 'radio_buttons',
    action_id: VERDICT,
    options: [option('approve', review.approve), option('deny', review.deny)],
  });
}

function commentInput({ review }: Messages) {
  return input(
    COMMENT,
    review.comment,
    {
      type: 'plain_text_input',
      action_id: COMMENT,
      multiline: true,
      max_length: LONGEST_COMMENT,
    },
    { optional: true, hint: review.commentHint },
  );
}

/** Reads a submission: the verdict, or the errors by block id. */
export function submittedVerdict(values: unknown): Result<Verdict, Record<string, FieldError>> {
  const inputs = readInputs(values);
  const typed = parseTypedText(inputs.text(COMMENT));
  if (!typed.ok) return refused({ [COMMENT]: typed.error });
  const comment = typed.value;
  if (comment.length > LONGEST_COMMENT) {
    return refused({ [COMMENT]: { kind: 'reason-too-long', limit: LONGEST_COMMENT } });
  }
  switch (inputs.choice(VERDICT)) {
    case 'approve':
      return ok(comment === '' ? { kind: 'approve' } : { kind: 'approve', comment });
    case 'deny':
      return comment === ''
        ? refused({ [COMMENT]: { kind: 'comment-missing' } })
        : ok({ kind: 'deny', comment });
    default:
      return refused({ [VERDICT]: { kind: 'verdict-missing' } });
  }
}

/** Reads what the modal remembered; of a modal that is not ours, that it shows no request. */
export function rememberedRequest(privateMetadata: string): Shown {
  try {
    return shown.parse(JSON.parse(privateMetadata));
  } catch {
    return { id: '', digest: '' };
  }
}
