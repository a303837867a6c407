import { digest } from '../src/domain/canonical.ts';
import type { Email } from '../src/domain/email.ts';
import type { RequestEvent, Requested, SealedEvent } from '../src/domain/events.ts';
import type { Involved } from '../src/domain/parties.ts';
import type { Actor, Person } from '../src/domain/person.ts';
import type { AddUserPlan, DirectMessage, Reveal } from '../src/domain/plan.ts';
import { type Policy, parsePolicy } from '../src/domain/policy.ts';
import { type Request, requestFrom } from '../src/domain/request.ts';
import type { Stage } from '../src/domain/stage.ts';
import { seal } from '../src/domain/trail.ts';

/** People, a policy and requests of an invented company, for tests to change. */

export const NOW = new Date('2026-03-02T09:00:00.000Z');
export const REQUEST_ID = '5eed5eed5eed5eed';
export const POOL_ID = 'ap-northeast-1_Staging01';

export function person(id: string, more: Partial<Person> = {}): Person {
  return { id, teamId: 'T0HOME', kind: 'member', name: id, locale: 'en-US', ...more };
}

export function actor(id: string, more: Partial<Actor> = {}): Actor {
  return { ...person(id), groups: new Set(), ...more };
}

export const lead = actor('U0LEAD', { groups: new Set(['S0LEADS']) });
export const approver = actor('U0APPROVER', { groups: new Set(['S0APPROVERS']) });
export const secondApprover = actor('U0SECOND');
export const nobody = actor('U0NOBODY');

/** Somebody who acts on a request, and whom it names; nobody has an e-mail address but whom a test gives one. */
export function involved(acting: Actor, request: Request, more: Partial<Involved> = {}): Involved {
  const { plan: asked, requester, approvals } = request;
  const recipient = 'recipient' in asked ? person(asked.recipient) : undefined;
  const approvers = approvals.map(({ by }) => person(by));
  return { actor: acting, requester: person(requester), recipient, approvers, ...more };
}

export function rawPool(more: object = {}): object {
  return {
    name: 'Storefront staging',
    userPoolId: POOL_ID,
    requesters: ['S0LEADS'],
    approvers: ['S0APPROVERS', 'U0SECOND'],
    domains: ['example.com'],
    ...more,
  };
}

/** As it comes out of YAML. */
export function rawPolicy(more: object = {}, pools: object = { staging: rawPool() }): object {
  return { workspace: 'T0HOME', channel: 'C0REQUESTS', contact: 'U0CONTACT', pools, ...more };
}

export function policyWith(pools: object = { staging: rawPool() }, more: object = {}): Policy {
  const parsed = parsePolicy(rawPolicy(more, pools));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

export const plan: AddUserPlan & DirectMessage = {
  action: 'add-user',
  pool: 'staging',
  userPoolId: POOL_ID,
  email: 'alice@example.com' as Email,
  recipient: 'U0LEAD',
  delivery: 'dm',
  password: 'permanent',
  hideAfter: 600_000,
};

/** The same, but the password is shown in a modal when a button is pressed. */
export const revealPlan: AddUserPlan & Reveal = {
  ...plan,
  delivery: 'reveal',
  claimWithin: 86_400_000,
};

export function requested(more: Partial<Requested> = {}): Requested {
  return {
    type: 'Requested',
    by: 'U0LEAD',
    plan,
    reason: 'She joins the storefront team',
    approvalsRequired: 1,
    selfApproval: false,
    expiresAt: '2026-03-05T09:00:00.000Z',
    policy: 'f00d',
    ...more,
  };
}

export const approved: RequestEvent = {
  type: 'Approved',
  by: 'U0APPROVER',
  digest: digest(plan),
};
export const denied: RequestEvent = {
  type: 'Denied',
  by: 'U0APPROVER',
  digest: digest(plan),
  comment: 'Use the shared account',
};
export const started: RequestEvent = {
  type: 'CreationStarted',
  username: 'alice@example.com',
  seenAbsentAt: NOW.toISOString(),
};
export const created: RequestEvent = {
  type: 'UserCreated',
  username: 'alice@example.com',
  sub: 'sub-of-alice',
};
export const announced: RequestEvent = {
  type: 'DeliveryAnnounced',
  to: 'U0LEAD',
  channel: 'D0LEAD',
  ts: '7.7',
};
export const delivered: RequestEvent = {
  type: 'CredentialDelivered',
  status: 'CONFIRMED',
  hideAt: '2026-03-02T09:10:00.000Z',
};
export const acknowledged: RequestEvent = { type: 'Acknowledged', by: 'U0LEAD' };
export const claimable: RequestEvent = {
  type: 'DeliveryAnnounced',
  to: 'U0LEAD',
  channel: 'D0LEAD',
  ts: '7.7',
  claimBy: '2026-03-03T09:00:00.000Z',
};
export const revealAsked: RequestEvent = { type: 'RevealAsked', by: 'U0LEAD', viewId: 'V0MODAL' };
export const revealBegun: RequestEvent = { type: 'RevealBegun' };
export const revealed: RequestEvent = {
  type: 'Revealed',
  status: 'CONFIRMED',
  hideAt: '2026-03-02T09:10:00.000Z',
};
export const disowned: RequestEvent = { type: 'Disowned', by: 'U0LEAD' };
export const locked: RequestEvent = { type: 'AccountLocked' };
export const overtaken: RequestEvent = {
  type: 'Overtaken',
  request: '0123456789abcdef',
  action: 'disable-user',
};
export const taken: RequestEvent = { type: 'CredentialHidden' };

const TO_CLAIM = [approved, started, created, claimable];
const SHOWN = [...TO_CLAIM, revealAsked, revealBegun, revealed];

/** What happened after Requested, for every stage that a request can reach. */
export const HISTORY: Record<Stage['kind'], readonly RequestEvent[]> = {
  pending: [],
  approved: [approved],
  denied: [denied],
  expired: [{ type: 'Expired' }],
  cancelled: [{ type: 'Cancelled', by: 'U0LEAD' }],
  stopped: [approved, attention('start-creation'), { type: 'Stopped', by: 'U0APPROVER' }],
  creating: [approved, started],
  created: [approved, started, created],
  announced: [approved, started, created, announced],
  delivered: [approved, started, created, announced, delivered],
  invited: [approved, started, created, { type: 'InvitationSent', mediums: ['EMAIL'] }],
  done: [approved, started, created, { type: 'ChangeApplied', action: 'disable-user' }],
  acknowledged: [approved, started, created, announced, delivered, acknowledged],
  hidden: [approved, started, created, announced, delivered, acknowledged, taken],
  claimable: TO_CLAIM,
  revealed: SHOWN,
  overtaken: [...TO_CLAIM, overtaken],
  disowned: [...SHOWN, disowned],
  locked: [...SHOWN, disowned, locked],
  revoked: [...TO_CLAIM, { type: 'CredentialRevoked', why: 'unclaimed' }],
  told: [approved, started, created, announced, { type: 'RecipientTold' }],
};

export const STAGES = Object.keys(HISTORY) as Stage['kind'][];

/** A request with that history; every event happened at NOW. */
export function requestAfter(events: readonly RequestEvent[], first = requested()): Request {
  return requestFrom(REQUEST_ID, seal(REQUEST_ID, [], [first, ...events], NOW));
}

/** A request whose events happened at those moments, in ISO time. */
export function requestOver(...events: readonly (readonly [at: string, event: RequestEvent])[]) {
  const trail = events.reduce<SealedEvent[]>(
    (before, [at, event]) => seal(REQUEST_ID, before, [event], new Date(at)),
    [],
  );
  return requestFrom(REQUEST_ID, trail);
}

export function requestAt(stage: Stage['kind'], first = requested()): Request {
  return requestAfter(HISTORY[stage], first);
}

/** A step that failed until a human acts. */
export function attention(
  step: Extract<RequestEvent, { type: 'AttentionNeeded' }>['step'],
): RequestEvent {
  return { type: 'AttentionNeeded', step, trouble: { kind: 'fault' }, reference: 'ref-1' };
}
