import { digest } from './canonical.ts';
import { after } from './duration.ts';
import { mustBeReadable, upcast } from './event-version.ts';
import type { RequestEvent, Requested, SealedEvent } from './events.ts';
import type { Freeze } from './freeze.ts';
import { lacksApproval } from './lacking.ts';
import { BrokenTrail } from './only.ts';
import type { Plan } from './plan.ts';
import { canHappen, mustFit, type Stage, stageAfter } from './stage.ts';
import { isNotice, type StepName } from './step.ts';
import type { Trouble } from './trouble.ts';

export interface Approval {
  by: string;
  at: string;
  /** Of the plan that the approver was shown. */
  digest: string;
  comment?: string;
}

/** Somebody had the request carried out without its approvals. */
export interface BrokenGlass {
  by: string;
  at: string;
  reason: string;
  /** Of the plan that they were shown. */
  digest: string;
  tell: readonly string[];
}

/**
 * A step that failed for good, until somebody asks for a retry. A message that failed is forgotten
 * as soon as there is something new to tell, because then it is tried anew.
 */
export interface FailedStep {
  step: StepName;
  trouble: Trouble;
  reference: string;
  at: string;
}

/** A request: the fold over its events. */
export interface Request {
  id: string;
  trail: readonly SealedEvent[];
  requester: string;
  requestedAt: string;
  /** Until when it can be decided. */
  expiresAt: string;
  /** Until when it can be done, once approved: approvals are good for as long as requests wait. */
  approvedUntil?: string;
  plan: Plan;
  /** What an approval binds; see `Plan`. */
  digest: string;
  reason: string;
  approvalsRequired: number;
  selfApproval: boolean;
  approvals: readonly Approval[];
  glass?: BrokenGlass;
  /** What holds it up, if it was found frozen and not yet thawed. */
  frozen?: Freeze | undefined;
  /** How often a human asked to go on after trouble. */
  retries: number;
  stage: Stage;
  troubles: readonly FailedStep[];
}

/**
 * Folds a trail into the request it tells. Throws BrokenTrail when it tells none, and NewerTrail when
 * newer code has written in it.
 */
export function requestFrom(id: string, trail: readonly SealedEvent[]): Request {
  mustBeReadable(id, trail);
  const [first, ...rest] = trail;
  if (first?.type !== 'Requested') throw new BrokenTrail(`${id} does not begin with Requested`);
  return rest.reduce<Request>(
    (request, event) => evolve(request, upcast(event, first.plan)),
    begin(id, trail, upcast(first, first.plan), digest(first.plan)),
  );
}

function begin(
  id: string,
  trail: readonly SealedEvent[],
  event: Requested & { at: string },
  bound: string,
): Request {
  const { by, plan, reason, approvalsRequired, selfApproval, expiresAt } = event;
  return {
    id,
    trail,
    requester: by,
    requestedAt: event.at,
    expiresAt,
    plan,
    digest: bound,
    reason,
    approvalsRequired,
    selfApproval,
    approvals: [],
    retries: 0,
    troubles: [],
    stage: { kind: 'pending' },
  };
}

/** The request after one more event of its trail. Throws BrokenTrail for one out of place. */
function evolve(request: Request, event: SealedEvent): Request {
  const next = thawable(withLife(afterEvent(request, event), event));
  if (progress(next) === progress(request)) return next;
  if (isOver(next)) return { ...next, troubles: [] };
  return { ...next, troubles: next.troubles.filter(({ step }) => !isNotice(step)) };
}

/** Where nothing is left that a freeze could hold up, the request no longer waits for the thaw. */
function thawable(request: Request): Request {
  const holds = request.frozen === undefined || canHappen('Thawed', request.stage);
  return holds ? request : { ...request, frozen: undefined };
}

/** How far a request is, in the words that people follow; some stages are the worker's alone. */
export function progress({ stage, approvals }: Request): string {
  switch (stage.kind) {
    case 'pending':
      return `pending-${approvals.length}`;
    case 'created':
      return stage.proof ? `proving-${stage.proof.attribute}` : 'created';
    case 'creating':
      return 'approved';
    case 'announced':
      return 'created';
    default:
      return stage.kind;
  }
}

const FINAL: ReadonlySet<Stage['kind']> = new Set([
  'denied',
  'cancelled',
  'expired',
  'stopped',
  'invited',
  'done',
  'told',
  'locked',
  'revoked',
]);

/** True when nothing is to come any more, unless somebody disowns the password that they were shown. */
export function isOver({ stage }: Request): boolean {
  if (stage.kind === 'hidden') return stage.claimBy === undefined;
  return stage.kind === 'revealed' ? stage.hidden === true : FINAL.has(stage.kind);
}

function afterEvent(request: Request, event: SealedEvent): Request {
  switch (event.type) {
    case 'Requested':
      throw new BrokenTrail(`${request.id} is requested twice`);
    case 'Approved':
      mustBeOpen(request, event);
      return withApproval(request, event);
    case 'GlassBroken':
      return withGlass(request, event);
    case 'Frozen':
      mustFit(request.id, request.stage, event);
      return { ...request, frozen: event.freeze };
    case 'Thawed':
      mustFit(request.id, request.stage, event);
      return { ...request, frozen: undefined };
    case 'Denied':
      mustBeOpen(request, event);
      return withStage(request, event);
    case 'AttentionNeeded': {
      const { step, trouble, reference, at } = event;
      return { ...request, troubles: [...request.troubles, { step, trouble, reference, at }] };
    }
    case 'RetryAsked':
      return goingOn(request);
    case 'ClaimedAsOurs':
      return goingOn(withStage(request, event));
    case 'CredentialHidden':
    case 'Overtaken':
    case 'Disowned':
      // What stood in the way before stands in the way of nothing now.
      return { ...withStage(request, event), troubles: [] };
    default:
      return withStage(request, event);
  }
}

/** Whoever decides once more does so because approvals that were given no longer suffice. */
function mustBeOpen(request: Request, { type }: SealedEvent): void {
  if (request.stage.kind === 'pending' || lacksApproval(request)) return;
  throw new BrokenTrail(`${request.id} is ${request.stage.kind} and cannot become ${type}`);
}

function withStage(request: Request, event: Parameters<typeof stageAfter>[1]): Request {
  mustFit(request.id, request.stage, event);
  return { ...request, stage: stageAfter(request.stage, event) };
}

function goingOn(request: Request): Request {
  return { ...request, troubles: [], retries: request.retries + 1 };
}

function withApproval(
  request: Request,
  event: Extract<RequestEvent, { type: 'Approved' }> & { at: string },
): Request {
  mustFit(request.id, request.stage, event);
  const { by, at, digest: seen, comment } = event;
  const approval: Approval = {
    by,
    at,
    digest: seen,
    ...(comment === undefined ? {} : { comment }),
  };
  const approvals = [...request.approvals, approval];
  // In the place of one that no longer counts: it goes on where it stood.
  if (request.stage.kind !== 'pending') return goingOn({ ...request, approvals });
  const complete = approvals.length >= request.approvalsRequired;
  return { ...request, approvals, stage: complete ? { kind: 'approved', at } : request.stage };
}

function withGlass(
  request: Request,
  event: Extract<RequestEvent, { type: 'GlassBroken' }> & { at: string },
): Request {
  mustFit(request.id, request.stage, event);
  const { by, at, reason, digest: seen, tell } = event;
  const glass: BrokenGlass = { by, at, reason, digest: seen, tell };
  return { ...request, glass, stage: { kind: 'approved', at } };
}

/** The last approval, or the glass that was broken in its place, starts the time in which the request can be done. */
function withLife(request: Request, { at }: SealedEvent): Request {
  if (request.stage.kind !== 'approved' || request.approvedUntil) return request;
  const wait = new Date(request.expiresAt).getTime() - new Date(request.requestedAt).getTime();
  return { ...request, approvedUntil: after(at, wait) };
}
