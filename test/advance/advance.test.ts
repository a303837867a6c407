import {
  InternalErrorException,
  NotAuthorizedException,
  ResourceNotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import type { UserLookup } from '../../src/aws/user-lookup.ts';
import { easyProvisioning, fakeUsers, fakeWorkerServices } from '../fake-services.ts';
import {
  approved,
  approver,
  attention,
  denied,
  HISTORY,
  lead,
  NOW,
  POOL_ID,
  REQUEST_ID,
  requested,
} from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';

type Given = Parameters<typeof fakeWorkerServices>[0];

const people = [lead, approver];
const answered = { $metadata: { httpStatusCode: 400 }, message: 'Because.' };

/** Alice stands from the moment that her password is set, as the pool shows by sub. */
const confirmed: UserLookup = fakeUsers({
  'sub-of-alice': 'CONFIRMED',
  'sub-of-alice@example.com': 'CONFIRMED',
});

function at(stage: keyof typeof HISTORY, given: Given = {}, first = requested()) {
  const services = fakeWorkerServices({ people, users: confirmed, ...given });
  services.store.put(REQUEST_ID, [first, ...HISTORY[stage]]);
  const trail = () => services.store.trailOf(REQUEST_ID).slice(1 + HISTORY[stage].length);
  return { services, trail, last: () => services.store.lastEvent(REQUEST_ID) };
}

const failing = (error: Error) => ({
  provisioning: {
    ...easyProvisioning,
    create: async () => {
      throw error;
    },
  },
});

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
    await expect(advance(services, 'unheard-of')).rejects.toThrow('unheard-of');
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
  });
});

describe('trouble that only a human can mend', () => {
  it.each([
    [
      new NotAuthorizedException(answered),
      { kind: 'cognito-refused', error: 'NotAuthorizedException' },
    ],
    [new ResourceNotFoundException(answered), { kind: 'pool-not-found', userPoolId: POOL_ID }],
    [new TypeError('a mistake of ours'), { kind: 'fault' }],
  ])(
    '%s is written into the request, with the reference under which it is logged',
    async (error, trouble) => {
      const { services, last } = at('creating', failing(error));
      await advance(services, REQUEST_ID);
      const event = last();
      expect(event).toMatchObject({ type: 'AttentionNeeded', step: 'create-user', trouble });
      const reference = event?.type === 'AttentionNeeded' ? event.reference : '';
      expect(services.lines).toContainEqual(
        expect.objectContaining({ level: 'error', reference, step: 'create-user' }),
      );
    },
  );

  it('is told on the card, and the request stands still until somebody asks for a retry', async () => {
    const given = failing(new NotAuthorizedException(answered));
    const { services, trail } = at('creating', given);
    await advance(services, REQUEST_ID);
    expect(JSON.stringify(services.calls.at(-1))).toContain('Cognito refused');
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['AttentionNeeded']);
    services.provisioning.create = easyProvisioning.create;
    services.store.put(REQUEST_ID, [{ type: 'RetryAsked', by: 'U0LEAD' }]);
    await advance(services, REQUEST_ID);
    expect(trail().slice(0, 3)).toEqual(['AttentionNeeded', 'RetryAsked', 'UserCreated']);
  });

  it('with a message does not keep the request from going on', async () => {
    const slack = { 'chat.postMessage': refusingChannel };
    const { services, trail } = at('approved', { slack });
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual([
      'AttentionNeeded',
      'CreationStarted',
      'UserCreated',
      'DeliveryAnnounced',
      'CredentialDelivered',
    ]);
  });
});

describe('trouble worth another try', () => {
  const lost = Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $metadata: {} });

  it.each([
    new TooManyRequestsException(answered),
    new InternalErrorException({ ...answered, $metadata: { httpStatusCode: 500 } }),
    lost,
  ])('%s is thrown for the queue, and the request stays as it is', async (error) => {
    const { services, trail } = at('creating', failing(error));
    await expect(advance(services, REQUEST_ID)).rejects.toBe(error);
    expect(trail()).toEqual([]);
    expect(services.lines.at(-1)).toMatchObject({ level: 'warn', step: 'create-user' });
  });

  it.each(['ratelimited', 'internal_error'])('Slack’s %s is thrown likewise', async (error) => {
    const { services, trail } = at('pending', {
      slack: { 'chat.postMessage': () => slackError(error) },
    });
    await expect(advance(services, REQUEST_ID)).rejects.toThrow(error);
    expect(trail()).toEqual([]);
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
    const first = requested({ expiresAt: NOW.toISOString() });
    const { services, trail } = at('pending', {}, first);
    services.store.put(REQUEST_ID, [attention('show-card'), attention('show-receipt')]);
    services.store.interfere = () => services.store.put(REQUEST_ID, [approved]);
    await expect(advance(services, REQUEST_ID)).rejects.toThrow('changed meanwhile');
    expect(trail()).toEqual(['AttentionNeeded', 'AttentionNeeded', 'Approved']);
    await advance(services, REQUEST_ID);
    expect(trail()).not.toContain('Expired');
  });

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

/** Slack as it answers when the app is not in the requests channel. */
function refusingChannel({ channel }: Record<string, unknown>) {
  return channel === 'C0REQUESTS' ? slackError('not_in_channel') : { channel, ts: '1.1' };
}
