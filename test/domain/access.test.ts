import { describe, expect, it } from 'vitest';
import {
  groupsThatDecide,
  isListed,
  mayRequest,
  outsider,
  poolsToRequestIn,
  reviewRefusal,
} from '../../src/domain/access.ts';
import {
  actor,
  approver,
  lead,
  nobody,
  person,
  policyWith,
  rawPool,
  requestAt,
  requested,
  secondApprover,
} from '../samples.ts';

const policy = policyWith();

describe('outsider', () => {
  it('lets members of the home workspace in', () => {
    expect(outsider(policy, person('U0LEAD'))).toBeUndefined();
  });

  it.each(['guest', 'bot', 'deactivated', 'stranger'] as const)('turns a %s away', (kind) => {
    expect(outsider(policy, person('U0X', { kind }))).toEqual({
      kind: 'outsider',
      person: kind,
      contact: 'U0CONTACT',
    });
  });

  it.each(['member', 'guest'] as const)('sees a %s of another workspace as a stranger', (kind) => {
    expect(outsider(policy, person('U0X', { teamId: 'T0ELSE', kind }))).toMatchObject({
      person: 'stranger',
    });
  });
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
    expect(reviewRefusal(policy, approver, request)).toBeUndefined();
    expect(reviewRefusal(policy, secondApprover, request)).toBeUndefined();
  });

  it('is refused to everybody else, the requester among them', () => {
    const refusal = {
      kind: 'not-an-approver',
      pool: 'staging',
      approvers: ['S0APPROVERS', 'U0SECOND'],
      contact: 'U0CONTACT',
    };
    expect(reviewRefusal(policy, nobody, request)).toEqual(refusal);
    expect(reviewRefusal(policy, lead, request)).toEqual(refusal);
  });

  it('is refused when the policy has no such pool any more', () => {
    const elsewhere = policyWith({ other: rawPool() });
    expect(reviewRefusal(elsewhere, approver, request)).toMatchObject({
      kind: 'not-an-approver',
      approvers: [],
      contact: 'U0CONTACT',
    });
  });

  describe('one’s own request', () => {
    const own = requestAt('pending', requested({ by: 'U0APPROVER', selfApproval: true }));

    it('is refused, although one is on the list and whatever the request once said', () => {
      expect(reviewRefusal(policy, approver, own)).toEqual({
        kind: 'own-request',
        approvers: ['S0APPROVERS', 'U0SECOND'],
        contact: 'U0CONTACT',
      });
    });

    it('never sends people to themselves, but to the contact', () => {
      const alone = policyWith({ staging: rawPool({ approvers: ['U0APPROVER'] }) });
      expect(reviewRefusal(alone, approver, own)).toEqual({
        kind: 'own-request',
        approvers: [],
        contact: 'U0CONTACT',
      });
    });

    it('is allowed where the policy says so', () => {
      const selfish = policyWith({ staging: rawPool({ selfApproval: true }) });
      expect(reviewRefusal(selfish, approver, own)).toBeUndefined();
    });
  });
});
