import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import * as deliverCredentials from '../../../src/features/deliver-credentials/listen.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import {
  announced,
  approved,
  created,
  delivered,
  HISTORY,
  lead,
  nobody,
  REQUEST_ID,
  requested,
  started,
  taken,
} from '../../samples.ts';
import { listening } from '../listening.ts';

/** Somebody says “I’ve saved it” under the password of a request with that history. */
async function saved(history: readonly RequestEvent[], person = lead) {
  const services = fakeFrontServices();
  services.store.put(REQUEST_ID, [requested(), ...history]);
  const { press } = listening(deliverCredentials, services);
  const { acks, told } = await press('credential-saved', REQUEST_ID, person);
  const added = services.store.trailOf(REQUEST_ID).slice(1 + history.length);
  return { told, acks, added, woken: services.queue.woken.length };
}

describe('“I’ve saved it”', () => {
  it('is recorded, and the worker woken to take the password down', async () => {
    expect(await saved(HISTORY.delivered)).toEqual({
      told: [],
      acks: [undefined],
      added: ['Acknowledged'],
      woken: 1,
    });
  });

  it.each(['acknowledged', 'hidden'] as const)(
    'changes nothing when pressed again, once it is %s',
    async (stage) => {
      expect(await saved(HISTORY[stage])).toMatchObject({ told: [], added: [] });
    },
  );

  it('comes too early while a new password may still take the place of the one shown', async () => {
    const { told, added } = await saved(HISTORY.announced);
    expect(told.join()).toContain('may be replaced by a new one');
    expect(added).toEqual([]);
  });

  it('comes too late when the password was taken down unsaved, or the request stopped', async () => {
    const late = await saved([...HISTORY.delivered, taken]);
    const stopped = await saved([...HISTORY.announced, { type: 'Stopped', by: 'U0APPROVER' }]);
    for (const { told, added } of [late, stopped]) {
      expect(told).toEqual(['The password is not shown any more.']);
      expect(added).toEqual([]);
    }
  });

  it.each(['pending', 'announced', 'delivered', 'hidden'] as const)(
    'is for the recipient alone, while the request is %s',
    async (stage) => {
      const { told, added } = await saved(HISTORY[stage], nobody);
      expect(told).toEqual(['Only <@U0LEAD> can do this: the password is for them.']);
      expect(added).toEqual([]);
    },
  );

  it('is for whoever really got the DM, and no longer for the recipient who did not', async () => {
    const toNobody = { ...announced, to: nobody.id } as RequestEvent;
    const history = [approved, started, created, toNobody, delivered];
    expect(await saved(history, nobody)).toMatchObject({ told: [], added: ['Acknowledged'] });
    const { told, added } = await saved(history, lead);
    expect(told).toEqual([`Only <@${nobody.id}> can do this: the password is for them.`]);
    expect(added).toEqual([]);
  });
});
