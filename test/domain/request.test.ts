import { describe, expect, it } from 'vitest';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { type Request, requestFrom } from '../../src/domain/request.ts';
import { BrokenTrail, type Stage } from '../../src/domain/stage.ts';
import { seal } from '../../src/domain/trail.ts';
import {
  acknowledged,
  announced,
  approved,
  attention,
  created,
  delivered,
  denied,
  HISTORY,
  NOW,
  plan,
  REQUEST_ID,
  requestAfter,
  requestAt,
  requested,
  STAGES,
  started,
  taken,
} from '../samples.ts';

const at = NOW.toISOString();
const user = { username: 'alice@example.com', sub: 'sub-of-alice' };
const message = { to: 'U0LEAD', channel: 'D0LEAD', ts: '7.7' };

describe('a request that was just made', () => {
  it('is what was asked for, waiting', () => {
    const { trail, ...rest } = requestAt('pending');
    expect(trail).toHaveLength(1);
    expect(rest).toEqual({
      id: REQUEST_ID,
      requester: 'U0LEAD',
      requestedAt: at,
      expiresAt: '2026-03-05T09:00:00.000Z',
      plan,
      digest: digest(plan),
      reason: 'She joins the storefront team',
      approvalsRequired: 1,
      selfApproval: false,
      approvals: [],
      retries: 0,
      troubles: [],
      stage: { kind: 'pending' },
    });
  });
});

describe('each stage', () => {
  const stages: Record<Stage['kind'], Stage> = {
    pending: { kind: 'pending' },
    approved: { kind: 'approved', at },
    denied: { kind: 'denied', by: 'U0APPROVER', comment: 'Use the shared account', at },
    cancelled: { kind: 'cancelled', by: 'U0LEAD', at },
    expired: { kind: 'expired', approved: false, at, remains: 'nothing' },
    stopped: { kind: 'stopped', by: 'U0APPROVER', at, remains: 'nothing' },
    creating: { kind: 'creating', username: 'alice@example.com' },
    created: { kind: 'created', user },
    announced: { kind: 'announced', user, message },
    delivered: { kind: 'delivered', user, message, hideAt: '2026-03-02T09:10:00.000Z' },
    acknowledged: { kind: 'acknowledged', user, message },
    hidden: { kind: 'hidden', user, message, acknowledged: true },
  };

  it.each(STAGES)('%s is reached by its history', (stage) => {
    expect(requestAt(stage).stage).toEqual(stages[stage]);
  });

  it('hidden tells whether the password was acknowledged or its time was over', () => {
    expect(requestAfter([...HISTORY.delivered, taken]).stage).toMatchObject({
      acknowledged: false,
    });
  });

  it('approved is reached without anybody where no approval is asked for', () => {
    const direct = requestAfter(
      [{ type: 'ApprovalNotRequired', policy: 'f00d' }],
      requested({ approvalsRequired: 0 }),
    );
    expect(direct.stage).toEqual({ kind: 'approved', at });
    expect(direct.approvals).toEqual([]);
  });

  it('approved is reached with the last of several approvals', () => {
    const first = requested({ approvalsRequired: 2 });
    const second = { type: 'Approved', by: 'U0SECOND', digest: 'd1', comment: 'fine' } as const;
    expect(requestAfter([approved], first).stage).toEqual({ kind: 'pending' });
    expect(requestAfter([approved, second], first)).toMatchObject({
      stage: { kind: 'approved' },
      approvals: [
        { by: 'U0APPROVER', at },
        { by: 'U0SECOND', at, comment: 'fine' },
      ],
    });
  });
});

describe('trouble', () => {
  const failed = requestAfter([approved, attention('create-user'), attention('show-card')]);

  it('gathers without moving the request', () => {
    expect(failed.stage.kind).toBe('approved');
    expect(failed.troubles).toEqual([
      { step: 'create-user', trouble: { kind: 'fault' }, reference: 'ref-1', at },
      { step: 'show-card', trouble: { kind: 'fault' }, reference: 'ref-1', at },
    ]);
  });

  it('is over when somebody asks for another try, which is counted', () => {
    const retried = requestAfter([
      approved,
      attention('create-user'),
      { type: 'RetryAsked', by: 'U0LEAD' },
    ]);
    expect(retried).toMatchObject({ stage: { kind: 'approved' }, troubles: [], retries: 1 });
  });
});

describe('a trail that no code of ours could have written', () => {
  const EVERY: readonly RequestEvent[] = [
    { type: 'ApprovalNotRequired', policy: 'f00d' },
    approved,
    denied,
    { type: 'Cancelled', by: 'U0LEAD' },
    { type: 'Expired' },
    { type: 'Stopped', by: 'U0APPROVER' },
    { type: 'ClaimedAsOurs', by: 'U0APPROVER', sub: 'sub-of-alice' },
    started,
    created,
    announced,
    delivered,
    acknowledged,
    taken,
  ];
  const FITTING: Record<Stage['kind'], readonly RequestEvent['type'][]> = {
    pending: ['ApprovalNotRequired', 'Approved', 'Denied', 'Cancelled', 'Stopped', 'Expired'],
    approved: ['CreationStarted', 'Cancelled', 'Stopped', 'Expired'],
    denied: [],
    cancelled: [],
    expired: [],
    stopped: [],
    creating: ['UserCreated', 'ClaimedAsOurs', 'Stopped', 'Expired'],
    created: ['DeliveryAnnounced', 'Stopped', 'Expired'],
    announced: ['DeliveryAnnounced', 'CredentialDelivered', 'Stopped', 'Expired'],
    delivered: ['Acknowledged', 'CredentialHidden'],
    acknowledged: ['CredentialHidden'],
    hidden: [],
  };

  it.each(STAGES)('goes on from %s with an event that cannot follow', (stage) => {
    const follow = (event: RequestEvent): Request => requestAfter([...HISTORY[stage], event]);
    for (const event of EVERY) {
      if (FITTING[stage].includes(event.type)) expect(follow(event)).toBeDefined();
      else expect(() => follow(event), event.type).toThrow(BrokenTrail);
    }
  });

  it('is empty, or does not begin with Requested, or is requested twice', () => {
    const fold = (events: RequestEvent[]) =>
      requestFrom(REQUEST_ID, seal(REQUEST_ID, [], events, NOW));
    expect(() => fold([])).toThrow(BrokenTrail);
    expect(() => fold([approved])).toThrow(BrokenTrail);
    expect(() => fold([requested(), requested()])).toThrow(BrokenTrail);
  });
});
