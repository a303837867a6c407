import { describe, expect, it } from 'vitest';
import { nextReminderAt, remindersDue } from '../../src/domain/reminder.ts';
import { approved, NOW, requestAfter, requestAt, requested } from '../samples.ts';

/** Asked for at 09:00 on March 2nd, for 72 hours. */
const pending = requestAt('pending');
const MOMENTS = [
  '2026-03-02T13:30:00.000Z',
  '2026-03-02T22:30:00.000Z',
  '2026-03-03T16:30:00.000Z',
  '2026-03-05T04:30:00.000Z',
] as const;
const justBefore = (moment: string) => new Date(new Date(moment).getTime() - 1);

describe('reminders', () => {
  it.each(MOMENTS.map((moment, index) => [index + 1, moment] as const))(
    'number %d is due at %s and not before',
    (count, moment) => {
      expect(remindersDue(pending, justBefore(moment))).toBe(count - 1);
      expect(remindersDue(pending, new Date(moment))).toBe(count);
      expect(nextReminderAt(pending, justBefore(moment))).toBe(moment);
      expect(nextReminderAt(pending, new Date(moment))).toBe(MOMENTS[count]);
    },
  );

  it('go on while approvals are missing, and stop with the decision', () => {
    const half = requestAfter([approved], requested({ approvalsRequired: 2 }));
    expect(nextReminderAt(half, NOW)).toBe(MOMENTS[0]);
    expect(remindersDue(half, new Date(MOMENTS[1]))).toBe(2);
    for (const stage of ['approved', 'denied', 'cancelled', 'expired', 'hidden'] as const) {
      expect(nextReminderAt(requestAt(stage), NOW)).toBeUndefined();
      expect(remindersDue(requestAt(stage), new Date(MOMENTS[3]))).toBe(0);
    }
  });

  it('are due at the very moment that was announced, where time does not divide evenly', () => {
    const expiresAt = new Date(NOW.getTime() + 1_001).toISOString();
    const short = requestAt('pending', requested({ expiresAt }));
    const first = nextReminderAt(short, NOW) ?? '';
    expect(first).toBe('2026-03-02T09:00:00.062Z');
    expect(remindersDue(short, new Date(first))).toBe(1);
    expect(nextReminderAt(short, new Date(first))).not.toBe(first);
  });
});
