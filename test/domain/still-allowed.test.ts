import { describe, expect, it } from 'vitest';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import type { Change, UserPlan } from '../../src/domain/plan.ts';
import { noLongerAllowed, type Participants } from '../../src/domain/still-allowed.ts';
import {
  actor,
  approved,
  approver,
  lead,
  POOL_ID,
  plan,
  policyWith,
  rawPool,
  requestAfter,
  requestAt,
  requested,
  secondApprover,
} from '../samples.ts';

const people: Participants = {
  requester: lead,
  recipient: lead,
  receiver: lead,
  approvers: [approver],
};
const request = requestAt('approved');

const check = (pool: object, change: Partial<Participants> = {}, asked = request) =>
  noLongerAllowed(policyWith({ staging: rawPool(pool) }), asked, { ...people, ...change });

const changed = (what: string) => ({ kind: 'policy-changed', what });

describe('noLongerAllowed', () => {
  it('has nothing to say while everything is as it was', () => {
    expect(check({})).toBeUndefined();
  });

  it('stops when the pool is gone, or its alias now means another', () => {
    const gone = noLongerAllowed(policyWith({ other: rawPool() }), request, people);
    expect(gone).toEqual(changed('pool'));
    expect(check({ userPoolId: 'ap-northeast-1_Another' })).toEqual(changed('pool'));
  });

  it('stops when the domain was taken off the list', () => {
    expect(check({ domains: ['example.org', 'mail.example.com'] })).toEqual(changed('domain'));
  });

  it('stops when the requester was taken off the list, left or became a guest', () => {
    expect(check({ requesters: ['U0OTHER'] })).toEqual(changed('requester'));
    expect(check({}, { requester: actor('U0LEAD') })).toEqual(changed('requester'));
    expect(check({}, { requester: { ...lead, kind: 'deactivated' } })).toEqual(
      changed('requester'),
    );
    expect(check({}, { requester: { ...lead, teamId: 'T0ELSE' } })).toEqual(changed('requester'));
  });

  it.each(['multi-channel-guest', 'bot', 'deactivated', 'stranger'] as const)(
    'stops when the recipient is a %s by now',
    (kind) => {
      const receiver = actor('U0RECIPIENT', { kind });
      expect(check({}, { receiver })).toEqual(changed('recipient'));
    },
  );

  it('stops when an approver was taken off the list, left or became a guest', () => {
    expect(check({ approvers: ['U0SECOND'] })).toEqual(changed('approver'));
    expect(check({}, { approvers: [{ ...approver, kind: 'multi-channel-guest' }] })).toEqual(
      changed('approver'),
    );
    expect(check({}, { approvers: [] })).toEqual(changed('approver'));
  });

  it('stops when more approvals are asked for than were given', () => {
    expect(check({ approvals: 2 })).toEqual(changed('approver'));
    const both = { approvers: [approver, secondApprover] };
    expect(check({ approvals: 2 }, both)).toEqual(changed('approver'));
    const second: RequestEvent = { type: 'Approved', by: 'U0SECOND', digest: digest(plan) };
    const twice = requestAfter([approved, second], requested({ approvalsRequired: 2 }));
    expect(check({ approvals: 2 }, both, twice)).toBeUndefined();
    expect(check({ approvals: 2 }, { approvers: [approver, approver] }, twice)).toEqual(
      changed('approver'),
    );
  });

  it('counts two accounts with one e-mail address once', () => {
    const email = 'noah@example.com';
    const second: RequestEvent = { type: 'Approved', by: 'U0SECOND', digest: digest(plan) };
    const twice = requestAfter([approved, second], requested({ approvalsRequired: 2 }));
    const twins = {
      approvers: [
        { ...approver, email },
        { ...secondApprover, email },
      ],
    };
    expect(check({ approvals: 2 }, twins, twice)).toEqual(changed('approver'));
    expect(check({ approvals: 1 }, twins, twice)).toBeUndefined();
  });

  it('does not count an approval by another account of the requester', () => {
    const email = 'emma@example.com';
    const twins = { requester: { ...lead, email }, approvers: [{ ...approver, email }] };
    expect(check({}, twins)).toEqual(changed('approver'));
    const allowed = requestAt('approved', requested({ selfApproval: true }));
    expect(check({ selfApproval: true }, twins, allowed)).toBeUndefined();
  });

  it('stops when only those approved who get something by it', () => {
    const recipient = { ...approver, email: 'noah@example.com' };
    const own = { recipient, receiver: recipient, approvers: [recipient] };
    expect(check({}, own)).toEqual(changed('recipient-alone'));
    expect(check({ selfApproval: true }, own)).toBeUndefined();
    expect(check({ approvals: 0 }, own)).toBeUndefined();
  });

  it('does not count an approval of anything else than what will be done', () => {
    const other = requestAfter([{ type: 'Approved', by: 'U0APPROVER', digest: 'of another plan' }]);
    expect(check({}, {}, other)).toEqual(changed('approver'));
  });

  it('goes on without approvers where none are asked for', () => {
    const direct = requestAfter(
      [{ type: 'ApprovalNotRequired', policy: 'f00d' }],
      requested({ approvalsRequired: 0 }),
    );
    expect(check({ approvals: 0, approvers: [] }, { approvers: [] }, direct)).toBeUndefined();
  });

  it('does not count a self-approval that the policy allows no longer, or only since', () => {
    const before = requestAt('approved', requested({ by: 'U0APPROVER' }));
    const own = { ...before, selfApproval: true };
    const both = actor('U0APPROVER', { groups: new Set(['S0LEADS', 'S0APPROVERS']) });
    const alone = { requester: both, approvers: [both] };
    expect(check({ selfApproval: true }, alone, own)).toBeUndefined();
    expect(check({}, alone, own)).toEqual(changed('approver'));
    expect(check({ selfApproval: true }, alone, before)).toEqual(changed('approver'));
  });
});

describe('noLongerAllowed, for a new account with groups', () => {
  const joining = { ...plan, groups: ['readers', 'writers'] };
  const asked = requestAfter(
    [{ type: 'Approved', by: 'U0APPROVER', digest: digest(joining) }],
    requested({ plan: joining }),
  );

  it('goes on while the policy offers them all, and stops when it no longer offers one', () => {
    expect(check({ groups: ['writers', 'readers'] }, {}, asked)).toBeUndefined();
    expect(check({ groups: ['readers'] }, {}, asked)).toEqual(changed('group'));
    expect(check({}, {}, asked)).toEqual(changed('group'));
  });

  it('stops when one of them has come under protection since', () => {
    const groups = ['readers', 'writers'];
    const listed = { groups: ['writers'], users: [] };
    expect(check({ groups, protected: listed }, {}, asked)).toEqual(changed('approver'));
  });
});

describe('noLongerAllowed, for a change', () => {
  const known = { pool: 'staging', userPoolId: POOL_ID, username: 'alice', sub: 'sub-of-alice' };

  /** An approved request for that, under a policy of such a pool. */
  function checkChange(
    change: Change,
    pool: { actions?: object },
    more: { isProtected?: true } = {},
  ) {
    const asked: UserPlan = { ...known, ...more, ...change };
    const events: RequestEvent[] = [{ type: 'Approved', by: 'U0APPROVER', digest: digest(asked) }];
    const seen = { requesters: ['U0LEAD', 'U0ADMIN'] };
    const open = {
      visibleAttributes: ['email', 'name', 'nickname'],
      ...pool,
      actions: { 'show-user': seen, ...pool.actions },
    };
    return check(open, { recipient: undefined }, requestAfter(events, requested({ plan: asked })));
  }

  it.each([
    [{ action: 'disable-user' }, {}],
    [{ action: 'delete-user' }, { domains: ['example.org'] }],
    [{ action: 'add-to-group', group: 'readers' }, { groups: ['readers'] }],
    [{ action: 'remove-from-group', group: 'readers' }, { groups: ['readers'] }],
    [
      { action: 'change-attribute', attribute: 'name', to: 'Alice' },
      { changeableAttributes: ['name'] },
    ],
  ] as [Change, object][])('%j goes on while the policy names it', (change, pool) => {
    expect(checkChange(change, { ...pool, actions: { [change.action]: {} } })).toBeUndefined();
  });

  it('stops when the action is no longer named', () => {
    const others = { actions: { 'enable-user': {} } };
    expect(checkChange({ action: 'disable-user' }, others)).toEqual(changed('action'));
    expect(checkChange({ action: 'disable-user' }, {})).toEqual(changed('action'));
  });

  it.each(['add-to-group', 'remove-from-group'] as const)(
    '%s stops when the group is no longer offered',
    (action) => {
      const pool = { actions: { [action]: {} }, groups: ['writers'] };
      expect(checkChange({ action, group: 'readers' }, pool)).toEqual(changed('group'));
    },
  );

  it('stops when the attribute is no longer to be changed', () => {
    const pool = { actions: { 'change-attribute': {} }, changeableAttributes: ['nickname'] };
    const change = { action: 'change-attribute', attribute: 'name', to: 'Alice' } as const;
    expect(checkChange(change, pool)).toEqual(changed('action'));
  });

  it.each([
    ['alicia@example.com', undefined],
    ['Alicia@Example.com', undefined],
    ['alicia@example.org', changed('domain')],
    ['alicia@mail.example.com', changed('domain')],
    ['example.com', changed('domain')],
    ['', changed('domain')],
  ])('with %j as new e-mail asks for its domain again', (to, trouble) => {
    const pool = { actions: { 'change-attribute': {} }, changeableAttributes: ['email'] };
    const change = { action: 'change-attribute', attribute: 'email', to } as const;
    expect(checkChange(change, pool)).toEqual(trouble);
  });

  it('stops when the action has other requesters now, and goes on when it has them back', () => {
    const asking = (...requesters: string[]) => ({ actions: { 'disable-user': { requesters } } });
    expect(checkChange({ action: 'disable-user' }, asking('U0ADMIN'))).toEqual(
      changed('requester'),
    );
    expect(checkChange({ action: 'disable-user' }, asking('U0LEAD'))).toBeUndefined();
  });

  it('stops when the action takes more approvals now', () => {
    const pool = { actions: { 'disable-user': { approvals: 2 } } };
    expect(checkChange({ action: 'disable-user' }, pool)).toEqual(changed('approver'));
  });

  it('stops with one approval where the user was seen to be protected', () => {
    const pool = { actions: { 'disable-user': {} } };
    expect(checkChange({ action: 'disable-user' }, pool, { isProtected: true })).toEqual(
      changed('approver'),
    );
  });
});
