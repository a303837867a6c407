/** Records of a small company, and what somebody with rights on the table can do to them. */
import { type Item, type Records, recordsIn } from '../../../src/domain/audit/records.ts';
import type { RequestEvent, Requested, SealedEvent } from '../../../src/domain/events.ts';
import { seal, sealEntry } from '../../../src/domain/trail.ts';
import { HISTORY, NOW, REQUEST_ID, requested } from '../../samples.ts';

export function requestItem(
  events: readonly RequestEvent[] = HISTORY.hidden,
  more: Partial<Requested> = {},
): Item & { trail: SealedEvent[] } {
  const trail = seal(REQUEST_ID, [], [requested(more), ...events], NOW, { code: '1+a' });
  return { id: REQUEST_ID, version: trail.length, trail };
}

export const refusalItem: Item = {
  ...sealEntry(
    'refusal#ref-1',
    { actor: 'U0NOBODY', entry: '/cognito-add', refusal: { kind: 'not-a-requester' } },
    NOW,
  ),
};

export function policyItem(number: number, before: string | undefined, after: string): Item {
  const id = `policy#${String(number).padStart(6, '0')}`;
  const change = { actor: 'function:slack', number, ...(before && { before }), after };
  return sealEntry(id, change, NOW);
}

export const holding = (...items: Item[]): Records => recordsIn(items);

/** All hashes made anew, and the version with them, as by somebody who has read our code. */
export function rehashed({ id, trail }: Item & { trail: SealedEvent[] }): Item {
  const anew = trail.reduce<SealedEvent[]>((before, { at, previous, hash, ...event }) => {
    return seal(id, before, [event], new Date(at));
  }, []);
  return { id, version: anew.length, trail: anew };
}
