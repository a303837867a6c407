import { describe, expect, it } from 'vitest';
import { handoverShown } from '../../src/domain/claim.ts';
import {
  apology,
  dueAt,
  LOCK_ANNOUNCED,
  milestone,
  type NoticeKind,
  type Notices,
  nextStep,
  outcome,
} from '../../src/domain/next-step.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { StepName } from '../../src/domain/step.ts';
import {
  approved,
  attention,
  created,
  HISTORY,
  NOW,
  requestAfter,
  requestAt,
  requested,
  STAGES,
  started,
} from '../samples.ts';

const EXPIRY = '2026-03-05T09:00:00.000Z';
const FIRST_REMINDER = '2026-03-02T13:30:00.000Z';
const LAPSE = { at: EXPIRY, act: 'expire' } as const;
const HIDE = '2026-03-02T09:10:00.000Z';
const CLAIM_BY = '2026-03-03T09:00:00.000Z';
const IN_30_SECONDS = '2026-03-02T09:00:30.000Z';

/** Messages that show the request as it is, but for those named. */
function notices(request: Request, ...stale: NoticeKind[]): Notices {
  const kinds: NoticeKind[] = ['card', 'receipt', 'outcome', 'announcement', 'handover', 'lock'];
  const latest = (kind: NoticeKind) => {
    if (kind === 'announcement') return apology(request) ?? 'none';
    if (kind === 'lock') return LOCK_ANNOUNCED;
    if (kind === 'handover') return handoverShown(request) ?? 'none';
    return kind === 'outcome' ? (outcome(request) ?? 'none') : milestone(request);
  };
  const shows = (kind: NoticeKind) => (stale.includes(kind) ? 'older' : latest(kind));
  return Object.fromEntries(
    kinds.map((kind) => [kind, { channel: 'C0', ts: '1.1', shows: shows(kind) }]),
  );
}

const next = (request: Request, seen = notices(request), now = NOW) => nextStep(request, seen, now);
const due = (request: Request, seen = notices(request), now = NOW) => dueAt(request, seen, now);

/** The step that carries each stage on when nobody needs to be told, and when to look again. */
const ACTS: Record<Stage['kind'], { act?: StepName; later?: { at: string; act: StepName } }> = {
  pending: { later: { at: FIRST_REMINDER, act: 'remind-approvers' } },
  approved: { act: 'start-creation', later: LAPSE },
  denied: {},
  cancelled: {},
  expired: {},
  stopped: {},
  creating: { act: 'create-user', later: LAPSE },
  created: { act: 'announce-delivery', later: LAPSE },
  announced: { act: 'deliver-credential', later: LAPSE },
  invited: {},
  done: {},
  delivered: { later: { at: HIDE, act: 'hide-credential' } },
  acknowledged: { act: 'hide-credential' },
  hidden: {},
  claimable: { later: { at: CLAIM_BY, act: 'revoke-credential' } },
  revealed: { later: { at: HIDE, act: 'hide-credential' } },
  overtaken: { act: 'hide-credential' },
  disowned: { act: 'lock-account' },
  locked: {},
  revoked: {},
  told: {},
};

describe.each(STAGES)('a request that is %s', (stage) => {
  const request = requestAt(stage);
  const { act, later } = ACTS[stage];

  it('first shows the card, then the receipt, unless an account is to be locked', () => {
    const locks = stage === 'disowned';
    expect(next(request, {})).toBe(locks ? act : 'show-card');
    expect(next(request, notices(request, 'card', 'receipt'))).toBe(locks ? act : 'show-card');
    expect(next(request, notices(request, 'receipt'))).toBe(locks ? act : 'show-receipt');
    expect(due(request, {})).toBe(IN_30_SECONDS);
  });

  it('then does what comes next', () => {
    expect(next(request)).toBe(act);
    expect(due(request)).toBe(act ? IN_30_SECONDS : later?.at);
  });

  it('does what its time brings, at that moment and not before', () => {
    const moment = new Date(later?.at ?? '2027-01-01T00:00:00.000Z');
    expect(next(request, notices(request), new Date(moment.getTime() - 1))).toBe(act);
    expect(next(request, notices(request), moment)).toBe(later?.act ?? act);
  });

  it('stands still after trouble with an act, once the trouble is told', () => {
    const blocked = requestAfter([...HISTORY[stage], attention('create-user')]);
    const first = stage === 'announced' ? 'close-announcement' : 'show-card';
    expect(next(blocked, notices(request))).toBe(first);
    expect(next(blocked, notices(blocked, 'card'))).toBe('show-card');
    expect(next(blocked)).toBeUndefined();
    const waitsInVain = stage === 'delivered' || stage === 'revealed';
    expect(due(blocked)).toBe(waitsInVain ? undefined : later?.at);
  });

  it('notifies the requester of trouble with an act, once', () => {
    const blocked = requestAfter([...HISTORY[stage], attention('create-user')]);
    expect(next(blocked, notices(blocked, 'outcome'))).toBe('tell-outcome');
    expect(next(blocked)).toBeUndefined();
  });

  it('is looked at every ten minutes while no message shows its trouble', () => {
    const troubles = [attention('create-user'), attention('show-card'), attention('show-receipt')];
    const mute = requestAfter([...HISTORY[stage], ...troubles, attention('tell-outcome')]);
    const { announcement, handover, lock } = notices(mute);
    const seen: Notices = announcement && handover && lock ? { announcement, handover, lock } : {};
    expect(next(mute, seen)).toBeUndefined();
    expect(due(mute, seen)).toBe('2026-03-02T09:10:00.000Z');
  });

  it('goes on after trouble with a message, without trying that message again', () => {
    const mute = requestAfter([...HISTORY[stage], attention('show-card')]);
    expect(next(mute, {})).toBe(stage === 'disowned' ? act : 'show-receipt');
    expect(next(mute, notices(mute, 'card'))).toBe(act);
    expect(outcome(mute)).toBe(outcome(request));
  });

  it('tries everything again once asked to', () => {
    const events = [...HISTORY[stage], attention('show-card'), attention('create-user')];
    const again = requestAfter([...events, { type: 'RetryAsked', by: 'U0LEAD' }]);
    expect(next(again, notices(requestAfter(events)))).toBe(
      stage === 'disowned' ? act : 'show-card',
    );
    expect(next(again)).toBe(act);
  });
});

describe('an account that somebody else may use', () => {
  it('is locked before anybody is told, whatever Slack does', () => {
    expect(next(requestAt('disowned'), {})).toBe('lock-account');
    const mute = requestAfter([...HISTORY.disowned, attention('show-card')]);
    expect(next(mute, {})).toBe('lock-account');
  });
});

describe('the outcome', () => {
  it.each(['denied', 'expired', 'stopped', 'revoked', 'locked'] as const)(
    'of a %s request is told in a message of its own',
    (stage) => {
      const request = requestAt(stage);
      expect(next(request, notices(request, 'outcome'))).toBe('tell-outcome');
      expect(due(request, notices(request, 'outcome'))).toBe(IN_30_SECONDS);
      expect(next(request)).toBeUndefined();
    },
  );

  it('is not told twice when Slack refuses it', () => {
    const request = requestAfter([...HISTORY.denied, attention('tell-outcome')]);
    expect(next(request, notices(request, 'outcome'))).toBeUndefined();
  });

  it('of a request with a user is the credential itself', () => {
    const request = requestAt('hidden');
    expect(next(request, notices(request, 'outcome'))).toBeUndefined();
  });
});

describe('a message that failed', () => {
  it('is tried anew as soon as there is something new to tell', () => {
    const mute = requestAfter([attention('show-card'), attention('show-receipt')]);
    expect(next(mute, {})).toBeUndefined();
    const approvedMeanwhile = requestAfter([attention('show-card'), approved]);
    expect(approvedMeanwhile.troubles).toEqual([]);
    expect(next(approvedMeanwhile, {})).toBe('show-card');
  });

  it('is not tried anew for what only the worker needs to know', () => {
    const creating = requestAfter([approved, attention('show-card'), started]);
    expect(creating.troubles).toHaveLength(1);
  });

  it('of an act is kept until somebody asks for a retry', () => {
    const both = [attention('create-user'), attention('show-card'), created] as const;
    const request = requestAfter([approved, started, ...both]);
    expect(request.troubles.map(({ step }) => step)).toEqual(['create-user']);
  });
});

describe('milestone', () => {
  it('changes whenever people have something new to read', () => {
    const two = requested({ approvalsRequired: 2 });
    const milestones = [
      requestAt('pending', two),
      requestAfter([approved], two),
      ...(
        ['approved', 'denied', 'expired', 'created', 'delivered', 'acknowledged', 'hidden'] as const
      ).map((stage) => requestAt(stage)),
      requestAfter([approved, attention('create-user')]),
      requestAfter([approved, attention('create-user'), attention('show-card')]),
      requestAfter([
        approved,
        attention('create-user'),
        { type: 'RetryAsked', by: 'U0LEAD' },
        attention('create-user'),
      ]),
    ].map(milestone);
    expect(new Set(milestones).size).toBe(milestones.length);
  });

  it('does not change for what only the worker needs to know', () => {
    expect(milestone(requestAt('creating'))).toBe(milestone(requestAt('approved')));
    expect(milestone(requestAt('announced'))).toBe(milestone(requestAt('created')));
  });
});
