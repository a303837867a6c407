import { digest } from './canonical.ts';
import type { RequestEvent, SealedEvent } from './events.ts';

/** Appends `events` to a trail: each carries the time and the hash of the one before it. */
export function seal(
  id: string,
  trail: readonly SealedEvent[],
  events: readonly RequestEvent[],
  now: Date,
): SealedEvent[] {
  const sealed = [...trail];
  for (const event of events) {
    const chained = { ...event, at: now.toISOString(), previous: lastHash(id, sealed) };
    sealed.push({ ...chained, hash: digest(chained) });
  }
  return sealed;
}

/** The position of the first event whose hash does not follow from what stands before it. */
export function firstBrokenLink(id: string, trail: readonly SealedEvent[]): number | undefined {
  const broken = trail.findIndex((event, index) => {
    const { hash, ...chained } = event;
    return event.previous !== lastHash(id, trail.slice(0, index)) || hash !== digest(chained);
  });
  return broken === -1 ? undefined : broken;
}

function lastHash(id: string, trail: readonly SealedEvent[]): string {
  return trail.at(-1)?.hash ?? digest(id);
}
