import { describe, expect, it } from 'vitest';
import type { SealedEvent } from '../../src/domain/events.ts';
import { firstBrokenLink, seal } from '../../src/domain/trail.ts';
import { HISTORY, NOW, REQUEST_ID, requested } from '../samples.ts';

const trail = seal(REQUEST_ID, [], [requested(), ...HISTORY.hidden], NOW);
const POSITIONS = trail.map((_, index) => index);

describe('seal', () => {
  it('gives each event its time and the hash of the one before', () => {
    expect(trail).toHaveLength(8);
    for (const [index, event] of trail.entries()) {
      expect(event.at).toBe('2026-03-02T09:00:00.000Z');
      expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
      if (index > 0) expect(event.previous).toBe(trail[index - 1]?.hash);
    }
  });

  it('goes on from where a trail stands, and leaves that trail as it is', () => {
    const begun = seal(REQUEST_ID, [], [requested()], NOW);
    const longer = seal(REQUEST_ID, begun, HISTORY.hidden, NOW);
    expect(begun).toHaveLength(1);
    expect(longer).toEqual(trail);
  });

  it('binds the trail to its request', () => {
    expect(firstBrokenLink('another request', trail)).toBe(0);
  });
});

describe('the versions of code and policy', () => {
  const stamp = { code: '1.2.3+abc', policy: 'p0licy' };

  it('are sealed with the event, which may name another policy', () => {
    const [first, second] = seal(
      REQUEST_ID,
      [],
      [requested(), HISTORY.hidden[0] ?? at(1)],
      NOW,
      stamp,
    );
    expect(first).toMatchObject({ code: '1.2.3+abc', policy: requested().policy });
    expect(second).toMatchObject(stamp);
  });

  it('follow on trails of times when events had none', () => {
    const longer = seal(REQUEST_ID, trail, [{ type: 'Expired' }], NOW, stamp);
    expect(firstBrokenLink(REQUEST_ID, longer)).toBeUndefined();
    const forged = longer.with(-1, { ...at(0), ...longer.at(-1), code: 'other' } as SealedEvent);
    expect(firstBrokenLink(REQUEST_ID, forged)).toBe(trail.length);
  });
});

describe('firstBrokenLink', () => {
  it('finds none in a trail as it was sealed, nor in an empty one', () => {
    expect(firstBrokenLink(REQUEST_ID, trail)).toBeUndefined();
    expect(firstBrokenLink(REQUEST_ID, [])).toBeUndefined();
  });

  it('finds none after a trip through JSON with its keys in another order', () => {
    const stored = trail.map((event) => Object.fromEntries(Object.entries(event).reverse()));
    expect(firstBrokenLink(REQUEST_ID, JSON.parse(JSON.stringify(stored)))).toBeUndefined();
  });

  it.each(POSITIONS)('finds event %i changed', (position) => {
    const changed = trail.map((event, index) =>
      index === position ? { ...event, at: '2026-03-02T09:00:00.001Z' } : event,
    );
    expect(firstBrokenLink(REQUEST_ID, changed)).toBe(position);
  });

  it.each(POSITIONS.slice(0, -1))('finds event %i removed', (position) => {
    expect(firstBrokenLink(REQUEST_ID, trail.toSpliced(position, 1))).toBe(position);
  });

  it.each(POSITIONS.slice(0, -1))('finds events %i and the next swapped', (position) => {
    const swapped = trail.toSpliced(position, 2, at(position + 1), at(position));
    expect(firstBrokenLink(REQUEST_ID, swapped)).toBe(position);
  });

  it('finds where the middle was cut out', () => {
    expect(firstBrokenLink(REQUEST_ID, [...trail.slice(0, 2), ...trail.slice(5)])).toBe(2);
  });

  it('finds an event whose own hash was put right but not the next one’s', () => {
    const [first = at(0)] = seal(REQUEST_ID, [], [requested({ reason: 'forged' })], NOW);
    expect(firstBrokenLink(REQUEST_ID, trail.toSpliced(0, 1, first))).toBe(1);
  });

  it('finds an event put in between', () => {
    const [, extra = at(0)] = seal(REQUEST_ID, trail.slice(0, 1), [{ type: 'Expired' }], NOW);
    expect(firstBrokenLink(REQUEST_ID, trail.toSpliced(1, 0, extra))).toBe(2);
  });
});

function at(index: number): SealedEvent {
  const event = trail[index];
  if (!event) throw new Error(`There is no event ${index}`);
  return event;
}
