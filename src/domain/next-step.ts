import { after } from './duration.ts';
import { type FailedStep, progress, type Request } from './request.ts';
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

/** How often it is tried to tell somebody of trouble that no message shows, in ms. */
const TELL_AGAIN = 600_000;

/** What the card and the receipt have to say; when it changes, they are edited. */
export function milestone(request: Request): string {
  const { troubles, retries } = request;
  const reached = progress(request);
  return troubles.length > 0 ? `${reached}-trouble-${retries}-${troubles.length}` : reached;
}

/** What the requester must be notified of, in a message of its own, or nothing. */
export function outcome(request: Request): string | undefined {
  const blocking = blockingTrouble(request);
  if (blocking) return `trouble-${blocking.reference}`;
  const { kind } = request.stage;
  return kind === 'denied' || kind === 'expired' ? kind : undefined;
}

/**
 * The next thing to do for a request, or nothing. People are told first: the card is edited before
 * the step after it runs, so it never lags far behind and never says more than has happened.
 */
export function nextStep(request: Request, notices: Notices, now: Date): StepName | undefined {
  return (
    nextNotice(request, notices) ?? (blockingTrouble(request) ? undefined : nextAct(request, now))
  );
}

/** The last failure of something other than a message: only a human can let the request go on. */
export function blockingTrouble({ troubles }: Request): FailedStep | undefined {
  return troubles.findLast((trouble) => !isNotice(trouble.step));
}

/** True when there is trouble and no message that says so, hence no button to try again. */
export function isUntold(request: Request, { card, receipt }: Notices): boolean {
  const told = [card, receipt].some((notice) => notice?.shows === milestone(request));
  return request.troubles.length > 0 && !told;
}

function nextNotice(request: Request, notices: Notices): StepName | undefined {
  const shown = milestone(request);
  const told = outcome(request);
  const failed = (step: StepName) => request.troubles.some((trouble) => trouble.step === step);
  if (notices.card?.shows !== shown && !failed('show-card')) return 'show-card';
  if (notices.receipt?.shows !== shown && !failed('show-receipt')) return 'show-receipt';
  const untold = told !== undefined && notices.outcome?.shows !== told;
  return untold && !failed('tell-outcome') ? 'tell-outcome' : undefined;
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
  const again = isUntold(request, notices) ? [after(now, TELL_AGAIN)] : [];
  return [...again, ...(blockingTrouble(request) ? [] : timeOf(request))].sort()[0];
}

/** The moment that the request itself waits for. */
function timeOf({ stage, expiresAt }: Request): string[] {
  if (stage.kind === 'pending') return [expiresAt];
  return stage.kind === 'delivered' ? [stage.hideAt] : [];
}

function hasCome(moment: string, now: Date): boolean {
  return now.getTime() >= new Date(moment).getTime();
}
