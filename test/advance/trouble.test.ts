import {
  InternalErrorException,
  NotAuthorizedException,
  ResourceNotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { easyProvisioning, fakeUsers } from '../fake-services.ts';
import { approved, POOL_ID, REQUEST_ID } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { answered, at, failing } from './at-stage.ts';

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

  it('with a message does not keep the request from going on, and is tried at each turn', async () => {
    const slack = { 'chat.postMessage': refusingChannel };
    const { services, trail } = at('approved', { slack });
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual([
      'AttentionNeeded',
      'CreationStarted',
      'UserCreated',
      'AttentionNeeded',
      'DeliveryAnnounced',
      'CredentialDelivered',
      'AttentionNeeded',
    ]);
    const receipts = services.calls.filter(({ method }) => method === 'chat.update');
    expect(receipts.at(-1)?.arguments.text).toContain('has the password');
  });

  it('with one edit of the card is forgotten at the next', async () => {
    let refusals = 0;
    const refuseOnce = ({ ts }: Record<string, unknown>) =>
      ts === '1.1' && refusals++ === 0 ? slackError('edit_window_closed') : {};
    const { services, trail } = at('pending', { slack: { 'chat.update': refuseOnce } });
    await advance(services, REQUEST_ID);
    services.store.put(REQUEST_ID, [approved]);
    await advance(services, REQUEST_ID);
    expect(trail().filter((type) => type === 'AttentionNeeded')).toHaveLength(1);
    const cards = services.calls.filter(({ arguments: { channel } }) => channel === 'C0REQUESTS');
    expect(JSON.stringify(cards.at(-1))).toContain('*Done.*');
  });

  it('notifies the requester in a new message, once', async () => {
    const { services } = at('creating', failing(new NotAuthorizedException(answered)));
    await advance(services, REQUEST_ID);
    await advance(services, REQUEST_ID);
    const posted = services.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posted.map(({ arguments: { channel } }) => channel)).toEqual([
      'C0REQUESTS',
      'U0LEAD',
      'U0LEAD',
    ]);
    expect(posted.at(-1)?.arguments.text).toContain('needs attention');
    expect(JSON.stringify(posted.at(-1))).not.toContain('retry-request');
  });

  it('that a step reports is logged with its reason', async () => {
    const users = fakeUsers({ 'sub-of-alice': 'UNCONFIRMED' });
    const { services } = at('announced', { users });
    await advance(services, REQUEST_ID);
    expect(services.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        step: 'deliver-credential',
        trouble: { kind: 'not-confirmed', status: 'UNCONFIRMED', expected: 'CONFIRMED' },
      }),
    );
  });

  it('that no message shows is logged each time, and shown as soon as one can be', async () => {
    let reachable = false;
    const slack = {
      'chat.postMessage': ({ channel }: Record<string, unknown>) =>
        reachable ? { channel, ts: '1.1' } : slackError('is_archived'),
    };
    const { services, trail } = at('pending', { slack });
    await advance(services, REQUEST_ID);
    const before = trail();
    await advance(services, REQUEST_ID);
    reachable = true;
    await advance(services, REQUEST_ID);
    await advance(services, REQUEST_ID);
    expect(before).toEqual(['AttentionNeeded', 'AttentionNeeded']);
    expect(trail()).toEqual(before);
    expect(JSON.stringify(services.calls.at(-1))).toContain('"action_id":"retry-request"');
    const untold = services.lines.filter(({ msg }) => msg === 'trouble that no message shows');
    expect(untold).toHaveLength(3);
    expect(untold[1]).toMatchObject({ level: 'error', request: REQUEST_ID });
  });
});

describe('a password that Slack does not let us take down', () => {
  it('is taken down by the clock as soon as it can be, with one trouble on record', async () => {
    let editable = false;
    const slack = { 'chat.update': () => (editable ? {} : slackError('cant_update_message')) };
    const { services, trail } = at('acknowledged', { slack });
    await advance(services, REQUEST_ID);
    await advance(services, REQUEST_ID);
    const troubles = trail().filter((type) => type === 'AttentionNeeded').length;
    const alarms = services.lines.filter(({ msg }) => msg === 'a password stands in a DM');
    expect(alarms[0]).toMatchObject({ level: 'error', alarm: 'needs-attention' });
    editable = true;
    await advance(services, REQUEST_ID);
    expect(trail().filter((type) => type === 'AttentionNeeded')).toHaveLength(troubles);
    expect(trail()).toContain('CredentialHidden');
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

/** Slack as it answers when the app is not in the requests channel. */
function refusingChannel({ channel }: Record<string, unknown>) {
  return channel === 'C0REQUESTS' ? slackError('not_in_channel') : { channel, ts: '1.1' };
}
