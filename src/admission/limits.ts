import type { TakenPlaces } from '../aws/places.ts';
import type { Milliseconds } from '../domain/duration.ts';
import { NewerTrail } from '../domain/event-version.ts';
import type { Bound } from '../domain/limits.ts';
import { BrokenTrail } from '../domain/only.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isOver } from '../domain/request.ts';
import type { FrontServices } from '../services.ts';

type Services = Pick<FrontServices, 'store' | 'now'>;

/** After so long, in ms, what took a place has been written, or never will be. */
const WRITTEN: Milliseconds = 60_000;

/**
 * Counts a request, or a look, of that id in all these lists, or in none: the refusal of the first
 * that is full. One that has been counted before fits in again.
 */
export async function fitIn(
  services: Services,
  bounds: readonly Bound[],
  id: string,
): Promise<Refusal | undefined> {
  const taken = await Promise.all(bounds.map((bound) => take(services, bound, id)));
  const full = bounds.find((_, index) => !taken[index]);
  if (!full) return undefined;
  const others = bounds.filter((_, index) => taken[index]);
  await giveBack(services, others, id);
  return full.refusal;
}

/** What was counted and then did not happen. */
export async function giveBack(
  { store }: Pick<Services, 'store'>,
  bounds: readonly Bound[],
  id: string,
): Promise<void> {
  await Promise.all(bounds.map(({ list }) => store.leavePlaces(list, [id])));
}

/** A list without an end holds requests: when it is full, those that have ended make room. */
async function take(services: Services, bound: Bound, id: string): Promise<boolean> {
  const { store } = services;
  if (await store.takePlace(bound, id)) return true;
  if (bound.until !== undefined) return false;
  const ended = await endedRequests(services, await store.placesTaken(bound.list));
  if (ended.length === 0) return false;
  await store.leavePlaces(bound.list, ended);
  return store.takePlace(bound, id);
}

/** One that is not there may be about to be written, unless the last place was taken long ago. */
async function endedRequests(
  { store, now }: Services,
  { names, takenAt }: TakenPlaces,
): Promise<string[]> {
  const isSettled = now().getTime() - new Date(takenAt).getTime() > WRITTEN;
  const over = await Promise.all(names.map((id) => hasEnded(store, id)));
  return names.filter((_, index) => over[index] ?? isSettled);
}

/** Undefined where there is none. One that cannot be read keeps its place, and holds up no other. */
async function hasEnded(store: Services['store'], id: string): Promise<boolean | undefined> {
  try {
    const stored = await store.load(id);
    return stored && isOver(stored.request);
  } catch (error) {
    if (error instanceof BrokenTrail || error instanceof NewerTrail) return false;
    throw error;
  }
}
