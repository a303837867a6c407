import { actAt, hasCome } from './act-at.ts';
import { claimAct, claimBy, handoverShown } from './claim.ts';
import type { MessagePlace } from './delivery.ts';
import { after } from './duration.ts';
import type { Proof } from './preparation.ts';
import { blockingTrouble } from './remedy.ts';
import { nextReminderAt, remindersDue } from './reminder.ts';
import { progress, type Request } from './request.ts';
import { type Act, type NoticeStep, needsPermission, type StepName } from './step.ts';

/** The messages that mirror a request in Slack. They are renderings, not history. */
export type NoticeKind =
  | 'card'
  | 'receipt'
  | 'reminder'
  | 'outcome'
  | 'proof'
  | 'announcement'
  /** Told in the channel, and to each of the people whom the policy names. */
  | 'glass'
  | 'witnesses'
  /** The channel is told of an account that was locked. */
  | 'lock'
  | 'handover';

export interface Notice {
  channel: string;
  ts: string;
  /** The milestone that the message tells of. */
  shows: string;
}

export type Notices = Partial<Record<NoticeKind, Notice>>;

/** What the message says that tells the channel of a locked account. */
export const LOCK_ANNOUNCED = 'locked';

/** How long a request whose next step is ready may lie before the sweeper wakes it, in ms. */
export const GRACE = 30_000;

/**
 * How often it is tried, in ms, to tell somebody of trouble that no message shows, and to take down
 * a password that could not be taken down.
 */
const TRY_AGAIN = 600_000;

/** How often a frozen request is looked at, in ms: a thaw is noticed so much later at most. */
const LOOK_FOR_THAW = 60_000;

/** What the card and the receipt have to say; when it changes, they are edited. */
export function milestone(request: Request): string {
  const { troubles, retries, frozen } = request;
  const reached = frozen ? `${progress(request)}-frozen-${frozen.at}` : progress(request);
  return troubles.length > 0 ? `${reached}-trouble-${retries}-${troubles.length}` : reached;
}

/** What the requester must be notified of, in a message of its own, or nothing. */
export function outcome(request: Request): string | undefined {
  const { stage, requester } = request;
  const blocking = blockingTrouble(request);
  if (blocking) return `trouble-${blocking.reference}`;
  switch (stage.kind) {
    case 'denied':
    case 'expired':
    case 'revoked':
    case 'locked':
      return stage.kind;
  }
  return stage.kind === 'stopped' && stage.by !== requester ? 'stopped' : undefined;
}

/** What the message about broken glass shows: it is posted once. */
export const GLASS_ANNOUNCED = 'broken';

/** What the notice of those who are told shows when they are these; nothing where nobody is told. */
export function witnessesTold(told: readonly string[] | undefined): string | undefined {
  return told && told.length > 0 ? told.join(' ') : undefined;
}

/** Who is to be told next of the glass that was broken; nobody when all know. */
export function nextWitness(
  { glass }: Pick<Request, 'glass'>,
  { witnesses }: Notices,
): string | undefined {
  const told = witnesses?.shows.split(' ') ?? [];
  return glass?.tell.find((id) => !told.includes(id));
}

/** The reminder that the approvers should have had by now, or nothing. */
export function reminder(request: Request, now: Date): string | undefined {
  const count = remindersDue(request, now);
  return count === 0 ? undefined : `reminder-${count}`;
}

/**
 * The DM that promises a password, or may even show one, though the request has ended without it, or
 * stands still because handing it over failed.
 */
export function brokenPromise(request: Request): MessagePlace | undefined {
  const { stage } = request;
  if (stage.kind === 'announced') return blockingTrouble(request) && stage.message;
  return stage.kind === 'expired' || stage.kind === 'stopped' ? stage.message : undefined;
}

/** The proof that a request waits for: a code for it can be held against Cognito. */
export function awaitedProof(request: Request, now: Date): Proof | undefined {
  const proof = proofOf(request);
  const until = lastMoment(request);
  const isLate = until !== undefined && hasCome(until, now);
  return isLate || blockingTrouble(request) || request.frozen ? undefined : proof;
}

/**
 * What the owner of an address has to know by now of the code that was sent to them: how often one
 * was sent and proved nothing, that trouble holds it up, or that it is over; nothing where none was
 * ever sent.
 */
export function proofShown(request: Request, { proof: posted }: Notices): string | undefined {
  const proof = proofOf(request);
  if (!proof) return posted && 'over';
  const shown = `${proof.attribute}-${proof.sent}-${proof.rejected}`;
  const reference = blockingTrouble(request)?.reference;
  return reference ? `${shown}-trouble-${reference}` : shown;
}

function proofOf({ stage }: Request): Proof | undefined {
  return stage.kind === 'created' ? stage.proof : undefined;
}

/** What that DM has to say by now: that it is over, or that something else went wrong. */
export function apology(request: Request): string | undefined {
  const reference = blockingTrouble(request)?.reference;
  return brokenPromise(request) && (reference ? `trouble-${reference}` : request.stage.kind);
}

/**
 * The next thing to do for a request, or nothing. People are told first: the card is edited before
 * the step after it runs, so it never lags far behind and never says more than has happened. Only
 * locking an account waits for nobody.
 */
export function nextStep(request: Request, notices: Notices, now: Date): StepName | undefined {
  const isUrgent = request.stage.kind === 'disowned' && !blockingTrouble(request);
  return isUrgent
    ? 'lock-account'
    : (nextNotice(request, notices, now) ?? nextAct(request, notices, now));
}

/** True when there is trouble and no message that says so, hence no button to try again. */
export function isUntold(request: Request, { card, receipt }: Notices): boolean {
  const told = [card, receipt].some((notice) => notice?.shows === milestone(request));
  return request.troubles.length > 0 && !told;
}

/** What keeps a password from harm. When one of these is refused for good, it is tried all the same. */
const PROTECTING = ['hide-credential', 'revoke-credential', 'lock-account'] as const;

/** The step by which a password should be taken down or made worthless, and which was refused for good. */
export function stuckProtection(request: Request): (typeof PROTECTING)[number] | undefined {
  const step = blockingTrouble(request)?.step;
  return PROTECTING.find((name) => name === step);
}

function nextNotice(request: Request, notices: Notices, now: Date): NoticeStep | undefined {
  const shown = milestone(request);
  const wanted: [NoticeStep, NoticeKind, string | undefined][] = [
    // First of all, because the DM may show a password that was never meant to stay.
    ['close-announcement', 'announcement', apology(request)],
    ['show-card', 'card', shown],
    ['show-receipt', 'receipt', shown],
    ['announce-broken-glass', 'glass', request.glass && GLASS_ANNOUNCED],
    ['tell-of-broken-glass', 'witnesses', witnessesTold(request.glass?.tell)],
    ['announce-lock', 'lock', request.stage.kind === 'locked' ? LOCK_ANNOUNCED : undefined],
    ['remind-approvers', 'reminder', notices.card && reminder(request, now)],
    ['show-proof', 'proof', proofShown(request, notices)],
    ['show-handover', 'handover', handoverShown(request)],
    ['tell-outcome', 'outcome', outcome(request)],
  ];
  const failed = (step: StepName) => request.troubles.some((trouble) => trouble.step === step);
  const missing = wanted.find(
    ([step, kind, shows]) => shows !== undefined && notices[kind]?.shows !== shows && !failed(step),
  );
  return missing?.[0];
}

/** Time ends a request even while it waits for somebody to mend its trouble. */
function nextAct(request: Request, notices: Notices, now: Date): Act | undefined {
  const until = lastMoment(request);
  if (until && hasCome(until, now)) return 'expire';
  const act =
    claimAct(request, now) ?? (blockingTrouble(request) ? undefined : actAt(request, now));
  const waits = request.frozen !== undefined || isGlassUntold(request, notices);
  return act && waits && needsPermission(act) ? undefined : act;
}

/** Nobody goes past the approvers unseen: where Slack refused to tell, it waits until a retry has told. */
function isGlassUntold({ glass }: Request, { glass: posted, witnesses }: Notices): boolean {
  if (!glass) return false;
  return posted?.shows !== GLASS_ANNOUNCED || witnesses?.shows !== witnessesTold(glass.tell);
}

/** Until when a request can be decided, or what was approved be done. */
function lastMoment(request: Request): string | undefined {
  const { stage, expiresAt, approvedUntil, troubles } = request;
  if (troubles.some(({ step }) => step === 'expire')) return undefined;
  switch (stage.kind) {
    case 'pending':
      return expiresAt;
    case 'approved':
    case 'creating':
    case 'created':
    case 'announced':
      return approvedUntil;
    default:
      return undefined;
  }
}

/** When the sweeper should look at a request next (ISO time), or never. */
export function dueAt(request: Request, notices: Notices, now: Date): string | undefined {
  if (nextStep(request, notices, now)) return after(now, GRACE);
  const remindAt = notices.card && nextReminderAt(request, now);
  const restless = isUntold(request, notices) || stuckProtection(request) !== undefined;
  const againAt = restless ? after(now, TRY_AGAIN) : undefined;
  const thawAt = request.frozen && after(now, LOOK_FOR_THAW);
  // What is undefined comes last.
  return [nextMoment(request), remindAt, againAt, thawAt].toSorted()[0];
}

/** True while there is something to be done or ended, whatever the messages say: it has to be woken. */
export function isUnderWay(request: Request, now: Date): boolean {
  return [nextAct(request, {}, now), nextMoment(request), request.frozen].some(Boolean);
}

/** When something has to be done next (ISO time), by the clock alone. */
export function nextMoment(request: Request): string | undefined {
  const { stage } = request;
  const shown = 'hideAt' in stage && !('hidden' in stage) && !blockingTrouble(request);
  const hideAt = shown ? stage.hideAt : undefined;
  return [lastMoment(request), claimBy(request), hideAt].toSorted()[0];
}
