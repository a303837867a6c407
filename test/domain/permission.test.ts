import { describe, expect, it } from 'vitest';
import {
  actionsFor,
  approvalsNeeded,
  isProtected,
  listsOf,
  requestersFor,
  viewersOf,
} from '../../src/domain/permission.ts';
import { type Plan, USER_ACTIONS, type UserPlan } from '../../src/domain/plan.ts';
import type { PoolPolicy } from '../../src/domain/policy.ts';
import { actor, approver, lead, nobody, POOL_ID, plan, policyWith, rawPool } from '../samples.ts';

function pool(more: object = {}): PoolPolicy {
  const found = policyWith({ staging: rawPool(more) }).pools.get('staging');
  if (!found) throw new Error('The sample has no pool of that alias');
  return found;
}

const actions = {
  'show-user': { requesters: ['S0LEADS', 'U0ADMIN'] },
  'reset-password': {},
  'delete-user': { requesters: ['U0ADMIN'], approvals: 2 },
  'enable-user': { approvals: 0 },
  'disable-user': { requesters: [] },
};

function change(more: Partial<UserPlan>): UserPlan {
  const known = { pool: 'staging', userPoolId: POOL_ID, username: 'alice', sub: 'sub-of-alice' };
  return { action: 'enable-user', ...known, ...more } as UserPlan;
}

describe('requestersFor', () => {
  it('names those of the pool, or those of the action where it has its own', () => {
    const policy = pool({ actions });
    expect(requestersFor(policy, 'add-user')).toEqual(['S0LEADS']);
    expect(requestersFor(policy, 'reset-password')).toEqual(['S0LEADS']);
    expect(requestersFor(policy, 'delete-user')).toEqual(['U0ADMIN']);
    expect(requestersFor(policy, 'disable-user')).toEqual([]);
  });

  it.each(USER_ACTIONS)('names nobody for %s where the policy does not', (action) => {
    expect(requestersFor(pool(), action)).toEqual([]);
  });
});

describe('viewersOf', () => {
  it('names whoever asks or approves, unless others are named for it', () => {
    expect(viewersOf(pool({ actions: { 'show-user': {} } }))).toEqual([
      'S0LEADS',
      'S0APPROVERS',
      'U0SECOND',
    ]);
    const named = { 'show-user': { requesters: ['S0SUPPORT'] } };
    expect(viewersOf(pool({ actions: named }))).toEqual(['S0SUPPORT']);
  });

  it('names nobody where the policy does not name it', () => {
    expect(viewersOf(pool())).toEqual([]);
  });
});

it('listsOf has the list of viewers and one for each action', () => {
  const lists = listsOf(
    pool({ actions: { ...actions, 'show-user': { requesters: ['U0SEES', 'U0ADMIN'] } } }),
  );
  expect(lists).toHaveLength(1 + USER_ACTIONS.length);
  expect(new Set(lists.flat())).toEqual(new Set(['U0SEES', 'S0LEADS', 'U0ADMIN']));
});

describe('actionsFor', () => {
  it('are those that name the person or a group of theirs, in the order of offering', () => {
    const policy = pool({ actions });
    expect(actionsFor(policy, lead)).toEqual(['reset-password', 'enable-user']);
    expect(actionsFor(policy, actor('U0ADMIN'))).toEqual(['delete-user']);
    expect(actionsFor(policy, { ...lead, id: 'U0ADMIN' })).toEqual([
      'reset-password',
      'enable-user',
      'delete-user',
    ]);
    expect(actionsFor(policy, nobody)).toEqual([]);
    expect(actionsFor(policy, approver)).toEqual([]);
  });
});

describe('approvalsNeeded', () => {
  it('are as many as the action says, else as many as the pool says', () => {
    const policy = pool({ actions, approvals: 1 });
    expect(approvalsNeeded(policy, plan)).toBe(1);
    expect(approvalsNeeded(policy, change({ action: 'enable-user' }))).toBe(0);
    expect(approvalsNeeded(policy, change({ action: 'delete-user' }))).toBe(2);
    expect(approvalsNeeded(policy, change({ action: 'sign-out-user' }))).toBe(1);
  });

  describe('where something is protected', () => {
    const policy = pool({
      actions,
      approvals: 1,
      groups: ['admins', 'readers'],
      protected: { groups: ['admins'], users: [] },
    });
    const joining = (...groups: string[]): Plan => ({ ...plan, groups }) as Plan;

    it.each([
      ['a new account in a protected group', joining('readers', 'admins'), 2],
      ['a new account in other groups', joining('readers'), 1],
      ['a new account in no group', plan, 1],
      ['a way into the group', change({ action: 'add-to-group', group: 'admins' }), 2],
      ['a way into another group', change({ action: 'add-to-group', group: 'readers' }), 1],
      ['a way out of the group', change({ action: 'remove-from-group', group: 'admins' }), 1],
      ['a change of a protected user', change({ isProtected: true }), 2],
      ['a change of anybody else', change({}), 0],
    ])('%s takes so many', (_what, asked, needed) => {
      expect(approvalsNeeded(policy, asked)).toBe(needed);
    });

    it('more than two stay more', () => {
      const strict = pool({ approvals: 3, protected: { groups: ['admins'], users: [] } });
      expect(approvalsNeeded(strict, joining('admins'))).toBe(3);
    });
  });
});

describe('isProtected', () => {
  const policy = pool({
    protected: { groups: ['admins'], users: ['Root', 'SUB-of-kim', 'CEO@example.com'] },
  });
  const known = { username: 'alice', sub: 'sub-of-alice', email: 'alice@example.com' };

  it.each([
    ['by username', { ...known, username: 'root' }, []],
    ['by sub', { ...known, sub: 'sub-of-kim' }, []],
    ['by e-mail', { ...known, email: 'ceo@example.com' }, []],
    ['by username in another case', { ...known, username: 'rOOT' }, []],
    ['by e-mail in another case', { ...known, email: 'Ceo@Example.com' }, []],
    ['by a group', known, ['readers', 'admins']],
  ])('%s', (_how, named, groups) => {
    expect(isProtected(policy, named, groups)).toBe(true);
  });

  it('is nobody else, with an e-mail address or without', () => {
    expect(isProtected(policy, known, ['readers'])).toBe(false);
    expect(isProtected(policy, { username: 'alice', sub: 'x' }, [])).toBe(false);
  });
});
