import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/domain/events.ts';
import {
  apology,
  brokenPromise,
  dueAt,
  isUntold,
  milestone,
  type Notices,
  nextStep,
  outcome,
  reminder,
  stuckProtection,
} from '../../src/domain/next-step.ts';
import type { Request } from '../../src/domain/request.ts';
import {
  approved,
  attention,
  denied,
  HISTORY,
  NOW,
  requestAfter,
  requestAt,
  requested,
} from '../samples.ts';

const FIRST = new Date('2026-03-02T13:30:00.000Z');
const SECOND = new Date('2026-03-02T22:30:00.000Z');
const LAST = new Date('2026-03-05T04:30:00.000Z');
const EXPIRY = new Date('2026-03-05T09:00:00.000Z');
const place = { channel: 'C0', ts: '1.1' };

/** Card and receipt as they should be, and whatever else has been posted. */
function told(request: Request, more: Notices = {}): Notices {
  const latest = { ...place, shows: milestone(request) };
  return { card: latest, receipt: latest, ...more };
}
const reminded = (count: number): Notices => ({
  reminder: { ...place, shows: `reminder-${count}` },
});

describe('approvers', () => {
  const pending = requestAt('pending');

  it('are reminded once of each reminder', () => {
    expect(nextStep(pending, told(pending), FIRST)).toBe('remind-approvers');
    expect(nextStep(pending, told(pending, reminded(1)), FIRST)).toBeUndefined();
    expect(nextStep(pending, told(pending, reminded(1)), SECOND)).toBe('remind-approvers');
    expect(reminder(pending, NOW)).toBeUndefined();
    expect(reminder(pending, SECOND)).toBe('reminder-2');
  });

  it('are reminded once of all that they should have had while nobody worked', () => {
    expect(nextStep(pending, told(pending), LAST)).toBe('remind-approvers');
    expect(nextStep(pending, told(pending, reminded(4)), LAST)).toBeUndefined();
  });

  it('are reminded after the card, which the reminder hangs below', () => {
    expect(nextStep(pending, {}, FIRST)).toBe('show-card');
    const mute = requestAfter([attention('show-card'), attention('show-receipt')]);
    expect(nextStep(mute, {}, FIRST)).toBeUndefined();
    expect(dueAt(mute, {}, FIRST)).toBe('2026-03-02T13:40:00.000Z');
  });

  it('are not reminded again and again when Slack refuses it', () => {
    const refused = requestAfter([attention('remind-approvers')]);
    expect(nextStep(refused, told(refused), FIRST)).toBeUndefined();
  });

  it('are left alone once it is decided', () => {
    for (const request of [requestAfter([denied]), requestAfter([approved])]) {
      expect(nextStep(request, told(request), SECOND)).not.toBe('remind-approvers');
    }
  });

  it('are looked after when the next reminder is due, and then when time is up', () => {
    const due = (now: Date, more: Notices) => dueAt(pending, told(pending, more), now);
    expect(due(NOW, {})).toBe(FIRST.toISOString());
    expect(due(FIRST, reminded(1))).toBe(SECOND.toISOString());
    expect(due(LAST, reminded(4))).toBe(EXPIRY.toISOString());
  });
});

describe('time that is up', () => {
  const stuck = requestAfter([...HISTORY.creating, attention('create-user')]);
  const outcomeTold = (request: Request): Notices => ({
    outcome: { ...place, shows: outcome(request) ?? '' },
  });

  it('ends a request even while it waits for somebody to mend its trouble', () => {
    const before = new Date(EXPIRY.getTime() - 1);
    const seen = told(stuck, outcomeTold(stuck));
    expect(nextStep(stuck, seen, before)).toBeUndefined();
    expect(dueAt(stuck, seen, before)).toBe(EXPIRY.toISOString());
    expect(nextStep(stuck, seen, EXPIRY)).toBe('expire');
  });

  it.each(['pending', 'approved', 'creating', 'created', 'announced'] as const)(
    'is not tried to be told of for ever, when that itself fails while %s',
    (stage) => {
      const failed = requestAfter([...HISTORY[stage], attention('expire')]);
      const announcement = { ...place, shows: apology(failed) ?? 'none' };
      const seen = told(failed, { ...outcomeTold(failed), ...reminded(4), announcement });
      expect(nextStep(failed, seen, EXPIRY)).toBeUndefined();
      expect(dueAt(failed, seen, EXPIRY)).toBeUndefined();
    },
  );

  it('is noticed again after another try', () => {
    const again: RequestEvent[] = [attention('expire'), { type: 'RetryAsked', by: 'U0LEAD' }];
    const request = requestAfter([...HISTORY.creating, ...again]);
    expect(nextStep(request, told(request), EXPIRY)).toBe('expire');
  });

  it.each(['delivered', 'acknowledged'] as const)(
    'never ends one whose password is shown: %s',
    (stage) => {
      const blocked = requestAfter([...HISTORY[stage], attention('hide-credential')]);
      const seen = told(blocked, outcomeTold(blocked));
      expect(nextStep(blocked, seen, new Date('2030-01-01T00:00:00.000Z'))).toBeUndefined();
    },
  );
});

describe('a DM that promised a password', () => {
  const ends: RequestEvent[] = [{ type: 'Expired' }, { type: 'Stopped', by: 'U0LEAD' }];

  it.each(ends)('is closed once, when the request ended by %o', (end) => {
    const request = requestAfter([...HISTORY.announced, end]);
    const closed = { ...place, shows: request.stage.kind };
    expect(brokenPromise(request)).toEqual({ to: 'U0LEAD', channel: 'D0LEAD', ts: '7.7' });
    expect(nextStep(request, told(request), NOW)).toBe('close-announcement');
    expect(nextStep(request, told(request, { announcement: closed }), NOW)).toBe(
      outcome(request) && 'tell-outcome',
    );
    const refused = requestAfter([...request.trail.slice(1), attention('close-announcement')]);
    expect(nextStep(refused, told(refused), NOW)).toBe(outcome(request) && 'tell-outcome');
  });

  it.each(ends)('was never posted, so there is nothing to close after %o', (end) => {
    const request = requestAfter([...HISTORY.created, end]);
    expect(brokenPromise(request)).toBeUndefined();
    const outcomeNotice = { outcome: { ...place, shows: outcome(request) ?? '' } };
    expect(nextStep(request, told(request, outcomeNotice), NOW)).toBeUndefined();
  });

  it('is made neutral before all else, when handing the password over failed', () => {
    const failed = requestAfter([...HISTORY.announced, attention('deliver-credential')]);
    expect(nextStep(failed, {}, NOW)).toBe('close-announcement');
    const neutral = { ...place, shows: 'trouble-ref-1' };
    expect(nextStep(failed, { announcement: neutral }, NOW)).toBe('show-card');
  });

  it.each(['announced', 'delivered', 'hidden'] as const)(
    'keeps its promise while the request is %s',
    (stage) => {
      expect(brokenPromise(requestAt(stage))).toBeUndefined();
    },
  );
});

describe('a password that Slack does not let us take down', () => {
  const stuck = requestAfter([...HISTORY.acknowledged, attention('hide-credential')]);
  const seen = (request: Request) =>
    told(request, { outcome: { ...place, shows: outcome(request) ?? '' } });

  it('is looked at every ten minutes, whoever has been told', () => {
    expect(stuckProtection(stuck)).toBe('hide-credential');
    expect(nextStep(stuck, seen(stuck), NOW)).toBeUndefined();
    expect(dueAt(stuck, seen(stuck), NOW)).toBe('2026-03-02T09:10:00.000Z');
  });

  it('is another thing than trouble before it was shown', () => {
    const before = requestAfter([...HISTORY.announced, attention('deliver-credential')]);
    expect(stuckProtection(before)).toBeUndefined();
    expect(stuckProtection(requestAt('acknowledged'))).toBeUndefined();
    const noHurry = { ...seen(before), announcement: { ...place, shows: 'trouble-ref-1' } };
    expect(dueAt(before, noHurry, NOW)).toBe(EXPIRY.toISOString());
  });
});

describe('the requester', () => {
  const blocked = [approved, attention('start-creation')] as const;

  it('is told who stopped their request, unless it was they', () => {
    const byOther = requestAfter([...blocked, { type: 'Stopped', by: 'U0APPROVER' }]);
    expect(outcome(byOther)).toBe('stopped');
    expect(outcome(requestAfter([...blocked, { type: 'Stopped', by: 'U0LEAD' }]))).toBeUndefined();
  });

  it('is told of no cancellation, which was their own', () => {
    expect(outcome(requestAt('cancelled'))).toBeUndefined();
  });

  it('is told of each trouble by its reference', () => {
    expect(outcome(requestAfter(blocked))).toBe('trouble-ref-1');
  });
});

describe('trouble that no message shows', () => {
  const troubled = requestAfter([approved, attention('start-creation')]);
  const stale = { ...place, shows: 'older' };

  it('is that which neither card nor receipt tells of', () => {
    const latest = { ...place, shows: milestone(troubled) };
    expect(isUntold(troubled, {})).toBe(true);
    expect(isUntold(troubled, { card: stale, receipt: stale })).toBe(true);
    expect(isUntold(troubled, { card: latest, receipt: stale })).toBe(false);
    expect(isUntold(troubled, { card: stale, receipt: latest })).toBe(false);
    expect(isUntold(requestAfter([approved], requested()), {})).toBe(false);
  });
});
