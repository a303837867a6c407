import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { longestStep } from '../../src/time-budget.ts';
import { approved, attention, denied, NOW, REQUEST_ID, requested } from '../samples.ts';
import { at } from './at-stage.ts';

describe('advance', () => {
  it('carries an approved request to its delivered password in one go', async () => {
    const { services, trail } = at('approved');
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual([
      'CreationStarted',
      'UserCreated',
      'DeliveryAnnounced',
      'CredentialDelivered',
    ]);
    expect(services.store.rescheduled).toEqual([REQUEST_ID]);
  });

  it('tells people first and does nothing before somebody has approved', async () => {
    const { services, trail } = at('pending');
    await advance(services, REQUEST_ID);
    expect(services.calls.map(({ method, arguments: { channel } }) => [method, channel])).toEqual([
      ['chat.postMessage', 'C0REQUESTS'],
      ['chat.postMessage', 'U0LEAD'],
    ]);
    expect(trail()).toEqual([]);
  });

  it('edits card and receipt in place when run again, and posts none twice', async () => {
    const { services } = at('pending');
    await advance(services, REQUEST_ID);
    services.store.put(REQUEST_ID, [denied]);
    await advance(services, REQUEST_ID);
    await advance(services, REQUEST_ID);
    expect(services.calls.slice(2).map(({ method }) => method)).toEqual([
      'chat.update',
      'chat.update',
      'chat.postMessage',
    ]);
  });

  it('knows no other requests than those written', async () => {
    const { services } = at('pending');
    await expect(advance(services, 'unheard-of')).rejects.toThrow('There is no request unheard-of');
  });

  it('writes no secret into the log or the trail', async () => {
    const { services } = at('approved');
    await advance(services, REQUEST_ID);
    const shown = JSON.stringify(services.calls).match(/```(.+?)```/)?.[1] ?? '';
    expect(shown).toMatch(/^.{5}-.{5}-.{5}-.{5}$/);
    const stored = await services.store.load(REQUEST_ID);
    expect(JSON.stringify([services.lines, stored])).not.toContain(shown);
  });

  it('gives up on a request that goes in circles', async () => {
    const { services } = at('pending');
    services.store.saveNotice = async (stored) => stored;
    await expect(advance(services, REQUEST_ID)).rejects.toThrow('goes in circles');
    expect(services.calls).toHaveLength(40);
  });
});

describe('time that runs out', () => {
  it('stops the request between two steps, and says that it is not through', async () => {
    const { services, trail } = at('approved');
    const left = [longestStep * 2, longestStep + 1, longestStep];
    expect(await advance(services, REQUEST_ID, () => left.shift() ?? longestStep - 1)).toBe(false);
    expect(trail()).toEqual(['CreationStarted']);
    expect(await advance(services, REQUEST_ID)).toBe(true);
    expect(trail().at(-1)).toBe('CredentialDelivered');
  });
});

describe('somebody else writes at the same moment', () => {
  it('what has happened is written after it, so none of both is lost', async () => {
    const { services, trail } = at('announced', {}, requested());
    services.store.put(REQUEST_ID, [attention('show-card'), attention('show-receipt')]);
    services.store.interfere = () =>
      services.store.put(REQUEST_ID, [{ type: 'RetryAsked', by: 'U0LEAD' }]);
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual([
      'AttentionNeeded',
      'AttentionNeeded',
      'RetryAsked',
      'CredentialDelivered',
    ]);
  });

  it('a request that is approved in its last moment does not expire', async () => {
    const { services, trail } = at('pending');
    const expiry = new Date(requested().expiresAt);
    services.now = () => expiry;
    services.store.put(REQUEST_ID, [attention('show-card'), attention('show-receipt')]);
    services.store.interfere = () => services.store.put(REQUEST_ID, [approved]);
    await expect(advance(services, REQUEST_ID)).rejects.toThrow(
      `Request ${REQUEST_ID} changed meanwhile`,
    );
    expect(trail()).toEqual(['AttentionNeeded', 'AttentionNeeded', 'Approved']);
    services.now = () => NOW;
    await advance(services, REQUEST_ID);
    expect(trail()).not.toContain('Expired');
  });

  it.each(['append', 'saveNotice'] as const)(
    'a request that somebody has removed meanwhile ends the run: %s',
    async (write) => {
      const { services } = at('announced');
      const { load } = services.store;
      let loads = 0;
      services.store.load = async (id) => (loads++ === 0 ? load(id) : undefined);
      services.store[write] = async () => undefined;
      await expect(advance(services, REQUEST_ID)).rejects.toThrow('changed meanwhile');
    },
  );

  it('a message just posted is edited, and not posted a second time', async () => {
    const { services, trail } = at('pending');
    services.store.interfere = () => services.store.put(REQUEST_ID, [denied]);
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['Denied']);
    const cards = services.calls.filter(({ arguments: { channel } }) => channel === 'C0REQUESTS');
    expect(cards.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
    expect(JSON.stringify(cards[1])).toContain('*Denied*');
  });
});
