import type { SweeperServices } from '../services.ts';

/**
 * Wakes every request that is due: expiries, passwords to take down, and whatever a lost queue
 * message left behind. Waking one that is at work already does no harm.
 */
export async function sweep({ store, queue, log }: SweeperServices): Promise<void> {
  const due = await store.due();
  await Promise.all(due.map(({ id, dueAt }) => queue.wake(id, `due-${dueAt}`)));
  log.info({ woken: due.length }, 'sweep');
}
