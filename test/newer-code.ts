import { digest } from '../src/domain/canonical.ts';
import type { SealedEvent } from '../src/domain/events.ts';
import { seal } from '../src/domain/trail.ts';
import { NOW } from './samples.ts';

/** What newer code may have appended: an event that this code has never heard of, or one in a later version. */
export const UNHEARD_OF = { type: 'Unlocked', v: 2, by: 'U0APPROVER' };
export const LATER = { type: 'Cancelled', v: 2, by: 'U0LEAD', kindly: true };

/** The trail with such an event, in an unbroken chain of hashes. */
export function withNewer(
  id: string,
  trail: readonly SealedEvent[],
  event: object,
  now = NOW,
): SealedEvent[] {
  const [like] = seal(id, trail, [{ type: 'Thawed' }], now).slice(-1);
  const chained = { ...like, ...event, hash: undefined };
  return [...trail, { ...chained, hash: digest(chained) } as SealedEvent];
}
