import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/domain/request.ts';
import { decideReview, type Review, undecidable } from '../../src/domain/review.ts';
import {
  approved,
  approver,
  attention,
  denied,
  involved,
  lead,
  NOW,
  person,
  plan,
  policyWith,
  requestAfter,
  requestAt,
  requested,
  requestOver,
  secondApprover,
  started,
} from '../samples.ts';

const policy = policyWith();
const pending = requestAt('pending');
const rule = { list: 'pools.staging.approvers', entry: 'S0APPROVERS' };

function decide(
  request: Request,
  review: Partial<Review> = {},
  who = approver,
  now = NOW,
): ReturnType<typeof decideReview> {
  const shown = { verdict: { kind: 'approve' } as const, digest: request.digest, ...review };
  return decideReview(policy, involved(who, request), request, shown, now);
}

describe('decideReview', () => {
  it('turns a yes into Approved, with the digest of what was shown', () => {
    // Strictly, because DynamoDB takes nothing that is undefined.
    expect(decide(pending)).toStrictEqual({
      ok: true,
      value: { type: 'Approved', by: 'U0APPROVER', digest: pending.digest, rule },
    });
  });

  it('keeps the comment of a yes', () => {
    expect(decide(pending, { verdict: { kind: 'approve', comment: 'fine' } })).toMatchObject({
      value: { type: 'Approved', comment: 'fine' },
    });
  });

  it('turns a no into Denied with its comment', () => {
    expect(decide(pending, { verdict: { kind: 'deny', comment: 'no' } })).toEqual({
      ok: true,
      value: {
        type: 'Denied',
        by: 'U0APPROVER',
        digest: pending.digest,
        comment: 'no',
        rule,
      },
    });
  });

  it('refuses whoever may not decide, before anything else', () => {
    expect(decide(requestAt('denied'), {}, lead)).toMatchObject({
      error: { kind: 'not-an-approver' },
    });
  });

  it('refuses a yes to something else than was shown', () => {
    expect(decide(pending, { digest: 'another' })).toEqual({
      ok: false,
      error: { kind: 'content-changed' },
    });
  });

  it('binds everything that will be done', () => {
    const others = [
      { ...plan, email: 'mallory@example.com' as typeof plan.email },
      { ...plan, recipient: 'U0MALLORY' },
      { ...plan, pool: 'payments' },
      { ...plan, userPoolId: 'ap-northeast-1_Other' },
      { ...plan, hideAfter: 1 },
    ].map((changed) => requestAt('pending', requested({ plan: changed })).digest);
    expect(new Set([pending.digest, ...others]).size).toBe(6);
  });

  it('tells the second of two approvers who was first', () => {
    expect(decide(requestAfter([approved]), {}, secondApprover)).toEqual({
      ok: false,
      error: {
        kind: 'already-decided',
        outcome: 'approved',
        by: 'U0APPROVER',
        at: NOW.toISOString(),
      },
    });
    expect(decide(requestAfter([denied]), {}, secondApprover)).toEqual({
      ok: false,
      error: {
        kind: 'already-decided',
        outcome: 'denied',
        by: 'U0APPROVER',
        at: NOW.toISOString(),
      },
    });
  });

  it.each(['creating', 'created', 'announced', 'delivered', 'acknowledged', 'hidden'] as const)(
    'cannot take back a request that is %s',
    (stage) => {
      const no = { verdict: { kind: 'deny', comment: 'too late' } } as const;
      expect(decide(requestAt(stage), no)).toMatchObject({
        error: { kind: 'already-decided', outcome: 'approved' },
      });
    },
  );

  it('tells when it was approved, not when it was asked for', () => {
    const later = requestOver(
      ['2026-03-02T09:00:00.000Z', requested()],
      ['2026-03-02T10:00:00.000Z', approved],
    );
    expect(decide(later, {}, secondApprover)).toMatchObject({
      error: { kind: 'already-decided', by: 'U0APPROVER', at: '2026-03-02T10:00:00.000Z' },
    });
  });

  it('names the requester where no approval was asked for', () => {
    const direct = requestAfter(
      [{ type: 'ApprovalNotRequired', policy: 'f00d' }],
      requested({ approvalsRequired: 0 }),
    );
    expect(decide(direct)).toMatchObject({ error: { kind: 'already-decided', by: 'U0LEAD' } });
  });

  it('ends with the request’s time, swept or not', () => {
    const expiry = new Date(pending.expiresAt);
    const before = new Date(expiry.getTime() - 1);
    expect(decide(pending, {}, approver, before).ok).toBe(true);
    const expired = { ok: false, error: { kind: 'request-expired', at: pending.expiresAt } };
    expect(decide(pending, {}, approver, expiry)).toEqual(expired);
    expect(decide(requestAt('expired'))).toMatchObject({ error: { kind: 'request-expired' } });
  });

  it('is open while a message about the request could not be posted', () => {
    expect(decide(requestAfter([attention('show-card')])).ok).toBe(true);
  });
});

describe('a review that comes twice', () => {
  const recorded = { ok: true, value: undefined };
  const no = { verdict: { kind: 'deny', comment: 'Use the shared account' } } as const;
  const twice = requested({ approvalsRequired: 2 });
  const half = requestAfter([approved], twice);

  it.each([
    ['while another approval is missing', half],
    ['when it is done', requestAt('hidden')],
    ['when somebody else has denied it since', requestAfter([approved, denied], twice)],
  ] as const)('changes nothing %s', (_when, request) => {
    expect(decide(request)).toEqual(recorded);
  });

  it('changes nothing after a no, nor when its time is over or its author is off the list', () => {
    expect(decide(requestAt('denied'), no)).toEqual(recorded);
    expect(decide(half, {}, approver, new Date('2030-01-01T00:00:00.000Z'))).toEqual(recorded);
    expect(decide(half, {}, { ...approver, groups: new Set() })).toEqual(recorded);
  });

  it('is another one of another person, or with another word, or for another plan', () => {
    const decided = { error: { kind: 'already-decided', outcome: 'denied', by: 'U0APPROVER' } };
    expect(decide(requestAt('denied'), no, secondApprover)).toMatchObject(decided);
    const other = { verdict: { kind: 'deny', comment: 'Not now' } } as const;
    expect(decide(requestAt('denied'), other)).toMatchObject(decided);
    expect(decide(requestAt('denied'))).toMatchObject(decided);
    expect(decide(requestAt('pending'), no).ok).toBe(true);
    const again = { error: { kind: 'already-approved-by-you' } };
    expect(decide(half, { digest: 'of another plan' })).toMatchObject(again);
  });
});

describe('a request that was ended', () => {
  it('by its requester cannot be decided', () => {
    expect(decide(requestAt('cancelled'))).toEqual({
      ok: false,
      error: { kind: 'request-cancelled', by: 'U0LEAD', at: NOW.toISOString() },
    });
  });

  it('by somebody who stopped it cannot be decided', () => {
    expect(decide(requestAt('stopped'), {}, secondApprover)).toEqual({
      ok: false,
      error: { kind: 'request-stopped', by: 'U0APPROVER', at: NOW.toISOString() },
    });
  });

  it('by its time cannot be decided', () => {
    expect(decide(requestAt('expired'))).toEqual({
      ok: false,
      error: { kind: 'request-expired', at: NOW.toISOString() },
    });
  });
});

describe('whoever gets something by it', () => {
  const asked = requestAt('pending', requested({ plan: { ...plan, recipient: 'U0SECOND' } }));

  it('can deny it, and not approve it alone', () => {
    expect(decide(asked, {}, secondApprover)).toMatchObject({ error: { kind: 'recipient-alone' } });
    const no = { verdict: { kind: 'deny', comment: 'not for me' } } as const;
    expect(decide(asked, no, secondApprover)).toMatchObject({ value: { type: 'Denied' } });
  });
});

describe('approvals that no longer suffice', () => {
  const trouble = { kind: 'policy-changed', what: 'approver' } as const;
  const needed = {
    type: 'AttentionNeeded',
    step: 'start-creation',
    reference: 'r1',
    trouble,
  } as const;
  const lacking = requestAfter([approved, needed]);

  it('can be made up for by another approver, and the request goes on', () => {
    const decided = decide(lacking, {}, secondApprover);
    expect(decided).toMatchObject({ value: { type: 'Approved', by: 'U0SECOND' } });
    if (!decided.ok || !decided.value) throw new Error('It was not approved');
    const going = requestAfter([approved, needed, decided.value]);
    expect(going).toMatchObject({ stage: { kind: 'approved' }, troubles: [], retries: 1 });
    expect(going.approvals.map(({ by }) => by)).toEqual(['U0APPROVER', 'U0SECOND']);
    expect(going.approvedUntil).toBe(lacking.approvedUntil);
  });

  it('are not made up for by the same person, nor when the approval has run out', () => {
    expect(decide(lacking, { digest: 'other' })).toMatchObject({
      error: { kind: 'already-approved-by-you' },
    });
    const late = new Date(lacking.approvedUntil ?? '');
    expect(decide(lacking, {}, secondApprover, late)).toMatchObject({
      error: { kind: 'request-expired', at: lacking.approvedUntil },
    });
  });

  it('can still be denied while nothing has been begun', () => {
    const no = { verdict: { kind: 'deny', comment: 'no' } } as const;
    expect(decide(lacking, no, secondApprover)).toMatchObject({ value: { type: 'Denied' } });
    const begun = requestAfter([approved, started, { ...needed, step: 'create-user' }]);
    expect(decide(begun, no, secondApprover)).toMatchObject({
      error: { kind: 'too-late-to-deny' },
    });
    expect(decide(begun, {}, secondApprover)).toMatchObject({ value: { type: 'Approved' } });
  });

  it('are no matter of approvals when something else has changed', () => {
    const other = { ...needed, trouble: { kind: 'policy-changed', what: 'domain' } as const };
    expect(decide(requestAfter([approved, other]), {}, secondApprover)).toMatchObject({
      error: { kind: 'already-decided' },
    });
  });
});

describe('two approvals', () => {
  const half = requestAfter([approved], requested({ approvalsRequired: 2 }));

  it('come from two people, not from one with two accounts', () => {
    const email = 'noah@example.com';
    const people = involved({ ...secondApprover, email }, half, {
      approvers: [person('U0APPROVER', { email })],
    });
    const shown = { verdict: { kind: 'approve' }, digest: half.digest } as const;
    expect(decideReview(policy, people, half, shown, NOW)).toEqual({
      ok: false,
      error: { kind: 'already-approved-by-you', account: 'U0APPROVER' },
    });
  });

  it('come from two people', () => {
    expect(half.stage.kind).toBe('pending');
    expect(undecidable(half, involved(approver, half), NOW)).toEqual({
      kind: 'already-approved-by-you',
    });
    expect(decide(half, { verdict: { kind: 'deny', comment: 'changed my mind' } })).toEqual({
      ok: false,
      error: { kind: 'already-approved-by-you' },
    });
    expect(decide(half, {}, secondApprover).ok).toBe(true);
  });

  it('are outweighed by one no', () => {
    const no = { verdict: { kind: 'deny', comment: 'no' } } as const;
    expect(decide(half, no, secondApprover)).toMatchObject({ value: { type: 'Denied' } });
  });
});
