import { describe, expect, it } from 'vitest';
import { decideBreakGlass, glassRefusal } from '../../src/domain/break-glass.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import type { UserPlan } from '../../src/domain/plan.ts';
import {
  noLongerAllowed,
  notEnoughForProtected,
  type Participants,
} from '../../src/domain/still-allowed.ts';
import {
  approved,
  approver,
  denied,
  lead,
  NOW,
  nobody,
  plan,
  policyWith,
  rawPool,
  requestAfter,
  requested,
  secondApprover,
} from '../samples.ts';

const TELL = ['U0SECOND', 'U0WATCHES'];
const breakGlass = { people: ['S0LEADS', 'U0SECOND'], tell: TELL };
const policy = policyWith({
  staging: rawPool({ breakGlass: { ...breakGlass, people: ['S0LEADS'] } }),
});
const pending = requestAfter([]);
const emergency = { reason: 'Nobody is here and it burns', digest: digest(plan) };
const broken: RequestEvent = {
  type: 'GlassBroken',
  by: 'U0LEAD',
  ...emergency,
  tell: TELL,
  rule: { list: 'pools.staging.breakGlass.people', entry: 'S0LEADS' },
};

const changeOf = (isProtected: boolean): UserPlan => ({
  action: 'disable-user',
  pool: 'staging',
  userPoolId: plan.userPoolId,
  username: 'u',
  sub: 's',
  ...(isProtected ? { isProtected: true as const } : {}),
});

describe('whoever is on the list', () => {
  it('has a request carried out at once, and those who are told stand in the trail', () => {
    const decided = decideBreakGlass(policy, lead, pending, emergency, NOW);
    expect(decided).toEqual({ ok: true, value: broken });
    const request = requestAfter([broken]);
    expect(request).toMatchObject({
      stage: { kind: 'approved' },
      approvals: [],
      approvedUntil: '2026-03-05T09:00:00.000Z',
      glass: { by: 'U0LEAD', reason: emergency.reason, tell: TELL },
    });
  });

  it('may do so after an approval of their own, and twice the same is nothing', () => {
    const half = requestAfter(
      [{ ...approved, by: 'U0LEAD' } as RequestEvent],
      requested({ approvalsRequired: 2 }),
    );
    expect(decideBreakGlass(policy, lead, half, emergency, NOW).ok).toBe(true);
    const again = decideBreakGlass(policy, lead, requestAfter([broken]), emergency, NOW);
    expect(again).toEqual({ ok: true, value: undefined });
  });

  it('is refused what they were not shown, what is decided, and what has expired', () => {
    const shownElse = { ...emergency, digest: 'other' };
    expect(decideBreakGlass(policy, lead, pending, shownElse, NOW)).toMatchObject({
      error: { kind: 'content-changed' },
    });
    expect(glassRefusal(policy, lead, requestAfter([denied]), NOW)).toMatchObject({
      kind: 'already-decided',
      outcome: 'denied',
    });
    const late = new Date('2026-03-05T09:00:00.000Z');
    expect(glassRefusal(policy, lead, pending, late)?.kind).toBe('request-expired');
    const otherReason = { ...emergency, reason: 'Something else altogether' };
    expect(decideBreakGlass(policy, lead, requestAfter([broken]), otherReason, NOW)).toMatchObject({
      error: { kind: 'already-decided', by: 'U0LEAD' },
    });
  });
});

describe('nobody goes past the approvers', () => {
  const refusal = (what: string) => ({ kind: 'may-not-break-glass', what, contact: 'U0CONTACT' });

  it('who is not listed, or where the pool knows no such thing', () => {
    expect(glassRefusal(policy, nobody, pending, NOW)).toEqual(refusal('not-listed'));
    expect(glassRefusal(policyWith(), lead, pending, NOW)).toEqual(refusal('not-listed'));
    expect(glassRefusal(policyWith({ other: rawPool() }), lead, pending, NOW)).toEqual(
      refusal('not-listed'),
    );
  });

  it('who would leave only one other to be told', () => {
    const grouped = policyWith({
      staging: rawPool({ breakGlass: { people: ['S0ALL'], tell: TELL } }),
    });
    const inGroup = { ...secondApprover, groups: new Set(['S0ALL']) };
    expect(glassRefusal(grouped, inGroup, pending, NOW)).toEqual(refusal('not-listed'));
  });

  it('of users and groups that the policy protects', () => {
    const protecting = policyWith({
      staging: rawPool({
        breakGlass: { ...breakGlass, people: ['S0LEADS'] },
        groups: ['admins'],
        protected: { groups: ['admins'], users: [] },
      }),
    });
    const ofUser = requestAfter([], requested({ plan: changeOf(true) }));
    const joining = requestAfter([], requested({ plan: { ...plan, groups: ['admins'] } }));
    expect(glassRefusal(protecting, lead, ofUser, NOW)).toEqual(refusal('protected'));
    expect(glassRefusal(protecting, lead, joining, NOW)).toEqual(refusal('protected'));
    expect(glassRefusal(protecting, lead, pending, NOW)).toBeUndefined();
  });
});

describe('right before it is done', () => {
  const people: Participants = {
    requester: lead,
    recipient: lead,
    approvers: [],
    glassBreaker: lead,
  };
  const request = requestAfter([broken]);
  const check = (change: Partial<Participants> = {}, more: object = {}, asked = request) => {
    const listed = { ...breakGlass, people: ['S0LEADS'] };
    const now = policyWith({ staging: rawPool({ breakGlass: listed, ...more }) });
    return noLongerAllowed(now, asked, { ...people, ...change });
  };
  const changed = (what: string) => ({ kind: 'policy-changed', what });

  it('it takes no approval while whoever broke the glass is on the list', () => {
    expect(check()).toBeUndefined();
  });

  it.each<[string, Partial<Participants>, object]>([
    ['is off the list', {}, { breakGlass: { people: ['U0OTHER'], tell: TELL } }],
    ['cannot any more, for nobody can', {}, { breakGlass: undefined }],
    ['has left', { glassBreaker: { ...lead, kind: 'deactivated' } }, {}],
    ['is somebody else', { glassBreaker: { ...lead, id: 'U0OTHER' } }, {}],
    ['is unknown', { glassBreaker: undefined }, {}],
  ])('it stops when whoever broke it %s', (_why, change, more) => {
    expect(check(change, more)).toEqual(changed('break-glass'));
  });

  it('approvals that stand make up for glass that does not', () => {
    const lacking: RequestEvent = {
      type: 'AttentionNeeded',
      step: 'start-creation',
      trouble: { kind: 'policy-changed', what: 'break-glass' },
      reference: 'ref-1',
    };
    const gone = { glassBreaker: undefined };
    const once = requestAfter([broken, lacking, approved]);
    expect(check(gone, {}, once)).toEqual(changed('break-glass'));
    expect(check({ ...gone, approvers: [approver] }, {}, once)).toBeUndefined();
  });

  it('two approvals make up for it where the user has come under protection since', () => {
    const disabling = changeOf(false);
    const shown = (event: RequestEvent) =>
      ({ ...event, digest: digest(disabling) }) as RequestEvent;
    const approvedBy = (by: string) => shown({ ...approved, by } as RequestEvent);
    const risen: RequestEvent = {
      type: 'AttentionNeeded',
      step: 'find-user',
      trouble: { kind: 'policy-changed', what: 'protection' },
      reference: 'ref-1',
    };
    const history = [shown(broken), risen, approvedBy('U0APPROVER')];
    const listed = { breakGlass: { ...breakGlass, people: ['S0LEADS'] } };
    const actions = { 'show-user': {}, 'disable-user': {} };
    const now = policyWith({ staging: rawPool({ ...listed, actions }) });
    const checkProtected = (events: RequestEvent[], approvers: Participants['approvers']) => {
      const asked = requestAfter(events, requested({ plan: disabling }));
      return notEnoughForProtected(now, asked, { ...people, approvers });
    };
    expect(checkProtected(history, [approver])).toEqual(changed('protection'));
    const twice = [...history, risen, approvedBy('U0SECOND')];
    expect(checkProtected(twice, [approver, secondApprover])).toBeUndefined();
  });

  it('it stops for another plan than was shown, and for what is protected by now', () => {
    const other = requestAfter([{ ...broken, digest: 'other' } as RequestEvent]);
    expect(check({}, {}, other)).toEqual(changed('break-glass'));
    const more = { groups: ['admins'], protected: { groups: ['admins'], users: [] } };
    const joins = { ...plan, groups: ['admins'] };
    const joining = requestAfter(
      [{ ...broken, digest: digest(joins) } as RequestEvent],
      requested({ plan: joins }),
    );
    expect(check({}, more, joining)).toEqual(changed('protection'));
    expect(check({ requester: nobody }, {}, request)).toEqual(changed('requester'));
  });
});
