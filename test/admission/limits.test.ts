import { describe, expect, it } from 'vitest';
import { ask } from '../../src/admission/ask.ts';
import { NewerTrail } from '../../src/domain/event-version.ts';
import { BrokenTrail } from '../../src/domain/only.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { denied, lead, NOW, POOL_ID, plan, policyWith, rawPool, requested } from '../samples.ts';

const policy = policyWith(undefined, {
  limits: { requestsPerPerson: '3/1h', requestsPerPool: '2/1h', openPerPerson: 2 },
});
const [pool] = policy.pools.values();
const asked = { pool: pool ?? fail(), plan, reason: 'She joins', requester: lead };
const IDS = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'] as const;

function fail(): never {
  throw new Error('The policy has no pool');
}

describe('what is refused', () => {
  it('takes no place anywhere', async () => {
    const services = fakeFrontServices();
    const { lists } = services.store;
    for (const id of IDS) await ask(services, policy, id, asked);
    expect([...lists.values()].map((names) => names.size)).toEqual([2, 2, 2]);
    expect(services.store.trailOf(IDS[2])).toEqual([]);
  });

  it('because everything is frozen takes none either, and a second delivery is not refused', async () => {
    const services = fakeFrontServices();
    await ask(services, policy, IDS[0], asked);
    services.store.freezes = [{ by: 'U0NOAH', at: NOW.toISOString() }];
    expect(await ask(services, policy, IDS[1], asked)).toEqual({
      kind: 'frozen',
      by: 'U0NOAH',
      at: NOW.toISOString(),
    });
    expect(await ask(services, policy, IDS[0], asked)).toBeUndefined();
    expect([...services.store.lists.values()].map((names) => [...names])).toEqual([
      [IDS[0]],
      [IDS[0]],
      [IDS[0]],
    ]);
  });
});

describe('where the most are open', () => {
  const open = `open#${asked.requester.id}`;
  const roomy = policyWith(
    { staging: rawPool() },
    { limits: { requestsPerPerson: '9/1h', openPerPerson: 2 } },
  );

  it('what has ended makes room', async () => {
    const services = fakeFrontServices();
    services.store.lists.set(open, new Set([IDS[0], IDS[1]]));
    services.store.put(IDS[0], [requested(), denied]);
    services.store.put(IDS[1], [requested()]);
    expect(await ask(services, roomy, IDS[2], asked)).toBeUndefined();
    expect([...(services.store.lists.get(open) ?? [])]).toEqual([IDS[1], IDS[2]]);
  });

  it('what is not written yet keeps its place for a minute, and no longer', async () => {
    const services = fakeFrontServices();
    services.store.lists.set(open, new Set([IDS[0], IDS[1]]));
    services.store.put(IDS[1], [requested()]);
    expect(await ask(services, roomy, IDS[2], asked)).toEqual({ kind: 'too-many-open', limit: 2 });
    services.store.takenAt = new Date(NOW.getTime() - 60_001).toISOString();
    expect(await ask(services, roomy, IDS[2], asked)).toBeUndefined();
  });

  it.each([
    ['broken', BrokenTrail],
    ['of newer code', NewerTrail],
  ])(
    'a trail that is %s keeps its place, and holds up no other request',
    async (_what, Unreadable) => {
      const services = fakeFrontServices();
      services.store.lists.set(open, new Set([IDS[0], IDS[1]]));
      services.store.put(IDS[1], [requested(), denied]);
      const load = services.store.load;
      services.store.load = async (id) => {
        if (id === IDS[0]) throw new Unreadable(`${id} was changed at event 1`);
        return load(id);
      };
      expect(await ask(services, roomy, IDS[2], asked)).toBeUndefined();
      expect([...(services.store.lists.get(open) ?? [])]).toEqual([IDS[0], IDS[2]]);
    },
  );

  it('is counted in the pool that the plan names', async () => {
    const services = fakeFrontServices();
    await ask(services, roomy, IDS[2], asked);
    expect([...services.store.lists.keys()].some((list) => list.includes(POOL_ID))).toBe(true);
  });
});
