import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { fakeUsers } from '../fake-services.ts';
import { REQUEST_ID } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { answered, at, failing } from './at-stage.ts';

/** Lines by which whoever runs Concierge finds what happened, and by which the alarm is raised. */

describe('the log of the worker', () => {
  it('has a line for each step, each under a reference of its own', async () => {
    const { services } = at('approved');
    await advance(services, REQUEST_ID);
    const told = services.lines.map(({ step, result }) => `${step} ${result}`);
    expect(told).toEqual([
      'show-card shown',
      'show-receipt shown',
      'start-creation happened',
      'create-user happened',
      'show-card shown',
      'show-receipt shown',
      'announce-delivery happened',
      'deliver-credential happened',
      'show-card shown',
      'show-receipt shown',
    ]);
    for (const line of services.lines)
      expect(line).toMatchObject({ level: 'info', msg: 'step', request: REQUEST_ID });
    expect(new Set(services.lines.map(({ reference }) => reference)).size).toBe(told.length);
  });

  it('raises the alarm when a step is refused for good, and when it reports trouble', async () => {
    const refused = at('creating', failing(new NotAuthorizedException(answered)));
    const reported = at('announced', { users: fakeUsers({ 'sub-of-alice': 'UNCONFIRMED' }) });
    const alarm = { level: 'error', msg: 'step failed', alarm: 'needs-attention' };
    for (const { services } of [refused, reported]) await advance(services, REQUEST_ID);
    expect(refused.services.lines).toContainEqual(
      expect.objectContaining({
        ...alarm,
        request: REQUEST_ID,
        step: 'create-user',
        trouble: { kind: 'cognito-refused', error: 'NotAuthorizedException' },
        err: expect.objectContaining({ message: 'Because.' }),
      }),
    );
    expect(reported.services.lines).toContainEqual(
      expect.objectContaining({
        ...alarm,
        step: 'deliver-credential',
        trouble: { kind: 'not-confirmed', status: 'UNCONFIRMED', expected: 'CONFIRMED' },
      }),
    );
  });

  it('raises none when a step is worth another try', async () => {
    const slack = { 'chat.postMessage': () => slackError('ratelimited') };
    const { services } = at('pending', { slack });
    await expect(advance(services, REQUEST_ID)).rejects.toThrow('ratelimited');
    expect(services.lines).toHaveLength(1);
    expect(services.lines[0]).toMatchObject({ level: 'warn', msg: 'step failed' });
    expect(services.lines[0]).toHaveProperty('err');
    expect(services.lines[0]).not.toHaveProperty('alarm');
  });

  it('raises the alarm each time that trouble stands which no message shows', async () => {
    const slack = { 'chat.postMessage': () => slackError('is_archived') };
    const { services } = at('pending', { slack });
    await advance(services, REQUEST_ID);
    const before = services.lines.length;
    await advance(services, REQUEST_ID);
    const [untold, ...tried] = services.lines.slice(before);
    expect(untold).toMatchObject({
      level: 'error',
      msg: 'trouble that no message shows',
      alarm: 'needs-attention',
      request: REQUEST_ID,
      troubles: [{ step: 'show-card' }, { step: 'show-receipt' }],
    });
    expect(tried.map(({ msg, step, level }) => [level, step, msg])).toEqual([
      ['warn', 'show-card', 'still not possible'],
      ['warn', 'show-receipt', 'still not possible'],
    ]);
    for (const line of tried) {
      expect(line).toMatchObject({ request: REQUEST_ID });
      expect(line).toHaveProperty('err');
    }
  });

  it('raises the alarm each time that a password stands which should not', async () => {
    const slack = { 'chat.update': () => slackError('cant_update_message') };
    const { services } = at('acknowledged', { slack });
    await advance(services, REQUEST_ID);
    await advance(services, REQUEST_ID);
    const stuck = services.lines.filter(({ msg }) => msg === 'a password stands in a DM');
    expect(stuck).toHaveLength(2);
    expect(stuck[1]).toMatchObject({
      alarm: 'needs-attention',
      request: REQUEST_ID,
      troubles: expect.arrayContaining([expect.objectContaining({ step: 'hide-credential' })]),
    });
  });
});

describe('trouble that stands', () => {
  it('is tried to be told again only when nothing else was done in the same run', async () => {
    const slack = { 'chat.postMessage': () => slackError('is_archived') };
    const { services } = at('pending', { slack });
    await advance(services, REQUEST_ID);
    expect(services.calls).toHaveLength(2);
    await advance(services, REQUEST_ID);
    expect(services.calls).toHaveLength(4);
    expect(services.store.rescheduled).toEqual([REQUEST_ID, REQUEST_ID]);
  });

  it('is shown by one message, and then the other is not tried', async () => {
    let reachable = false;
    const slack = {
      'chat.postMessage': ({ channel }: Record<string, unknown>) =>
        reachable ? { channel, ts: '1.1' } : slackError('is_archived'),
    };
    const { services } = at('pending', { slack });
    await advance(services, REQUEST_ID);
    reachable = true;
    await advance(services, REQUEST_ID);
    const channels = services.calls.map(({ arguments: { channel } }) => channel);
    expect(channels).toEqual(['C0REQUESTS', 'U0LEAD', 'C0REQUESTS']);
  });
});

describe('a password that was taken down at last', () => {
  it('is tried once a run, and the card says so in the next', async () => {
    let editable = false;
    const slack = {
      'chat.update': ({ ts }: Record<string, unknown>) =>
        editable || ts !== '7.7' ? {} : slackError('cant_update_message'),
    };
    const { services, trail } = at('acknowledged', { slack });
    await advance(services, REQUEST_ID);
    const tries = () => services.calls.filter(({ arguments: { ts } }) => ts === '7.7').length;
    expect(tries()).toBe(1);
    await advance(services, REQUEST_ID);
    expect(tries()).toBe(2);
    expect(trail()).toEqual(['AttentionNeeded']);
    editable = true;
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['AttentionNeeded', 'CredentialHidden']);
    await advance(services, REQUEST_ID);
    const cards = services.calls.filter(({ arguments: { channel } }) => channel === 'C0REQUESTS');
    expect(JSON.stringify(cards.at(-1))).toContain('it is no longer shown');
  });
});
