import { describe, expect, it } from 'vitest';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { noLongerAllowed, type Participants } from '../../src/domain/still-allowed.ts';
import {
  actor,
  approved,
  approver,
  lead,
  plan,
  policyWith,
  rawPool,
  requestAfter,
  requestAt,
  requested,
  secondApprover,
} from '../samples.ts';

const people: Participants = { requester: lead, recipient: lead, approvers: [approver] };
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

  it.each(['guest', 'bot', 'deactivated', 'stranger'] as const)(
    'stops when the recipient is a %s by now',
    (kind) => {
      const recipient = actor('U0RECIPIENT', { kind });
      expect(check({}, { recipient })).toEqual(changed('recipient'));
    },
  );

  it('stops when an approver was taken off the list, left or became a guest', () => {
    expect(check({ approvers: ['U0SECOND'] })).toEqual(changed('approver'));
    expect(check({}, { approvers: [{ ...approver, kind: 'guest' }] })).toEqual(changed('approver'));
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

  it('does not count a self-approval that the policy no longer allows', () => {
    const own = requestAt('approved', requested({ by: 'U0APPROVER' }));
    const both = actor('U0APPROVER', { groups: new Set(['S0LEADS', 'S0APPROVERS']) });
    const alone = { requester: both, approvers: [both] };
    expect(check({ selfApproval: true }, alone, own)).toBeUndefined();
    expect(check({}, alone, own)).toEqual(changed('approver'));
  });
});
