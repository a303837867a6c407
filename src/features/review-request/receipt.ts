import type { Button } from '@slack/types';
import type { DeliveryStage } from '../../domain/delivery.ts';
import { accountOf, handover, type Plan } from '../../domain/plan.ts';
import { type Policy, poolName } from '../../domain/policy.ts';
import { blockingTrouble } from '../../domain/remedy.ts';
import type { Request } from '../../domain/request.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Messages } from '../../messages/index.ts';
import { joined, type Mrkdwn } from '../../messages/mrkdwn.ts';
import { actions, context, section } from '../../slack/blocks.ts';
import { receiptButtons } from './buttons.ts';
import type { Rendering } from './card.ts';
import { glassLine } from './glass-line.ts';
import { explainedTroubles } from './troubles.ts';

/**
 * The requester's own copy: one line on how far it is, in their language. `wayPast`: the requester
 * may go past the approvers.
 */
export function receipt(
  request: Request,
  policy: Policy,
  words: Messages,
  wayPast = false,
): Rendering {
  const buttons = receiptButtons(request, words, wayPast);
  return rendering(request, policy, words, progressLine(request, policy, words), buttons);
}

/** How it ended, or what it needs, as a message of its own. It is never edited, so it has no button. */
export function news(request: Request, policy: Policy, words: Messages): Rendering {
  const line = endLine(request, words) ?? progressLine(request, policy, words);
  return rendering(request, policy, words, line);
}

function rendering(
  request: Request,
  policy: Policy,
  words: Messages,
  line: Mrkdwn,
  buttons: Button[] = [],
): Rendering {
  const { id } = request;
  const where = [words.receipt.where(policy.channel), words.card.reference(id)];
  return {
    text: line,
    blocks: [
      section(
        joined([line, ...glassLine(request, words), ...explainedTroubles(request, words)], '\n'),
      ),
      context(where),
      ...(buttons.length > 0 ? [actions('request', buttons)] : []),
    ],
  };
}

/** How a request ended without a user; nothing while it goes on, or when it ended with one. */
function endLine(request: Request, words: Messages): Mrkdwn | undefined {
  const { receipt: texts } = words;
  const { plan, stage } = request;
  const subject = words.subject(plan.action, accountOf(plan));
  if (blockingTrouble(request)) return undefined;
  if (stage.kind === 'denied') return texts.denied(subject, stage.by, stage.comment);
  if (stage.kind === 'stopped') return texts.stopped(subject, stage.by, stage.remains);
  if (stage.kind !== 'expired') return undefined;
  return stage.approved ? texts.lapsed(subject, stage.remains) : texts.expired(subject);
}

function progressLine(request: Request, policy: Policy, words: Messages): Mrkdwn {
  const { receipt: texts } = words;
  const { plan, stage } = request;
  const account = accountOf(plan);
  const subject = words.subject(plan.action, account);
  const pool = poolName(policy, plan.pool);
  if (blockingTrouble(request)) return texts.trouble(subject);
  if (request.frozen) return words.frozenRequest.receipt(subject, pool, request.frozen);
  switch (stage.kind) {
    case 'pending':
      return texts.pending(subject, pool);
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
    case 'acknowledged':
    case 'hidden':
      return handedOver(plan, stage, pool, words);
    case 'overtaken':
    case 'claimable':
    case 'revealed':
    case 'told':
    case 'disowned':
    case 'locked':
    case 'revoked':
      return fateLine(stage, account, pool, words);
    case 'cancelled':
      return texts.cancelled(subject, pool);
    case 'stopped':
      return stage.by === request.requester
        ? texts.stopped(subject, stage.by, stage.remains)
        : texts.closed(subject, pool);
    case 'denied':
    case 'expired':
      return texts.closed(subject, pool);
  }
}

type HandedOver = Extract<Stage, { kind: 'delivered' | 'acknowledged' | 'hidden' }>;

type Fate = Exclude<DeliveryStage, HandedOver | { kind: 'announced' }>;

/** What became of a password that did not simply stand in the DM. */
function fateLine(stage: Fate, account: string, pool: string, { handover }: Messages): Mrkdwn {
  const { receipt: texts } = handover;
  const { to } = stage.message;
  switch (stage.kind) {
    case 'overtaken':
      return texts.overtaken(account, pool);
    case 'claimable':
      return texts.claimable(account, pool, to);
    case 'revealed':
      return texts.revealed(account, pool, to);
    case 'told':
      return texts.ready(account, pool, to);
    case 'disowned':
      return texts.locking(account, pool, to);
    case 'locked':
      return texts.locked(account, pool, to);
    case 'revoked':
      return texts.revoked(account, pool, stage.why);
  }
}

/** A new user can sign in; whether one who was there before can, hangs on more than the password. */
function handedOver(plan: Plan, stage: HandedOver, pool: string, words: Messages): Mrkdwn {
  const { receipt: texts, actions: asked, handover } = words;
  const account = accountOf(plan);
  const { to } = stage.message;
  if (stage.kind === 'hidden' && stage.overtaken) return handover.receipt.overtaken(account, pool);
  return plan.action === 'add-user'
    ? texts[fateOfPassword(stage)](account, pool, to)
    : texts.renewed[fateOfPassword(stage)](account, pool, asked[plan.action].done, to);
}

function fateOfPassword(stage: HandedOver): 'done' | 'saved' | 'takenDown' {
  if (stage.kind === 'delivered') return 'done';
  return stage.kind === 'hidden' && !stage.acknowledged ? 'takenDown' : 'saved';
}

function workingLine(request: Request, pool: string, words: Messages): Mrkdwn {
  const { receipt: texts } = words;
  const { plan, approvalsRequired, glass } = request;
  const account = accountOf(plan);
  if (plan.action !== 'add-user' || glass) {
    return texts.carryingOut(words.subject(plan.action, account), pool);
  }
  return approvalsRequired === 0 ? texts.notRequired(account, pool) : texts.working(account, pool);
}
