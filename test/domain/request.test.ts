import { describe, expect, it } from 'vitest';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { isOver, progress } from '../../src/domain/request.ts';
import type { Stage } from '../../src/domain/stage.ts';
import {
  announced,
  approved,
  attention,
  HISTORY,
  NOW,
  plan,
  REQUEST_ID,
  requestAfter,
  requestAt,
  requested,
  requestOver,
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
    created: { kind: 'created', user, joined: [], proven: [] },
    invited: { kind: 'invited', user, mediums: ['EMAIL'] },
    done: { kind: 'done', user, at },
    announced: { kind: 'announced', user, message },
    delivered: {
      kind: 'delivered',
      user,
      message,
      hideAt: '2026-03-02T09:10:00.000Z',
      status: 'CONFIRMED',
    },
    acknowledged: { kind: 'acknowledged', user, message },
    hidden: { kind: 'hidden', user, message, acknowledged: true },
    claimable: { kind: 'claimable', user, message, claimBy: '2026-03-03T09:00:00.000Z', begun: 0 },
    revealed: {
      kind: 'revealed',
      user,
      message,
      at,
      viewId: 'V0MODAL',
      hideAt: '2026-03-02T09:10:00.000Z',
      status: 'CONFIRMED',
    },
    overtaken: { kind: 'overtaken', user, message, action: 'disable-user' },
    disowned: { kind: 'disowned', user, message, at },
    locked: { kind: 'locked', user, message, at },
    revoked: { kind: 'revoked', user, message, why: 'unclaimed', at },
    told: { kind: 'told', user, message, at },
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

describe('an approval', () => {
  const first = requested({ approvalsRequired: 2, expiresAt: '2026-03-02T19:00:00.000Z' });
  const second = { type: 'Approved', by: 'U0SECOND', digest: 'd1' } as const;
  const half = [
    ['2026-03-02T09:00:00.000Z', first],
    ['2026-03-02T12:00:00.000Z', approved],
  ] as const;
  const whole = [...half, ['2026-03-02T15:00:00.000Z', second]] as const;

  it('is good from the last one on, for as long as the request could wait', () => {
    expect(requestOver(...half).approvedUntil).toBeUndefined();
    expect(requestOver(...whole).approvedUntil).toBe('2026-03-03T01:00:00.000Z');
  });

  it('that nobody had to give is good for as long, from the beginning', () => {
    const direct: RequestEvent = { type: 'ApprovalNotRequired', policy: 'f00d' };
    expect(requestAfter([direct], requested({ approvalsRequired: 0 })).approvedUntil).toBe(
      '2026-03-05T09:00:00.000Z',
    );
  });

  it('is not prolonged by what happens later', () => {
    const later = requestOver(
      ...whole,
      ['2026-03-02T16:00:00.000Z', attention('start-creation')],
      ['2026-03-02T17:00:00.000Z', { type: 'RetryAsked', by: 'U0LEAD' }],
      ['2026-03-02T18:00:00.000Z', started],
    );
    expect(later.approvedUntil).toBe('2026-03-03T01:00:00.000Z');
  });

  it('is kept as it was given', () => {
    const commented = { ...second, comment: 'fine' };
    expect(requestAfter([approved, commented], first).approvals).toStrictEqual([
      { by: 'U0APPROVER', at, digest: digest(plan) },
      { by: 'U0SECOND', at, digest: 'd1', comment: 'fine' },
    ]);
  });

  it('is shown as soon as it is given, the missing ones counted', () => {
    expect(progress(requestOver(...half))).toBe('pending-1');
    expect(progress(requestOver(...whole))).toBe('approved');
  });
});

describe('a request that ended before its time', () => {
  const ends = [
    [{ type: 'Expired' }, { kind: 'expired', approved: true, at }],
    [
      { type: 'Stopped', by: 'U0SECOND' },
      { kind: 'stopped', by: 'U0SECOND', at },
    ],
  ] as const;

  it.each(ends)('by %o tells what it leaves in the pool', (event, stage) => {
    const end = (before: Stage['kind']) => requestAfter([...HISTORY[before], event]).stage;
    expect(end('approved')).toStrictEqual({ ...stage, remains: 'nothing' });
    expect(end('creating')).toStrictEqual({ ...stage, remains: 'perhaps-a-user' });
    expect(end('created')).toStrictEqual({ ...stage, remains: 'a-user' });
    expect(end('announced')).toStrictEqual({ ...stage, remains: 'a-user', message });
  });

  it.each(ends)('by %o is in no trouble any more', (event) => {
    const troubles = [attention('create-user'), attention('show-card')];
    expect(requestAfter([approved, started, ...troubles, event]).troubles).toEqual([]);
  });
});

describe('a user that an approver has declared to be ours', () => {
  const claim = { type: 'ClaimedAsOurs', by: 'U0APPROVER', sub: 'sub-of-alice' } as const;
  const claimed = requestAfter([approved, started, attention('create-user'), claim]);

  it('is known by their sub, and the request goes on', () => {
    expect(claimed).toMatchObject({
      stage: { kind: 'creating', username: 'alice@example.com', claimed: 'sub-of-alice' },
      troubles: [],
    });
  });

  it('counts as another try, of which there are not endlessly many', () => {
    expect(claimed.retries).toBe(1);
  });
});

describe('a DM that was announced anew', () => {
  it('is where the password goes', () => {
    const again = { ...announced, channel: 'D0OTHER', ts: '8.8' } as RequestEvent;
    expect(requestAfter([...HISTORY.announced, again]).stage).toEqual({
      kind: 'announced',
      user,
      message: { to: 'U0LEAD', channel: 'D0OTHER', ts: '8.8' },
    });
  });
});

describe('the end', () => {
  it.each(STAGES)('is reached or not: %s', (stage) => {
    const final = [
      ...['denied', 'cancelled', 'expired', 'stopped', 'invited', 'done', 'hidden'],
      ...['told', 'locked', 'revoked'],
    ];
    expect(isOver(requestAt(stage))).toBe(final.includes(stage));
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
