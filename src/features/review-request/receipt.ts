import { accountOf, handover } from '../../domain/plan.ts';
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
  const { stage } = request;
  const account = accountOf(request.plan);
  if (blockingTrouble(request)) return undefined;
  if (stage.kind === 'denied') return texts.denied(account, stage.by, stage.comment);
  if (stage.kind === 'stopped') return texts.stopped(account, stage.by, stage.remains);
  if (stage.kind !== 'expired') return undefined;
  return stage.approved ? texts.lapsed(account, stage.remains) : texts.expired(account);
}

function progressLine(request: Request, policy: Policy, words: Messages): Mrkdwn {
  const { receipt: texts } = words;
  const { plan, stage } = request;
  const account = accountOf(plan);
  const pool = poolName(policy, plan.pool);
  if (blockingTrouble(request)) return texts.trouble(account);
  switch (stage.kind) {
    case 'pending':
      return texts.pending(account, pool);
    case 'approved':
    case 'creating':
    case 'announced':
      return workingLine(request, pool, words);
    case 'created':
      return stage.proof
        ? texts.proving(account, pool, handover(request).recipient)
        : workingLine(request, pool, words);
    case 'invited':
      return texts.invited(account, pool, stage.mediums);
    case 'done':
      return texts.applied(account, pool, words.actions[plan.action].done);
    case 'delivered':
      return texts.done(account, pool, stage.message.to);
    case 'acknowledged':
      return texts.saved(account, pool, stage.message.to);
    case 'hidden':
      return stage.acknowledged
        ? texts.saved(account, pool, stage.message.to)
        : texts.takenDown(account, pool, stage.message.to);
    case 'cancelled':
      return texts.cancelled(account, pool);
    case 'stopped':
      return stage.by === request.requester
        ? texts.stopped(account, stage.by, stage.remains)
        : texts.closed(account, pool);
    case 'denied':
    case 'expired':
      return texts.closed(account, pool);
  }
}

function workingLine(request: Request, pool: string, { receipt: texts }: Messages): Mrkdwn {
  const { plan, approvalsRequired } = request;
  const account = accountOf(plan);
  if (plan.action !== 'add-user') return texts.carryingOut(account, pool);
  return approvalsRequired === 0 ? texts.notRequired(account, pool) : texts.working(account, pool);
}
