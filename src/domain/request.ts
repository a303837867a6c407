import { digest } from './canonical.ts';
import type { Plan, RequestEvent, Requested, SealedEvent } from './events.ts';
import { isNotice, type StepName } from './step.ts';
import type { Trouble } from './trouble.ts';

export interface Approval {
  by: string;
  at: string;
  comment?: string;
}

/** Where the DM with the credential is. */
export interface MessagePlace {
  channel: string;
  ts: string;
}

/** The user that this request made. `sub` is how Cognito knows it from then on. */
export interface CreatedUser {
  username: string;
  sub: string;
}

/** How far a request has come. */
export type Stage =
  | { kind: 'pending' }
  | { kind: 'approved'; at: string }
  | { kind: 'denied'; by: string; comment: string; at: string }
  | { kind: 'expired'; at: string }
  | { kind: 'creating'; username: string }
  | { kind: 'created'; user: CreatedUser }
  | { kind: 'announced'; user: CreatedUser; message: MessagePlace }
  | { kind: 'delivered'; user: CreatedUser; message: MessagePlace; hideAt: string }
  | { kind: 'acknowledged'; user: CreatedUser; message: MessagePlace }
  | { kind: 'hidden'; user: CreatedUser; acknowledged: boolean };

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
  expiresAt: string;
  plan: Plan;
  /** What an approval binds; see `Plan`. */
  digest: string;
  reason: string;
  approvalsRequired: number;
  selfApproval: boolean;
  approvals: readonly Approval[];
  /** How often a human asked to go on after trouble. */
  retries: number;
  stage: Stage;
  troubles: readonly FailedStep[];
}

/** A trail that no code of ours could have written. */
export class BrokenTrail extends Error {
  override name = 'BrokenTrail';
}

/** Folds a trail into the request it tells. Throws BrokenTrail when it tells none. */
export function requestFrom(id: string, trail: readonly SealedEvent[]): Request {
  const [first, ...rest] = trail;
  if (first?.type !== 'Requested') throw new BrokenTrail(`${id} does not begin with Requested`);
  const begun = begin(id, first);
  return { ...rest.reduce<Request>(evolve, begun), trail };
}

function begin(id: string, event: Requested & { at: string }): Request {
  const { by, plan, reason, approvalsRequired, selfApproval, expiresAt } = event;
  return {
    id,
    trail: [],
    requester: by,
    requestedAt: event.at,
    expiresAt,
    plan,
    digest: digest(plan),
    reason,
    approvalsRequired,
    selfApproval,
    approvals: [],
    retries: 0,
    troubles: [],
    stage: { kind: 'pending' },
  };
}

/** The request after one more event. Total: an event out of place throws BrokenTrail. */
export function evolve(request: Request, event: SealedEvent): Request {
  const next = afterEvent(request, event);
  return progress(next) === progress(request)
    ? next
    : { ...next, troubles: next.troubles.filter(({ step }) => !isNotice(step)) };
}

/** How far a request is, in the words that people follow; some stages are the worker's alone. */
export function progress({ stage, approvals }: Request): string {
  switch (stage.kind) {
    case 'pending':
      return `pending-${approvals.length}`;
    case 'creating':
      return 'approved';
    case 'announced':
      return 'created';
    default:
      return stage.kind;
  }
}

function afterEvent(request: Request, event: SealedEvent): Request {
  switch (event.type) {
    case 'Requested':
      throw new BrokenTrail(`${request.id} is requested twice`);
    case 'Approved':
      return withApproval(request, event);
    case 'AttentionNeeded': {
      const { step, trouble, reference, at } = event;
      return { ...request, troubles: [...request.troubles, { step, trouble, reference, at }] };
    }
    case 'RetryAsked':
      return { ...request, troubles: [], retries: request.retries + 1 };
    default:
      return { ...request, stage: stageAfter(request, event) };
  }
}

type StageEvent = Exclude<
  SealedEvent,
  { type: 'Requested' | 'Approved' | 'AttentionNeeded' | 'RetryAsked' }
>;

/** The stages in which each event can happen; in any other, the trail is broken. */
const HAPPENS_WHILE: Record<StageEvent['type'] | 'Approved', readonly Stage['kind'][]> = {
  ApprovalNotRequired: ['pending'],
  Approved: ['pending'],
  Denied: ['pending'],
  Expired: ['pending'],
  CreationStarted: ['approved'],
  UserCreated: ['creating'],
  // A second time when somebody has deleted the first message.
  DeliveryAnnounced: ['created', 'announced'],
  CredentialDelivered: ['announced'],
  Acknowledged: ['delivered'],
  CredentialHidden: ['delivered', 'acknowledged'],
};

function mustFit({ id, stage }: Request, { type }: StageEvent | { type: 'Approved' }): void {
  if (HAPPENS_WHILE[type].includes(stage.kind)) return;
  throw new BrokenTrail(`${id} is ${stage.kind} and cannot become ${type}`);
}

function stageAfter(request: Request, event: StageEvent): Stage {
  mustFit(request, event);
  const { stage } = request;
  switch (event.type) {
    case 'ApprovalNotRequired':
      return { kind: 'approved', at: event.at };
    case 'Denied':
      return { kind: 'denied', by: event.by, comment: event.comment, at: event.at };
    case 'Expired':
      return { kind: 'expired', at: event.at };
    case 'CreationStarted':
      return { kind: 'creating', username: event.username };
    case 'UserCreated':
      return { kind: 'created', user: { username: event.username, sub: event.sub } };
    case 'DeliveryAnnounced': {
      const message = { channel: event.channel, ts: event.ts };
      return { kind: 'announced', user: userOf(request), message };
    }
    case 'CredentialDelivered': {
      const message = messageOf(request);
      return { kind: 'delivered', user: userOf(request), message, hideAt: event.hideAt };
    }
    case 'Acknowledged':
      return { kind: 'acknowledged', user: userOf(request), message: messageOf(request) };
    case 'CredentialHidden':
      return {
        kind: 'hidden',
        user: userOf(request),
        acknowledged: stage.kind === 'acknowledged',
      };
  }
}

function withApproval(
  request: Request,
  event: Extract<RequestEvent, { type: 'Approved' }> & { at: string },
): Request {
  mustFit(request, event);
  const { by, at, comment } = event;
  const approval: Approval = comment === undefined ? { by, at } : { by, at, comment };
  const approvals = [...request.approvals, approval];
  const complete = approvals.length >= request.approvalsRequired;
  return { ...request, approvals, stage: complete ? { kind: 'approved', at } : request.stage };
}

function userOf(request: Request): CreatedUser {
  if ('user' in request.stage) return request.stage.user;
  throw new BrokenTrail(`${request.id} delivers before a user stands`);
}

function messageOf(request: Request): MessagePlace {
  if ('message' in request.stage) return request.stage.message;
  throw new BrokenTrail(`${request.id} delivers before it is announced`);
}
