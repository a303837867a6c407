import { type Policy, poolName } from '../../domain/policy.ts';
import { blockingTrouble } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, context, section } from '../../slack/blocks.ts';
import { receiptButtons } from './buttons.ts';
import type { Rendering } from './card.ts';
import { explainedTroubles } from './troubles.ts';

/** The requester's own copy: one line on how far it is, in their language. */
export function receipt(request: Request, policy: Policy, words: Messages): Rendering {
  return rendering(request, policy, words, progressLine(request, policy, words));
}

/** How it ended, or what it needs, as a message of its own. It is never edited, so it has no button. */
export function news(request: Request, policy: Policy, words: Messages): Rendering {
  const line = endLine(request, words) ?? progressLine(request, policy, words);
  const { text, blocks } = rendering(request, policy, words, line);
  return { text, blocks: blocks.filter(({ type }) => type !== 'actions') };
}

function rendering(request: Request, policy: Policy, words: Messages, line: Mrkdwn): Rendering {
  const { id } = request;
  const buttons = receiptButtons(request, words);
  const where = [words.receipt.where(policy.channel), words.card.reference(id)];
  return {
    text: line,
    blocks: [
      section([line, ...explainedTroubles(request, words)].join('\n')),
      context(where),
      ...(buttons.length > 0 ? [actions('request', buttons)] : []),
    ],
  };
}

/** How a request ended without a user; nothing while it goes on, or when it ended with one. */
function endLine(request: Request, { receipt: texts }: Messages): Mrkdwn | undefined {
  const { plan, stage } = request;
  if (blockingTrouble(request)) return undefined;
  if (stage.kind === 'denied') return texts.denied(plan.email, stage.by, stage.comment);
  if (stage.kind === 'stopped') return texts.stopped(plan.email, stage.by, stage.remains);
  if (stage.kind !== 'expired') return undefined;
  return stage.approved ? texts.lapsed(plan.email, stage.remains) : texts.expired(plan.email);
}

function progressLine(request: Request, policy: Policy, { receipt: texts }: Messages): Mrkdwn {
  const { plan, stage, approvalsRequired } = request;
  const pool = poolName(policy, plan.pool);
  if (blockingTrouble(request)) return texts.trouble(plan.email);
  switch (stage.kind) {
    case 'pending':
      return texts.pending(plan.email, pool);
    case 'approved':
    case 'creating':
    case 'created':
    case 'announced':
      return approvalsRequired === 0
        ? texts.notRequired(plan.email, pool)
        : texts.working(plan.email, pool);
    case 'delivered':
      return texts.done(plan.email, pool, stage.message.to);
    case 'acknowledged':
      return texts.saved(plan.email, pool, stage.message.to);
    case 'hidden':
      return stage.acknowledged
        ? texts.saved(plan.email, pool, stage.message.to)
        : texts.takenDown(plan.email, pool, stage.message.to);
    case 'cancelled':
      return texts.cancelled(plan.email, pool);
    case 'stopped':
      return stage.by === request.requester
        ? texts.stopped(plan.email, stage.by, stage.remains)
        : texts.closed(plan.email, pool);
    case 'denied':
    case 'expired':
      return texts.closed(plan.email, pool);
  }
}
