import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBreakGlass } from '../../src/domain/break-glass.ts';
import { after } from '../../src/domain/duration.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import {
  type Decided,
  decideCancel,
  decideClaim,
  decideRetry,
  decideStop,
} from '../../src/domain/intervention.ts';
import {
  apology,
  dueAt,
  GLASS_ANNOUNCED,
  LOCK_ANNOUNCED,
  milestone,
  type Notices,
  nextStep,
  nextWitness,
  outcome,
  reminder,
} from '../../src/domain/next-step.ts';
import { isOver, type Request, requestFrom } from '../../src/domain/request.ts';
import { decideReview } from '../../src/domain/review.ts';
import {
  isNotice,
  type NoticeStep,
  needsPermission,
  type StepName,
} from '../../src/domain/step.ts';
import { firstBrokenLink, seal } from '../../src/domain/trail.ts';
import type { Trouble } from '../../src/domain/trouble.ts';
import {
  acknowledged,
  announced,
  approver,
  created,
  involved,
  lead,
  NOW,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requestAfter,
  requested,
  STAGES,
  secondApprover,
  started,
} from '../samples.ts';

/** A request, the messages that mirror it, and the time; everything that nextStep looks at. */
interface World {
  request: Request;
  notices: Notices;
  now: Date;
  /** Somebody has frozen everything. */
  isFrozen: boolean;
}

/** What can befall a request: people act, time passes, the worker's steps succeed or fail. */
type Happening =
  | { kind: 'approve' | 'deny'; first: boolean }
  | { kind: 'acknowledge' | 'retry' | 'claim' | 'stop' | 'cancel' }
  | { kind: 'freeze' | 'thaw' | 'break-glass' }
  | { kind: 'wait'; minutes: number }
  | { kind: 'work'; fails: boolean };

const mostly = fc.integer({ min: 0, max: 9 }).map((die) => die > 0);
const rarely = fc.integer({ min: 0, max: 4 }).map((die) => die === 0);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: mostly.map((yes) => (yes ? ('approve' as const) : ('deny' as const))),
    first: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('acknowledge' as const, 'retry' as const, 'claim' as const) }),
  fc.record({ kind: rarely.map((yes) => (yes ? ('stop' as const) : ('retry' as const))) }),
  fc.record({ kind: rarely.map((yes) => (yes ? ('cancel' as const) : ('retry' as const))) }),
  fc.record({
    kind: fc.constantFrom('freeze' as const, 'thaw' as const, 'thaw' as const, 'retry' as const),
  }),
  fc.record({ kind: rarely.map((yes) => (yes ? ('break-glass' as const) : ('retry' as const))) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 1_500 }) }),
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('work' as const),
      fails: mostly.map((goesWell) => !goesWell),
    }),
  },
);

const policy = policyWith({
  staging: rawPool({ breakGlass: { people: ['S0LEADS'], tell: ['U0SECOND', 'U0NOBODY'] } }),
});
const FREEZE = { by: 'U0APPROVER', at: NOW.toISOString() };
/** 20 retries, each followed by trouble with every message and one act; with the deleted DMs, 300. */
const MOST_EVENTS = 200;
const NOTICE_OF = {
  'show-card': 'card',
  'show-receipt': 'receipt',
  'tell-outcome': 'outcome',
  'remind-approvers': 'reminder',
  'close-announcement': 'announcement',
  'show-proof': 'proof',
  'announce-broken-glass': 'glass',
  'announce-lock': 'lock',
  'tell-of-broken-glass': 'witnesses',
  'show-handover': 'handover',
} as const;

/** What a message says once it has been sent. */
function shownBy(step: NoticeStep, { request, notices, now }: World): string {
  switch (step) {
    case 'tell-outcome':
      return outcome(request) ?? '';
    case 'remind-approvers':
      return reminder(request, now) ?? '';
    case 'close-announcement':
      return apology(request) ?? '';
    case 'announce-broken-glass':
      return GLASS_ANNOUNCED;
    case 'announce-lock':
      return LOCK_ANNOUNCED;
    case 'tell-of-broken-glass': {
      const told = notices.witnesses?.shows.split(' ') ?? [];
      return [...told, nextWitness(request, notices)].join(' ');
    }
    default:
      return milestone(request);
  }
}

const stepOf = ({ request, notices, now }: World) => nextStep(request, notices, now);

function append(world: World, ...events: RequestEvent[]): void {
  const trail = seal(REQUEST_ID, world.request.trail, events, world.now);
  world.request = requestFrom(REQUEST_ID, trail);
}

function eventOf(world: World, act: Exclude<StepName, NoticeStep>): RequestEvent {
  switch (act) {
    case 'expire':
      return { type: 'Expired' };
    case 'start-creation':
      return started;
    case 'create-user':
      return created;
    case 'announce-delivery':
      return announced;
    case 'deliver-credential': {
      const hideAt = after(world.now, plan.hideAfter);
      return { type: 'CredentialDelivered', status: 'CONFIRMED', hideAt };
    }
    case 'hide-credential':
      return { type: 'CredentialHidden' };
    default:
      throw new Error(`${act} has no place in a plain new account`);
  }
}

const SUB = 'sub-of-alice';

function troubleIn(step: StepName): Trouble {
  const email = 'alice@example.com';
  return step === 'create-user'
    ? { kind: 'maybe-ours', email, sub: SUB, createdAt: NOW.toISOString() }
    : { kind: 'fault' };
}

/** A request that was held up notices the thaw when it is looked at next. */
function isThawed({ request, isFrozen }: World): boolean {
  return request.frozen !== undefined && !isFrozen;
}

/** The worker does the next step, or fails at it for good. */
function work(world: World, fails: boolean): void {
  if (isThawed(world)) append(world, { type: 'Thawed' });
  const step = stepOf(world);
  if (!step) return;
  if (world.isFrozen && needsPermission(step)) {
    append(world, { type: 'Frozen', freeze: FREEZE });
    return;
  }
  if (fails) {
    append(world, { type: 'AttentionNeeded', step, trouble: troubleIn(step), reference: 'r' });
  } else if (isNotice(step)) {
    const shows = shownBy(step, world);
    const notice = { channel: 'C0', ts: '1.1', shows };
    world.notices = { ...world.notices, [NOTICE_OF[step]]: notice };
  } else {
    append(world, eventOf(world, step));
  }
}

function review(world: World, kind: 'approve' | 'deny', first: boolean): void {
  const { request } = world;
  const verdict = kind === 'approve' ? ({ kind } as const) : ({ kind, comment: 'no' } as const);
  const who = first ? approver : secondApprover;
  const shown = { verdict, digest: request.digest };
  const decided = decideReview(policy, involved(who, request), request, shown, world.now);
  record(world, decided);
}

function record(world: World, decided: Decided): void {
  if (decided.ok && decided.value) append(world, decided.value);
}

function befall(world: World, what: Happening): void {
  const { request } = world;
  switch (what.kind) {
    case 'approve':
    case 'deny':
      review(world, what.kind, what.first);
      break;
    case 'acknowledge':
      if (request.stage.kind === 'delivered') append(world, acknowledged);
      break;
    case 'retry':
      record(world, decideRetry(policy, lead, request));
      break;
    case 'claim':
      record(world, decideClaim(policy, involved(approver, request), request, SUB));
      break;
    case 'stop':
      record(world, decideStop(policy, lead, request));
      break;
    case 'cancel':
      record(world, decideCancel(lead, request));
      break;
    case 'freeze':
    case 'thaw':
      world.isFrozen = what.kind === 'freeze';
      break;
    case 'break-glass': {
      const emergency = { reason: 'nobody is here and it burns', digest: request.digest };
      record(world, decideBreakGlass(policy, lead, request, emergency, world.now));
      break;
    }
    case 'wait':
      world.now = new Date(after(world.now, what.minutes * 60_000));
      break;
    case 'work':
      work(world, what.fails);
      break;
  }
}

function begin(approvalsRequired: number): World {
  return {
    request: requestAfter([], requested({ approvalsRequired })),
    notices: {},
    now: NOW,
    isFrozen: false,
  };
}

/** What must hold in every state that a request can get into. */
function holds(world: World): void {
  const { request } = world;
  const step = stepOf(world);
  const blocked = request.troubles.some((trouble) => !isNotice(trouble.step));
  if (step && request.frozen) expect(needsPermission(step)).toBe(false);
  if (step && blocked) expect(isNotice(step) || step === 'expire').toBe(true);
  expect(request.troubles.map((trouble) => trouble.step)).not.toContain(step);
  const due = dueAt(request, world.notices, world.now);
  if (step) expect(due).toBe(after(world.now, 30_000));
  if (due) expect(new Date(due).getTime()).toBeGreaterThan(world.now.getTime());
}

const life = fc.array(happening, { maxLength: 50, size: 'max' });
const approvals = fc.integer({ min: 1, max: 2 });

/** Hundreds of lives each; a busy machine takes its time. */
const PATIENCE = 30_000; // ms

describe('the life of a request, whatever befalls it', { timeout: PATIENCE }, () => {
  it('always has one next step or none, and never acts while a human is needed', () => {
    fc.assert(
      fc.property(approvals, life, (needed, happenings) => {
        const world = begin(needed);
        for (const what of happenings) {
          befall(world, what);
          holds(world);
        }
        expect(firstBrokenLink(REQUEST_ID, world.request.trail)).toBeUndefined();
      }),
    );
  });

  it('does nothing in the pool between a freeze and its thaw', () => {
    fc.assert(
      fc.property(approvals, life, (needed, happenings) => {
        const world = begin(needed);
        for (const what of happenings) befall(world, what);
        const types = world.request.trail.map(({ type }) => type);
        const held = types.join(' ').matchAll(/Frozen (.*?)(?=Thawed|$)/g);
        const during = [...held].flatMap(([, between = '']) => between.split(' '));
        const acts = ['CreationStarted', 'UserCreated', 'DeliveryAnnounced', 'CredentialDelivered'];
        expect(during.filter((type) => acts.includes(type))).toEqual([]);
      }),
    );
  });

  it('comes to rest within two dozen steps, and stays there until people or time move it', () => {
    fc.assert(
      fc.property(approvals, life, (needed, happenings) => {
        const world = begin(needed);
        for (const what of happenings) befall(world, what);
        for (let steps = 0; stepOf(world) || isThawed(world); steps += 1) {
          expect(steps).toBeLessThan(24);
          work(world, false);
        }
        const length = world.request.trail.length;
        work(world, false);
        expect(world.request.trail).toHaveLength(length);
      }),
    );
  });

  it('ends at last, with the password taken down, when somebody clears its troubles', () => {
    fc.assert(
      fc.property(approvals, life, (needed, happenings) => {
        const world = begin(needed);
        for (const what of happenings) befall(world, what);
        for (let round = 0; round < 5; round += 1) {
          befall(world, { kind: 'retry' });
          for (let steps = 0; steps < 24; steps += 1) work(world, false);
          befall(world, { kind: 'wait', minutes: 6_000 });
        }
        expect(isOver(world.request)).toBe(true);
        expect(dueAt(world.request, world.notices, world.now)).toBeUndefined();
      }),
    );
  });

  it('ends by its time alone, whatever fails, unless a password has to be taken down', () => {
    fc.assert(
      fc.property(approvals, life, (needed, happenings) => {
        const world = begin(needed);
        for (const what of happenings) befall(world, what);
        for (let round = 0; round < 3; round += 1) {
          befall(world, { kind: 'wait', minutes: 6_000 });
          for (let steps = 0; steps < 24; steps += 1) work(world, false);
        }
        const { stage, troubles } = world.request;
        const stuck = troubles.some(({ step }) => step === 'hide-credential' || step === 'expire');
        expect(isOver(world.request) || stuck, stage.kind).toBe(true);
      }),
    );
  });

  it('never grows its trail beyond a bound, however often it fails and is tried again', () => {
    const failing: fc.Arbitrary<Happening> = fc.oneof(
      fc.constant({ kind: 'retry' } as const),
      fc.constant({ kind: 'work', fails: true } as const),
      happening,
    );
    fc.assert(
      fc.property(approvals, fc.array(failing, { size: 'max', maxLength: 600 }), (needed, all) => {
        const world = begin(needed);
        for (const what of all) befall(world, what);
        expect(world.request.trail.length).toBeLessThan(MOST_EVENTS);
      }),
    );
  });

  it('reaches every stage', () => {
    const reached = new Set<string>();
    const lives = fc.sample(fc.tuple(approvals, life), { numRuns: 1_500, seed: 7 });
    for (const [needed, happenings] of lives) {
      const world = begin(needed);
      for (const what of happenings) {
        befall(world, what);
        reached.add(world.request.stage.kind);
      }
    }
    const others: string[] = [
      ...['invited', 'done', 'told', 'overtaken'],
      ...['claimable', 'revealed', 'disowned', 'locked', 'revoked'],
    ];
    const own = STAGES.filter((stage) => !others.includes(stage));
    expect([...reached].sort()).toEqual([...own].sort());
  });
});
