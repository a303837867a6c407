import type { SweeperServices } from '../services.ts';

/**
 * Wakes every request that is due: expiries, passwords to take down, and whatever a lost queue
 * message left behind. Waking one that is at work already does no harm. The minute is part of the
 * occasion, or SQS would drop the next wake-up of a request whose last one came to nothing.
 */
export async function sweep({ store, queue, log, now }: SweeperServices): Promise<void> {
  const due = await store.due();
  const minute = now().toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
  await Promise.all(due.map(({ id, dueAt }) => queue.wake(id, `due-${dueAt}-${minute}`)));
  log.info({ woken: due.length }, 'sweep');
}
