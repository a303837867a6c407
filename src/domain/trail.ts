import { digest } from './canonical.ts';
import { EVENT_VERSIONS } from './event-version.ts';
import type { RecordedEvent, SealedEvent } from './events.ts';

/** Under what something is recorded: the version of the code, and the hash of the policy in force. */
export type Stamp = {
  code?: string;
  policy?: string;
};

/**
 * Appends `events` to a trail: each carries its version, the time, the stamp, and the hash of the one
 * before it. A policy that an event names by itself counts.
 */
export function seal(
  id: string,
  trail: readonly SealedEvent[],
  events: readonly RecordedEvent[],
  now: Date,
  stamp: Stamp = {},
): SealedEvent[] {
  const sealed = [...trail];
  for (const event of events) {
    const at = now.toISOString();
    const v = EVENT_VERSIONS[event.type];
    const chained = { ...stamp, ...event, v, at, previous: lastHash(id, sealed) };
    sealed.push({ ...chained, hash: digest(chained) });
  }
  return sealed;
}

/** The position of the first event whose hash does not follow from what stands before it. */
export function firstBrokenLink(id: string, trail: readonly SealedEvent[]): number | undefined {
  const broken = trail.findIndex((event, index) => {
    const { hash, ...chained } = event;
    const before = trail[index - 1]?.hash ?? digest(id);
    return event.previous !== before || hash !== digest(chained);
  });
  return broken === -1 ? undefined : broken;
}

function lastHash(id: string, trail: readonly SealedEvent[]): string {
  return trail.at(-1)?.hash ?? digest(id);
}

/** An entry beside the requests, with the hash of all that it says. */
export function sealEntry<Entry extends object>(
  id: string,
  entry: Entry,
  now: Date,
  stamp: Stamp = {},
): Entry & Stamp & { id: string; at: string; hash: string } {
  const whole = { ...stamp, ...entry, id, at: now.toISOString() };
  return { ...whole, hash: digest(whole) };
}
