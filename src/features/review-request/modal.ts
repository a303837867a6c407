import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod/mini';
import { shortDigest } from '../../domain/canonical.ts';
import { plusAddressOf } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import { looksLikeAnother } from '../../domain/legible.ts';
import { directMessage, type Plan } from '../../domain/plan.ts';
import { type Policy, poolName } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { Verdict } from '../../domain/review.ts';
import { parseTypedText } from '../../domain/typed-text.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped, linesOf, type Mrkdwn, mrkdwn, quoted } from '../../messages/mrkdwn.ts';
import { context, input, option, plain, section, sections } from '../../slack/blocks.ts';
import { readInputs } from '../../slack/inputs.ts';
import { handoverSteps } from './handover-steps.ts';
import { CALLBACK, COMMENT, VERDICT } from './ids.ts';

const LONGEST_COMMENT = 500;

/** What the modal remembers: which request was shown, and a digest of exactly what was shown. */
const shown = z.object({ id: z.string(), digest: z.string() });

export type Shown = z.output<typeof shown>;

/** What depends on the moment and on who reads. */
export interface Notes {
  /** What a look at the pool has shown, once there has been one. */
  found?: Mrkdwn | undefined;
  /** Why the reader's approval would not do. */
  unfit?: Refusal | undefined;
}

/** Everything that an approval will cause, and the question. Nothing is chosen beforehand. */
export function reviewModal(
  request: Request,
  policy: Policy,
  words: Messages,
  { found, unfit }: Notes = {},
): ModalView {
  const { review, common } = words;
  const after = request.approvalsRequired - request.approvals.length - 1;
  const approvalsAfterThis = Math.max(0, after);
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(review.title),
    submit: plain(review.submit),
    close: plain(common.cancel),
    private_metadata: remembering(request),
    blocks: [
      section(
        mrkdwn`${review.asked(request.requester, request.requestedAt)}\n${quoted(request.reason)}`,
      ),
      { type: 'divider' },
      ...sections([
        mrkdwn`*${escaped(review.will(approvalsAfterThis))}*`,
        ...consequences(request, policy, words).flatMap(linesOf),
      ]),
      ...warnings(request, words),
      ...(unfit === undefined ? [] : [context([words.explainRefusal(unfit)])]),
      context([
        ...(found === undefined ? [] : [found]),
        words.card.content(shortDigest(request.digest)),
      ]),
      verdictInput(words),
      commentInput(words),
    ],
  };
}

/** What `rememberedRequest` reads. */
export function remembering({ id, digest }: Request): string {
  const remembered: Shown = { id, digest };
  return JSON.stringify(remembered);
}

/** Numbered, because one comes after the other. */
export function consequences({ plan }: Request, policy: Policy, words: Messages): Mrkdwn[] {
  const pool = poolName(policy, plan.pool);
  const steps = [...words.consequences(plan, pool), ...handoverSteps(plan, words)];
  const to = directMessage(plan);
  return [
    ...steps.map((step, index) => mrkdwn`${index + 1}. ${step}`),
    ...(to?.fallback === undefined ? [] : [words.review.fallback(to.fallback)]),
  ];
}

function warnings({ plan, requester }: Request, { review }: Messages): KnownBlock[] {
  const to = directMessage(plan);
  const seesPassword = to && to.delivery !== 'forgot-password';
  const lines = [
    ...(seesPassword && to.recipient !== requester ? [review.notTheRequester] : []),
    ...('isProtected' in plan && plan.isProtected ? [review.protected] : []),
    ...nameWarnings(plan, review),
  ];
  return lines.length > 0 ? [context(lines)] : [];
}

/** A name is what an approver goes by, and some pass for others. */
function nameWarnings(plan: Plan, review: Messages['review']): Mrkdwn[] {
  const { email = '', username = '' } = plan;
  const names = [...new Set([email, username, preferredUsername(plan)])].filter(looksLikeAnother);
  const base = plusAddressOf(email);
  return [
    ...('sub' in plan ? [review.identity(plan.username, plan.sub)] : []),
    ...names.map(review.lookAlike),
    ...(base === undefined ? [] : [review.plusAddress(base)]),
  ];
}

/** The one attribute that is a name, and may sign somebody in. */
function preferredUsername(plan: Plan): string {
  if (plan.action === 'add-user') return plan.attributes?.preferred_username ?? '';
  return plan.action === 'change-attribute' && plan.attribute === 'preferred_username'
    ? plan.to
    : '';
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
