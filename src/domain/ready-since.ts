import { nextMoment } from './next-step.ts';
import { lastReminderAt } from './reminder.ts';
import type { Request } from './request.ts';

/**
 * Since when what comes next for a request could have been done (ISO time): since the last thing that
 * happened to it, by an event or by the clock.
 */
export function readySince(request: Request, now: Date): string {
  const happened = request.trail.at(-1)?.at ?? request.requestedAt;
  const clock = [nextMoment(request), lastReminderAt(request, now)];
  const passed = clock.filter((moment) => moment !== undefined && moment <= now.toISOString());
  return [happened, ...passed].toSorted().at(-1) ?? happened;
}
