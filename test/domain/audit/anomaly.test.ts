import { expect, it } from 'vitest';
import { anomalyIn } from '../../../src/domain/audit/anomaly.ts';
import type { Item } from '../../../src/domain/audit/records.ts';
import { seal } from '../../../src/domain/trail.ts';
import { HISTORY, NOW, REQUEST_ID, requested } from '../../samples.ts';
import { refusalItem, rehashed, requestItem } from './tampering.ts';

const before = requestItem(HISTORY.announced);
const after = requestItem(HISTORY.delivered);
const { trail } = after;
const frozen = { id: 'freeze#all', frozen: true, by: 'U0NOAH', at: NOW.toISOString() };
const claim = { id: 'address#pool#alice', holder: REQUEST_ID };

it.each<[string, Item | undefined, object | undefined]>([
  ['a request', undefined, before],
  ['an event at the end', before, after],
  ['a message posted', before, { ...before, notices: { card: {} }, dueAt: '2026' }],
  ['keys in another order', before, Object.fromEntries(Object.entries(before).reverse())],
  ['an entry', undefined, refusalItem],
  ['an entry written again as it is', refusalItem, { ...refusalItem }],
  ['housekeeping', claim, { ...claim, holder: 'other' }],
  ['housekeeping that is over', claim, undefined],
  ['a freeze', undefined, frozen],
  ['a thaw', frozen, { ...frozen, frozen: false }],
])('%s is what our code writes', (_what, old, now) => {
  expect(anomalyIn(old, now as Item | undefined)).toBeUndefined();
});

const changed = {
  ...after,
  trail: trail.with(1, { ...requested(), ...trail[1], by: 'U0X' } as never),
};

it.each<[string, Item | undefined, object | undefined, string]>([
  ['a request removed', before, undefined, 'record-removed'],
  ['an entry removed', refusalItem, undefined, 'record-removed'],
  ['an entry changed', refusalItem, { ...refusalItem, actor: 'U0X' }, 'entry-changed'],
  ['an event changed', before, changed, 'trail-changed'],
  ['an event changed, with all hashes after it', before, rehashed(changed), 'trail-changed'],
  ['the end cut off', after, before, 'trail-changed'],
  ['the trail gone', before, { id: REQUEST_ID, version: 1 }, 'trail-changed'],
  [
    'an event that does not follow',
    before,
    { ...after, trail: [...before.trail, { ...trail[5], previous: 'x' }] },
    'trail-does-not-follow',
  ],
  ['a version that is not the length', before, { ...after, version: 9 }, 'trail-does-not-follow'],
  [
    'a request that begins with a broken chain',
    undefined,
    { ...after, trail: trail.slice(1) },
    'trail-does-not-follow',
  ],
  ['a freeze removed', frozen, undefined, 'record-removed'],
  ['an item of no kind', undefined, { id: 'x' }, 'unknown-item'],
])('%s is an anomaly', (_what, old, now, anomaly) => {
  expect(anomalyIn(old, now as Item | undefined)).toBe(anomaly);
});

it('a trail that grew by several events is no anomaly', () => {
  const grown = seal(REQUEST_ID, before.trail, HISTORY.hidden.slice(4), NOW);
  expect(anomalyIn(before, { ...before, version: grown.length, trail: grown })).toBeUndefined();
});
