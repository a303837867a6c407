import type { ClaimedAddress } from '../../aws/request-store.ts';
import { NewerTrail } from '../../domain/event-version.ts';
import { isOver, type Request } from '../../domain/request.ts';
import type { WorkerServices } from '../../services.ts';

/**
 * Takes the address for this request, so that no two of ours make a user of it: where a user cannot
 * be proved to be ours by an attribute, this at least rules out our other requests. Returns the id
 * of the open request that was first, or nothing.
 */
export async function claimAddress(
  { store }: Pick<WorkerServices, 'store'>,
  { id }: Request,
  address: ClaimedAddress,
): Promise<string | undefined> {
  let holder = await store.claimAddress(address, id);
  while (holder !== id) {
    if (await isOpen(store, holder)) return holder;
    holder = await store.claimAddress(address, id, holder);
  }
  return undefined;
}

/** One that newer code has gone on with may be. */
async function isOpen(store: WorkerServices['store'], id: string): Promise<boolean> {
  try {
    const stored = await store.load(id);
    return stored !== undefined && !isOver(stored.request);
  } catch (error) {
    if (error instanceof NewerTrail) return true;
    throw error;
  }
}
