import { after } from './duration.ts';
import type { Request } from './request.ts';
import { isNotice, type StepName } from './step.ts';

/** The messages that mirror a request in Slack. They are renderings, not history. */
export type NoticeKind = 'card' | 'receipt' | 'outcome';

export interface Notice {
  channel: string;
  ts: string;
  /** The milestone that the message tells of. */
  shows: string;
}

export type Notices = Partial<Record<NoticeKind, Notice>>;

/** How long a request whose next step is ready may lie before the sweeper wakes it, in ms. */
export const GRACE = 30_000;

/** What the card and the receipt have to say; when it changes, they are edited. */
export function milestone(request: Request): string {
  const { stage, approvals, troubles, retries } = request;
  const progress = stage.kind === 'pending' ? `pending-${approvals.length}` : stage.kind;
  const told = progress === 'creating' ? 'approved' : progress;
  const settled = told === 'announced' ? 'created' : told;
  return troubles.length > 0 ? `${settled}-trouble-${retries}-${troubles.length}` : settled;
}

/**
 * The next thing to do for a request, or nothing. People are told first: the card is edited before
 * the step after it runs, so it never lags far behind and never says more than has happened.
 */
export function nextStep(request: Request, notices: Notices, now: Date): StepName | undefined {
  return nextNotice(request, notices) ?? (isBlocked(request) ? undefined : nextAct(request, now));
}

/** True when something other than a message failed: only a human can let the request go on. */
function isBlocked(request: Request): boolean {
  return request.troubles.some((trouble) => !isNotice(trouble.step));
}

function nextNotice(request: Request, notices: Notices): StepName | undefined {
  const stale = (kind: NoticeKind, step: StepName) =>
    notices[kind]?.shows !== milestone(request) &&
    !request.troubles.some((trouble) => trouble.step === step);
  if (stale('card', 'show-card')) return 'show-card';
  if (stale('receipt', 'show-receipt')) return 'show-receipt';
  const endedWithoutUser = request.stage.kind === 'denied' || request.stage.kind === 'expired';
  return endedWithoutUser && stale('outcome', 'tell-outcome') ? 'tell-outcome' : undefined;
}

function nextAct(request: Request, now: Date): StepName | undefined {
  const { stage } = request;
  switch (stage.kind) {
    case 'pending':
      return hasCome(request.expiresAt, now) ? 'expire' : undefined;
    case 'approved':
      return 'start-creation';
    case 'creating':
      return 'create-user';
    case 'created':
      return 'announce-delivery';
    case 'announced':
      return 'deliver-credential';
    case 'delivered':
      return hasCome(stage.hideAt, now) ? 'hide-credential' : undefined;
    case 'acknowledged':
      return 'hide-credential';
    case 'denied':
    case 'expired':
    case 'hidden':
      return undefined;
  }
}

/** When the sweeper should look at a request next (ISO time), or never. */
export function dueAt(request: Request, notices: Notices, now: Date): string | undefined {
  if (nextStep(request, notices, now)) return after(now, GRACE);
  if (isBlocked(request)) return undefined;
  if (request.stage.kind === 'pending') return request.expiresAt;
  return request.stage.kind === 'delivered' ? request.stage.hideAt : undefined;
}

function hasCome(moment: string, now: Date): boolean {
  return now.getTime() >= new Date(moment).getTime();
}
