import type { KnownBlock } from '@slack/types';
import { approversOf, type Policy, poolName } from '../../domain/policy.ts';
import { blockingTrouble } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped, joined, type Mrkdwn, mention } from '../../messages/mrkdwn.ts';
import { actions, context, fields, header, section } from '../../slack/blocks.ts';
import { cardButtons } from './buttons.ts';
import { explainedTroubles } from './troubles.ts';

/** A message: blocks for the screen, text for notifications and screen readers. */
export interface Rendering {
  text: string;
  blocks: KnownBlock[];
}

/** The card in the requests channel: what is asked, how far it is, and what can be done. */
export function card(request: Request, policy: Policy, words: Messages): Rendering {
  const { plan } = request;
  const title = words.card.title(plan.email);
  const buttons = cardButtons(request, words);
  return {
    text: `${escaped(title)} (${plan.pool}): ${words.card.text[headline(request)]}`,
    blocks: [
      header(title),
      section(status(request, policy, words)),
      fields(facts(request, policy, words)),
      context(footnotes(request, words)),
      ...(buttons.length > 0 ? [actions('request', buttons)] : []),
    ],
  };
}

type Fact = [label: string, value: Mrkdwn];

/** The request as labels and values; the review modal shows the same. */
export function facts(
  { plan, requester, reason }: Request,
  policy: Policy,
  { card: labels }: Messages,
): Fact[] {
  return [
    [labels.email, escaped(plan.email)],
    [labels.pool, escaped(poolName(policy, plan.pool))],
    [labels.requester, mention(requester)],
    [labels.recipient, mention(plan.recipient)],
    ...(plan.fallback === undefined
      ? []
      : [[labels.fallback, mention(plan.fallback)] satisfies Fact]),
    [labels.reason, escaped(reason)],
  ];
}

function headline(request: Request): keyof Messages['card']['text'] {
  const { stage } = request;
  if (blockingTrouble(request)) return 'trouble';
  switch (stage.kind) {
    case 'pending':
    case 'approved':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
    case 'created':
    case 'delivered':
      return stage.kind;
    case 'creating':
      return 'approved';
    case 'announced':
      return 'created';
    case 'acknowledged':
    case 'hidden':
      return 'delivered';
  }
}

function status(request: Request, policy: Policy, words: Messages): string {
  const troubles = explainedTroubles(request, words);
  const line = blockingTrouble(request) ? words.card.trouble : progress(request, policy, words);
  return [line, ...troubles, ...fallbackLine(request, words)].join('\n');
}

/** The card named the fallback; once the password is handed over, it says that it was needed. */
function fallbackLine({ plan, stage }: Request, { card: texts }: Messages): Mrkdwn[] {
  switch (stage.kind) {
    case 'delivered':
    case 'acknowledged':
    case 'hidden': {
      const { to } = stage.message;
      return to === plan.recipient ? [] : [texts.toFallback(to)];
    }
    default:
      return [];
  }
}

function progress(request: Request, policy: Policy, { card: texts }: Messages): Mrkdwn {
  const { stage, approvals, approvalsRequired, plan } = request;
  const approvers = approversOf(policy, plan.pool);
  switch (stage.kind) {
    case 'pending':
      return texts.pending(approvers, approvals.length, approvalsRequired);
    case 'approved':
    case 'creating':
      return approvalsRequired === 0 ? texts.notRequired : texts.approved;
    case 'created':
    case 'announced':
      return texts.created;
    case 'delivered':
      return texts.delivered;
    case 'acknowledged':
      return texts.acknowledged;
    case 'hidden':
      return texts.hidden(stage.acknowledged);
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

/** One text an approval, so at most eight: Slack takes ten in a context block. */
function footnotes(request: Request, { card: texts }: Messages): Mrkdwn[] {
  const { stage, approvals, troubles, expiresAt, id } = request;
  const approved = approvals.map(({ by, at, comment }) =>
    joined([texts.approvedBy(by, at), ...(comment ? [texts.comment(comment)] : [])], ' '),
  );
  const references = troubles.map(({ reference }) => texts.reference(reference));
  return [
    ...approved,
    ...(stage.kind === 'denied' ? [texts.comment(stage.comment)] : []),
    ...(stage.kind === 'pending' ? [texts.expires(expiresAt)] : []),
    ...(references.length > 0 ? [joined(references, ' ')] : []),
    texts.reference(id),
  ];
}
