import { describe, expect, it } from 'vitest';
import {
  approvalRefusal,
  groupsThatDecide,
  isListed,
  mayRequest,
  outsider,
  poolsToRequestIn,
  reviewRefusal,
} from '../../src/domain/access.ts';
import type { Email } from '../../src/domain/email.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Plan } from '../../src/domain/plan.ts';
import {
  actor,
  approved,
  approver,
  involved,
  lead,
  nobody,
  POOL_ID,
  person,
  plan,
  policyWith,
  rawPool,
  requestAfter,
  requestAt,
  requested,
  secondApprover,
} from '../samples.ts';

const policy = policyWith();

const USER = { pool: 'staging', userPoolId: POOL_ID, username: 'alice', sub: 'sub-of-alice' };

describe('outsider', () => {
  it('lets members of the home workspace in', () => {
    expect(outsider(policy, person('U0LEAD'))).toBeUndefined();
  });

  it.each([
    'single-channel-guest',
    'multi-channel-guest',
    'bot',
    'deactivated',
    'stranger',
  ] as const)('turns a %s away', (kind) => {
    expect(outsider(policy, person('U0X', { kind }))).toEqual({
      kind: 'outsider',
      person: kind,
      contact: 'U0CONTACT',
    });
  });

  it.each(['member', 'multi-channel-guest'] as const)(
    'sees a %s of another workspace as a stranger',
    (kind) => {
      expect(outsider(policy, person('U0X', { teamId: 'T0ELSE', kind }))).toMatchObject({
        person: 'stranger',
      });
    },
  );
});

describe('groupsThatDecide', () => {
  it('are those of every list that does not have the person’s id, each once', () => {
    const lists = [['S0LEADS', 'U0LEAD'], ['S0OTHERS', 'U0OTHER', 'S0APPROVERS'], ['S0OTHERS']];
    expect(groupsThatDecide(lists, 'U0LEAD')).toEqual(['S0OTHERS', 'S0APPROVERS']);
    expect(groupsThatDecide(lists, 'U0OTHER')).toEqual(['S0LEADS', 'S0OTHERS']);
    expect(groupsThatDecide([], 'U0LEAD')).toEqual([]);
  });
});

describe('isListed', () => {
  it('finds a person by their id and by a group they are in, and by nothing else', () => {
    expect(isListed(['U0LEAD'], actor('U0LEAD'))).toBe(true);
    expect(isListed(['S0LEADS'], lead)).toBe(true);
    expect(isListed(['S0OTHERS', 'U0OTHER'], lead)).toBe(false);
    expect(isListed([], lead)).toBe(false);
  });
});

describe('asking for an account', () => {
  const several = policyWith({
    zeta: rawPool({ requesters: ['U0LEAD'] }),
    closed: rawPool({ userPoolId: 'ap-northeast-1_Closed01', requesters: [] }),
    alpha: rawPool({ userPoolId: 'ap-northeast-1_Alpha001', requesters: ['S0LEADS'] }),
  });

  it('is offered in the pools whose list names the person, in the order of the policy', () => {
    expect(poolsToRequestIn(several, lead).map(({ alias }) => alias)).toEqual(['zeta', 'alpha']);
    expect(poolsToRequestIn(several, nobody)).toEqual([]);
  });

  it('is allowed in such a pool', () => {
    expect(mayRequest(several, lead, 'alpha')).toMatchObject({
      ok: true,
      value: { alias: 'alpha' },
    });
  });

  it.each(['closed', 'unheard-of'])('is refused in %s, naming where it is allowed', (alias) => {
    expect(mayRequest(several, lead, alias)).toEqual({
      ok: false,
      error: {
        kind: 'not-a-requester-of',
        pool: alias,
        allowed: ['zeta', 'alpha'],
        contact: 'U0CONTACT',
      },
    });
  });

  it('is refused to those who may ask nowhere, without telling the pools', () => {
    expect(mayRequest(several, nobody, 'alpha')).toEqual({
      ok: false,
      error: { kind: 'not-a-requester', contact: 'U0CONTACT' },
    });
  });
});

describe('reviewing', () => {
  const request = requestAt('pending');

  it('is for those on the list, by id or by group', () => {
    expect(reviewRefusal(policy, involved(approver, request), request)).toBeUndefined();
    expect(reviewRefusal(policy, involved(secondApprover, request), request)).toBeUndefined();
  });

  it('is refused to everybody else, the requester among them', () => {
    const refusal = {
      kind: 'not-an-approver',
      pool: 'staging',
      approvers: ['S0APPROVERS', 'U0SECOND'],
      contact: 'U0CONTACT',
    };
    expect(reviewRefusal(policy, involved(nobody, request), request)).toEqual(refusal);
    expect(reviewRefusal(policy, involved(lead, request), request)).toEqual(refusal);
  });

  it('is refused when the policy has no such pool any more', () => {
    const elsewhere = policyWith({ other: rawPool() });
    expect(reviewRefusal(elsewhere, involved(approver, request), request)).toMatchObject({
      kind: 'not-an-approver',
      approvers: [],
      contact: 'U0CONTACT',
    });
  });

  describe('one’s own request', () => {
    const own = requestAt('pending', requested({ by: 'U0APPROVER', selfApproval: true }));

    it('is refused, although one is on the list and whatever the request once said', () => {
      expect(reviewRefusal(policy, involved(approver, own), own)).toEqual({
        kind: 'own-request',
        approvers: ['S0APPROVERS', 'U0SECOND'],
        contact: 'U0CONTACT',
        rule: { list: 'pools.staging.approvers', entry: 'S0APPROVERS' },
      });
    });

    it('never sends people to themselves, but to the contact', () => {
      const alone = policyWith({ staging: rawPool({ approvers: ['U0APPROVER'] }) });
      expect(reviewRefusal(alone, involved(approver, own), own)).toEqual({
        kind: 'own-request',
        approvers: [],
        contact: 'U0CONTACT',
        rule: { list: 'pools.staging.approvers', entry: 'U0APPROVER' },
      });
    });

    it('is refused to another account with the requester’s e-mail address, which it names', () => {
      const email = 'noah@example.com';
      const other = { ...secondApprover, email };
      const people = involved(other, own, { requester: person('U0APPROVER', { email }) });
      expect(reviewRefusal(policy, people, own)).toEqual({
        kind: 'own-request',
        approvers: ['S0APPROVERS'],
        contact: 'U0CONTACT',
        account: 'U0APPROVER',
        rule: { list: 'pools.staging.approvers', entry: 'U0SECOND' },
      });
      const selfish = policyWith({ staging: rawPool({ selfApproval: true }) });
      expect(reviewRefusal(selfish, people, own)).toBeUndefined();
    });

    it('takes two people without addresses for two', () => {
      const people = involved(secondApprover, own, { requester: person('U0APPROVER') });
      expect(reviewRefusal(policy, people, own)).toBeUndefined();
    });

    it('is allowed where the policy says so, and said so when it was asked for', () => {
      const selfish = policyWith({ staging: rawPool({ selfApproval: true }) });
      const before = requestAt('pending', requested({ by: 'U0APPROVER' }));
      expect(reviewRefusal(selfish, involved(approver, own), own)).toBeUndefined();
      expect(reviewRefusal(selfish, involved(approver, before), before)?.kind).toBe('own-request');
    });
  });
});

describe('approving what one gets something by', () => {
  const request = requestAt('pending', requested({ plan: { ...plan, recipient: 'U0SECOND' } }));
  const mine: Actor = { ...secondApprover, email: 'second@example.com' };
  const alone = (acting = mine, more: object = {}, asked = request, pool: object = {}) =>
    approvalRefusal(
      policyWith({ staging: rawPool(pool) }),
      involved(acting, asked, {
        recipient: person('U0SECOND', { email: 'second@example.com' }),
        ...more,
      }),
      asked,
    );
  const refusal = {
    kind: 'recipient-alone',
    approvers: ['S0APPROVERS'],
    contact: 'U0CONTACT',
    rule: { list: 'pools.staging.approvers', entry: 'U0SECOND' },
  };

  it('is not enough, and says who else can', () => {
    expect(alone()).toEqual(refusal);
  });

  it('is for whoever gets nothing by it', () => {
    expect(alone({ ...approver, email: 'noah@example.com' })).toBeUndefined();
  });

  it('tells whom to ask where nobody else approves', () => {
    expect(alone(mine, {}, request, { approvers: ['U0SECOND'] })).toMatchObject({ approvers: [] });
  });

  it('is not enough from another account of the recipient', () => {
    const twin = actor('U0TWIN', { email: 'second@example.com' });
    expect(alone(twin, {}, request, { approvers: ['U0TWIN', 'U0SECOND'] })).toMatchObject({
      kind: 'recipient-alone',
      approvers: [],
    });
  });

  it.each<[string, Plan]>([
    ['the account of their address', { ...plan, email: 'Second@example.com' as Email }],
    [
      'an account that moves to their address',
      {
        ...USER,
        action: 'change-attribute',
        attribute: 'email',
        from: 'old@example.com',
        to: 'second@example.com',
      },
    ],
    ['a change of their account', { ...USER, email: 'second@example.com', action: 'enable-user' }],
  ])('is not enough for %s', (_what, asked) => {
    const about = requestAt('pending', requested({ plan: asked }));
    expect(alone(mine, { recipient: undefined }, about)).toMatchObject({ kind: 'recipient-alone' });
  });

  it('may be the first of two, and the second of two', () => {
    const two = requested({ plan: request.plan, approvalsRequired: 2 });
    expect(alone(mine, {}, requestAt('pending', two))).toBeUndefined();
    const half = requestAfter([approved], two);
    expect(alone(mine, {}, half)).toBeUndefined();
  });

  it('is not enough when the other one gets something by it, too', () => {
    const asked = { ...request.plan, email: 'owner@example.com' as Email };
    const owner = person('U0APPROVER', { email: 'owner@example.com' });
    const half = requestAfter([approved], requested({ plan: asked, approvalsRequired: 2 }));
    expect(alone(mine, { approvers: [owner] }, half)).toMatchObject({ kind: 'recipient-alone' });
  });

  it('is enough where people may decide on their own requests', () => {
    expect(alone(mine, {}, request, { selfApproval: true })).toBeUndefined();
  });
});
