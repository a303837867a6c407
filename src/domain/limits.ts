import { after, type Milliseconds, parseDuration } from './duration.ts';
import type { Refusal } from './refusal.ts';

/** At most so many in each window of that length. */
export interface Rate {
  count: number;
  /** Length of a window; windows follow one another from the epoch on. */
  per: Milliseconds;
}

/** How much one person, and all people together in one pool, may ask for. */
export interface Limits {
  requestsPerPerson: Rate;
  requestsPerPool: Rate;
  /** Requests of one person that have not ended yet. */
  openPerPerson: number;
  lookUpsPerPerson: Rate;
}

/** A list that holds at most so many names, and what somebody is told whose name it does not take. */
export interface Bound {
  list: string;
  most: number;
  /** ISO time after which nobody asks for the list any more. */
  until?: string;
  refusal: Refusal;
}

const PATTERN = /^(\d{1,4})\/(\S+)$/;

/** Every name that is counted stands in one item, whose size has an end. */
export const MOST_COUNTED = 1_000;

/** A request that is open is looked at when the bound is reached. */
export const MOST_OPEN = 500;

/** Reads `20/1h`: a count from 1 to 1000, and a length of time; undefined for all else. */
export function parseRate(text: string): Rate | undefined {
  const [, digits, length] = PATTERN.exec(text.trim()) ?? [];
  const count = Number(digits);
  const per = parseDuration(length ?? '');
  return per !== undefined && count >= 1 && count <= MOST_COUNTED ? { count, per } : undefined;
}

/** What a new request has to fit into: who asks for it, and in which pool. */
export function requestBounds(
  { requestsPerPerson, requestsPerPool, openPerPerson }: Limits,
  { requester, userPoolId }: { requester: string; userPoolId: string },
  now: Date,
): Bound[] {
  const most = openPerPerson;
  return [
    rateBound(`requests#${requester}`, requestsPerPerson, now, (limit) => ({
      kind: 'too-many-requests',
      what: 'person',
      ...limit,
    })),
    rateBound(`requests#${userPoolId}`, requestsPerPool, now, (limit) => ({
      kind: 'too-many-requests',
      what: 'pool',
      ...limit,
    })),
    { list: `open#${requester}`, most, refusal: { kind: 'too-many-open', limit: most } },
  ];
}

/** What a look at a user has to fit into. */
export function lookUpBound({ lookUpsPerPerson }: Limits, viewer: string, now: Date): Bound {
  return rateBound(`lookups#${viewer}`, lookUpsPerPerson, now, (limit) => ({
    kind: 'too-many-look-ups',
    ...limit,
  }));
}

function rateBound(
  what: string,
  { count, per }: Rate,
  now: Date,
  refusal: (limit: { limit: number; window: Milliseconds; until: string }) => Refusal,
): Bound {
  const start = new Date(Math.floor(now.getTime() / per) * per);
  const until = after(start, per);
  return {
    list: `rate#${what}#${start.toISOString()}`,
    most: count,
    until,
    refusal: refusal({ limit: count, window: per, until }),
  };
}
