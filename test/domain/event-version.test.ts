import { describe, expect, it } from 'vitest';
import { NewerTrail } from '../../src/domain/event-version.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { BrokenTrail, only } from '../../src/domain/only.ts';
import { requestFrom } from '../../src/domain/request.ts';
import { firstBrokenLink, seal } from '../../src/domain/trail.ts';
import { keptTrails } from '../fixtures/trails/kept.ts';
import { LATER, UNHEARD_OF, withNewer } from '../newer-code.ts';
import { approved, NOW, REQUEST_ID, requested } from '../samples.ts';

const trail = seal(REQUEST_ID, [], [requested(), approved], NOW);

function kept(file: string): SealedEvent[] {
  const found = keptTrails().find(({ name }) => name === file);
  if (!found) throw new Error(`There is no trail ${file}`);
  return found.item.trail;
}

it('stands in every event that is written, and its hash covers it', () => {
  expect(trail.map(({ v }) => v)).toEqual([1, 1]);
  const changed = trail.map((event) => ({ ...event, v: 2 }));
  expect(firstBrokenLink(REQUEST_ID, changed)).toBe(0);
});

describe('a trail with an event of newer code', () => {
  it.each([
    ['that nobody has heard of', UNHEARD_OF, 'has event 2, Unlocked in version 2, of newer code'],
    ['in a later version', LATER, 'has event 2, Cancelled in version 2, of newer code'],
    ['whose name every object has', { type: 'toString', v: 1 }, 'toString in version 1'],
  ])('%s is not folded, though its chain is whole', (_what, event, message) => {
    const newer = withNewer(REQUEST_ID, trail, event);
    expect(firstBrokenLink(REQUEST_ID, newer)).toBeUndefined();
    expect(() => requestFrom(REQUEST_ID, newer)).toThrow(NewerTrail);
    expect(() => requestFrom(REQUEST_ID, newer)).toThrow(message);
  });

  it('is broken where no version stands in it, for then this code knew every event', () => {
    const forged = withNewer(REQUEST_ID, trail, { type: 'Unlocked', v: undefined });
    expect(() => requestFrom(REQUEST_ID, forged)).toThrow(BrokenTrail);
  });

  it('is folded where that event only says more than this code knows of', () => {
    const more = { type: 'Cancelled', v: 1, by: 'U0LEAD', kindly: true };
    const newer = withNewer(REQUEST_ID, trail, more);
    expect(requestFrom(REQUEST_ID, newer).stage).toMatchObject({ kind: 'cancelled', by: 'U0LEAD' });
  });
});

describe('a trail of before events carried a version', () => {
  it('says that it told the recipient, where it does not say whom', () => {
    const old = kept('v0/c96532d-saved.json');
    const announced = old.findIndex(({ type }) => type === 'DeliveryAnnounced');
    const { message } = only(requestFrom('x', old.slice(0, announced + 1)).stage, 'announced');
    expect(message.to).toBe('U0EMMALEAD1');
    expect(old[announced]).not.toHaveProperty('to');
  });

  it('binds the plan as it was written, and reads it as today', () => {
    const old = kept('v0/eccabba-mark-verified.json');
    const request = requestFrom('x', old);
    expect(request.plan).toMatchObject({ attribute: 'email', value: 'alice@example.com' });
    expect(request.approvals.map(({ digest }) => digest)).toEqual([request.digest]);
    expect(old[0]).not.toHaveProperty('plan.value');
  });
});
