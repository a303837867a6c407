import type { Request } from './request.ts';

/**
 * When approvers are reminded, as shares of the time that a request waits. Each gap is twice the one
 * before: for 72 hours after 4½, 13½, 31½ and 67½.
 */
const MOMENTS = [1 / 16, 3 / 16, 7 / 16, 15 / 16] as const;

/** How many reminders are due by now: 0 to 4, and none once the request is decided. */
export function remindersDue(request: Request, now: Date): number {
  if (request.stage.kind !== 'pending') return 0;
  return reminderTimes(request).filter((time) => time <= now.getTime()).length;
}

/** The moment of the next reminder as ISO time, while there is one to come. */
export function nextReminderAt(request: Request, now: Date): string | undefined {
  if (request.stage.kind !== 'pending') return undefined;
  const next = reminderTimes(request).find((time) => time > now.getTime());
  return next === undefined ? undefined : new Date(next).toISOString();
}

/** The moment of the last reminder that is due by now as ISO time, if one is. */
export function lastReminderAt(request: Request, now: Date): string | undefined {
  const last = reminderTimes(request)[remindersDue(request, now) - 1];
  return last === undefined ? undefined : new Date(last).toISOString();
}

function reminderTimes({ requestedAt, expiresAt }: Request): number[] {
  const start = new Date(requestedAt).getTime();
  const wait = new Date(expiresAt).getTime() - start;
  return MOMENTS.map((share) => Math.floor(start + share * wait));
}
