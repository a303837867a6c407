import type { SweeperServices } from '../services.ts';

/** Measures how many requests have something yet to come. */
export async function countOpen({
  store,
  metrics,
}: Pick<SweeperServices, 'store' | 'metrics'>): Promise<void> {
  metrics('OpenRequests', await store.countOpen(), {});
}
