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
  const due = { notices: {}, open: 'open', dueAt: NOW.toISOString() };
  return { id: REQUEST_ID, version: trail.length, trail, ...due };
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

/** What stands of a freeze or a thaw: the entry, and what is frozen or not after it. */
export function freezeItems(
  action: 'freeze' | 'thaw',
  userPoolId: string | undefined,
  at: Date,
): { entry: Item; standing: Item } {
  const about = { ...(userPoolId && { pool: 'staging', userPoolId }), reason: 'Odd sign-ins' };
  const { userPoolId: _, ...shown } = about as { userPoolId?: string };
  const id = `${userPoolId ?? 'all'}-${at.getTime()}`;
  return {
    entry: sealEntry(`freeze-log#${id}`, { actor: 'U0NOAH', action, ...about }, at),
    standing: {
      id: `freeze#${userPoolId ?? 'all'}`,
      frozen: action === 'freeze',
      by: 'U0NOAH',
      at: at.toISOString(),
      ...shown,
    },
  };
}

export const holding = (...items: Item[]): Records => recordsIn(items);

/** All hashes made anew, and the version with them, as by somebody who has read our code. */
export function rehashed({ id, trail, ...rest }: Item & { trail: SealedEvent[] }): Item {
  const anew = trail.reduce<SealedEvent[]>((before, { at, previous, hash, ...event }) => {
    return seal(id, before, [event], new Date(at));
  }, []);
  return { ...rest, id, version: anew.length, trail: anew };
}
