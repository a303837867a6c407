import type { SealedEvent } from '../events.ts';
import { recordKind } from '../record-kinds.ts';

/** An item of the table, as it lies there. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** A request as whoever audits it finds it: nothing about it is taken for granted. */
export interface RequestRecord {
  id: string;
  version: unknown;
  trail: readonly SealedEvent[];
  /** Whether the sweeper can find it. */
  isDue: boolean;
}

/** Something on record beside the requests: a refusal, a look at a user, a change of the policy. */
export interface EntryRecord {
  id: string;
  kind: string;
  item: Item;
}

/**
 * All that is on record. `freezes`: what is frozen or not. `unreadable`: the ids of items that are no
 * record and no housekeeping.
 */
export interface Records {
  requests: readonly RequestRecord[];
  entries: readonly EntryRecord[];
  freezes: readonly Item[];
  unreadable: readonly string[];
}

/** Sorts the items of the table into records, each kind by id; housekeeping is left out. */
export function recordsIn(items: readonly Item[]): Records {
  const requests: RequestRecord[] = [];
  const entries: EntryRecord[] = [];
  const freezes: Item[] = [];
  const unreadable: string[] = [];
  for (const item of items.toSorted(byId)) {
    const found = recordKind(item.id);
    const request = found.is === 'request' && requestRecord(item);
    if (request) requests.push(request);
    else if (found.is === 'entry') entries.push({ id: item.id, kind: found.kind, item });
    else if (found.is === 'freeze') freezes.push(item);
    else if (found.is !== 'housekeeping') unreadable.push(item.id);
  }
  return { requests, entries, freezes, unreadable };
}

/** The request that an item holds; undefined where it has no trail of events. */
export function requestRecord({ id, version, trail, ...rest }: Item): RequestRecord | undefined {
  const isDue = typeof rest.open === 'string' && typeof rest.dueAt === 'string';
  return Array.isArray(trail) && trail.length > 0 && trail.every(isEvent)
    ? { id, version, trail, isDue }
    : undefined;
}

function isEvent(value: unknown): value is SealedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, at, hash } = value as Partial<Record<string, unknown>>;
  return [type, at, hash].every((field) => typeof field === 'string');
}

function byId(a: Item, b: Item): number {
  return a.id < b.id ? -1 : 1;
}
