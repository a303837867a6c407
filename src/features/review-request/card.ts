import type { KnownBlock } from '@slack/types';
import { shortDigest } from '../../domain/canonical.ts';
import { accountOf, directMessage } from '../../domain/plan.ts';
import { approversOf, type Policy, poolName } from '../../domain/policy.ts';
import { blockingTrouble } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped, joined, linesOf, type Mrkdwn, mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, context, fields, header, sections } from '../../slack/blocks.ts';
import { cardButtons } from './buttons.ts';
import { facts } from './facts.ts';
import { glassLine } from './glass-line.ts';
import { explainedTroubles } from './troubles.ts';

/** A message: blocks for the screen, text for notifications and screen readers. */
export interface Rendering {
  text: Mrkdwn;
  blocks: KnownBlock[];
}

/** The card in the requests channel: what is asked, how far it is, and what can be done. */
export function card(request: Request, policy: Policy, words: Messages): Rendering {
  const { plan } = request;
  const named = words.actions[plan.action].title(accountOf(plan));
  const title = request.glass ? words.breakGlass.heading(named) : named;
  const buttons = cardButtons(request, words);
  return {
    text: mrkdwn`${escaped(title)} (${escaped(plan.pool)}): ${escaped(headlines(words)[headline(request)])}`,
    blocks: [
      header(title),
      ...sections(status(request, policy, words)),
      fields(facts(request, policy, words).map(([label, fact]) => [escaped(label), fact] as const)),
      context(footnotes(request, words)),
      ...(buttons.length > 0 ? [actions('request', buttons)] : []),
    ],
  };
}

function headlines({ card: { text }, handover }: Messages) {
  return { ...text, ...handover.card.text };
}

function headline(request: Request): keyof ReturnType<typeof headlines> {
  const { stage } = request;
  if (blockingTrouble(request)) return 'trouble';
  if (request.frozen) return 'frozen';
  switch (stage.kind) {
    case 'pending':
    case 'approved':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
    case 'delivered':
    case 'claimable':
    case 'revoked':
    case 'locked':
      return stage.kind;
    case 'disowned':
      return 'trouble';
    case 'created':
      return stage.proof ? 'proving' : userStands(request);
    case 'creating':
      return 'approved';
    case 'announced':
      return userStands(request);
    case 'acknowledged':
    case 'hidden':
    case 'invited':
    case 'done':
    case 'told':
    case 'revealed':
    case 'overtaken':
      return 'delivered';
  }
}

/** Of a user who stood before it is no news that they stand. */
function userStands({ plan }: Request): 'created' | 'approved' {
  return plan.action === 'add-user' ? 'created' : 'approved';
}

/** How far it is comes first: what is to be done can be long. */
function status(request: Request, policy: Policy, words: Messages): Mrkdwn[] {
  const troubles = explainedTroubles(request, words);
  const line = blockingTrouble(request) ? words.card.trouble : progress(request, policy, words);
  const notes = [
    ...glassLine(request, words),
    ...checkedLine(request, words),
    ...fallbackLine(request, words),
  ];
  const lines = [line, ...troubles, ...notes, ...changeLine(request, policy, words)];
  return lines.flatMap(linesOf);
}

/** What is to be done with a user; of a new account the facts say all. */
function changeLine({ plan }: Request, policy: Policy, words: Messages): Mrkdwn[] {
  return plan.action === 'add-user' ? [] : words.consequences(plan, poolName(policy, plan.pool));
}

function checkedLine({ stage }: Request, { card: texts }: Messages): Mrkdwn[] {
  return 'checked' in stage && stage.checked ? [texts.signInChecked] : [];
}

/** The card named the fallback; once the password is handed over, it says that it was needed. */
function fallbackLine({ plan, stage }: Request, { card: texts }: Messages): Mrkdwn[] {
  switch (stage.kind) {
    case 'delivered':
    case 'acknowledged':
    case 'hidden': {
      const { to } = stage.message;
      return to === directMessage(plan)?.recipient ? [] : [texts.toFallback(to)];
    }
    default:
      return [];
  }
}

function progress(request: Request, policy: Policy, words: Messages): Mrkdwn {
  const { card: texts } = words;
  if (request.frozen) return words.frozenRequest.card(request.frozen);
  const { card: handover } = words.handover;
  const { stage, approvals, approvalsRequired, plan } = request;
  const approvers = approversOf(policy, plan.pool);
  const { done } = words.actions[plan.action];
  switch (stage.kind) {
    case 'pending':
      return texts.pending(approvers, approvals.length, approvalsRequired);
    case 'approved':
    case 'creating':
      return working(request, words);
    case 'created':
      return stage.proof
        ? texts.proving(stage.proof.attribute, stage.proof.destination)
        : standing(request, words);
    case 'announced':
      return standing(request, words);
    case 'delivered':
      return stage.validUntil === undefined
        ? texts.delivered(done)
        : texts.deliveredTemporary(done, stage.validUntil);
    case 'invited':
      return texts.invited(stage.mediums);
    case 'done':
      return texts.done(done);
    case 'acknowledged':
      return texts.acknowledged(done);
    case 'hidden':
      return stage.overtaken ? handover.overtaken : texts.hidden(done, stage.acknowledged);
    case 'overtaken':
      return handover.overtaken;
    case 'claimable':
      return handover.claimable(stage.message.to, stage.claimBy);
    case 'revealed':
      return handover.revealed(done, stage.message.to, stage.at);
    case 'told':
      return handover.ready(done, stage.message.to);
    case 'disowned':
      return handover.disowned(stage.message.to);
    case 'locked':
      return handover.locked(stage.message.to);
    case 'revoked':
      return handover.revoked(stage.why);
    case 'denied':
      return texts.denied(stage.by);
    case 'cancelled':
      return texts.cancelled(stage.by);
    case 'expired':
      return stage.approved ? texts.lapsed(stage.remains) : texts.expired;
    case 'stopped':
      return texts.stopped(stage.by, stage.remains);
  }
}

function working({ plan, approvalsRequired, glass }: Request, words: Messages): Mrkdwn {
  const { card: texts } = words;
  if (glass) return words.breakGlass.working;
  if (plan.action === 'add-user') {
    return approvalsRequired === 0 ? texts.notRequired : texts.approved;
  }
  return approvalsRequired === 0 ? texts.carryingOutUnasked : texts.carryingOut;
}

function standing(request: Request, words: Messages): Mrkdwn {
  const { plan } = request;
  if (plan.action !== 'add-user') return working(request, words);
  if (plan.delivery === 'forgot-password') return words.handover.card.telling;
  return plan.delivery === 'invitation' ? words.card.inviting : words.card.created;
}

/** Slack takes ten texts in a context block. */
const MOST_APPROVALS_SHOWN = 5;

/** One text an approval; of those that make up for others, only the last are shown. */
function footnotes(request: Request, { card: texts }: Messages): Mrkdwn[] {
  const { stage, approvals, troubles, expiresAt, id } = request;
  const approved = approvals
    .slice(-MOST_APPROVALS_SHOWN)
    .map(({ by, at, comment }) =>
      joined([texts.approvedBy(by, at), ...(comment ? [texts.comment(comment)] : [])], ' '),
    );
  const references = troubles.map(({ reference }) => texts.reference(reference));
  return [
    ...approved,
    ...(stage.kind === 'denied' ? [texts.comment(stage.comment)] : []),
    ...(stage.kind === 'pending' ? [texts.expires(expiresAt)] : []),
    ...(references.length > 0 ? [joined(references, ' ')] : []),
    texts.content(shortDigest(request.digest)),
    texts.reference(id),
  ];
}
