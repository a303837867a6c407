import { BATCH, type WakeUp } from '../aws/work-queue.ts';
import { measureWait } from '../metrics.ts';
import type { SweeperServices } from '../services.ts';

type Services = Omit<SweeperServices, 'deadLetters'>;

/** More than the workers get through in a minute; the others are found by the next sweeps. */
const MOST = 1_000;

/** Calls to the queue under way at the same time. */
const LANES = 5;

/**
 * Wakes the requests that are due, the longest waiting first: expiries, passwords to take down, and
 * whatever a lost queue message left behind. Waking one that is at work already does no harm. What
 * is not woken, because SQS did not take it or because time is up, comes with the next sweep.
 * Throws what SQS threw, after the others were tried.
 */
export async function sweep(
  services: Services,
  hasTime: () => boolean = () => true,
): Promise<void> {
  const due = await services.store.due(MOST);
  measureWait(services, due[0]?.dueAt);
  // The minute is part of the occasion, or SQS would drop the next wake-up of a request whose last
  // one came to nothing.
  const minute = services.now().toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
  const tens = inTens(due.map(({ id, dueAt }) => ({ id, occasion: `due-${dueAt}-${minute}` })));
  const waiting = tens.values();
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () => wakeEach(services, waiting, hasTime)),
  );
  const woken = lanes.reduce(
    (sum, lane) => sum + (lane.status === 'fulfilled' ? lane.value : 0),
    0,
  );
  services.log.info({ due: due.length, woken }, 'sweep');
  const failed = lanes.find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Returns how many were woken. */
async function wakeEach(
  { queue, log }: Services,
  waiting: Iterable<WakeUp[]>,
  hasTime: () => boolean,
): Promise<number> {
  let woken = 0;
  for (const ten of waiting) {
    if (!hasTime()) return woken;
    const lost = await queue.wakeAll(ten);
    woken += ten.length - lost.length;
    if (lost.length > 0) log.warn({ lost }, 'not woken; the next sweep tries again');
  }
  return woken;
}

function inTens(wakeUps: readonly WakeUp[]): WakeUp[][] {
  const count = Math.ceil(wakeUps.length / BATCH);
  return Array.from({ length: count }, (_, index) =>
    wakeUps.slice(index * BATCH, (index + 1) * BATCH),
  );
}
