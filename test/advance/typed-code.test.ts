import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { advanceBatch, MOST_RECEIVES } from '../../src/advance/batch.ts';
import type { AppClients } from '../../src/aws/app-client.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { longestStep } from '../../src/time-budget.ts';
import { easyClients, fakeWorkerServices, poolUser, usersBy } from '../fake-services.ts';
import {
  codeSent,
  emailProved,
  first,
  provingPlan,
  sealed,
  withClient,
} from '../features/prove-address/proving.ts';
import { approver, attention, HISTORY, lead, REQUEST_ID } from '../samples.ts';
import { answered } from './at-stage.ts';
import { sqsRecord } from './sqs-record.ts';

const history = HISTORY.created.map((event) =>
  event.type === 'Approved' ? { ...event, digest: digest(provingPlan) } : event,
);

/** A worker, and a request that waits for the code 123456 unless more has happened. */
function waiting(given: { events?: RequestEvent[]; clients?: Partial<AppClients> } = {}) {
  const events = given.events ?? [codeSent];
  const tried: string[] = [];
  const verify: AppClients['verify'] = async (_pool, _token, attribute, code) => {
    tried.push(`${code.expose()} for ${attribute}`);
    return code.expose() === '123456' ? 'verified' : 'wrong';
  };
  const services = fakeWorkerServices({
    policy: withClient,
    people: [lead, approver],
    users: usersBy(async () => poolUser({ sub: 'sub-of-alice' })),
    clients: { ...easyClients, verify, ...given.clients },
  });
  services.store.put(REQUEST_ID, [first, ...history, ...events]);
  const trail = () => services.store.trailOf(REQUEST_ID).slice(1 + history.length);
  const run = (code?: string, timeLeft?: () => number) =>
    advance(services, REQUEST_ID, timeLeft, code);
  return { services, tried, trail, run };
}

describe('a code that comes with a message', () => {
  it('is checked first, and the request goes on from there', async () => {
    const { run, tried, trail, services } = waiting();
    expect(await run(sealed('123456'))).toBe(true);
    expect(tried).toEqual(['123456 for email']);
    expect(trail()).toEqual(['CodeSent', 'AttributeVerified', 'CodeSent']);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({ attribute: 'phone_number' });
  });

  it('is all that makes a check: without one, the request waits', async () => {
    const { run, tried, trail } = waiting();
    expect(await run()).toBe(true);
    expect(tried).toEqual([]);
    expect(trail()).toEqual(['CodeSent']);
  });

  it('that is wrong is told in the message, and another may follow', async () => {
    const { run, trail, services } = waiting();
    await run(sealed('000000'));
    expect(trail()).toEqual(['CodeSent', 'CodeRejected']);
    expect(JSON.stringify(services.calls.at(-1)?.arguments)).toContain('That code was wrong.');
    await run(sealed('123456', { attribute: 'email', rejected: 1 }));
    expect(trail().slice(0, 3)).toEqual(['CodeSent', 'CodeRejected', 'AttributeVerified']);
  });

  it.each(['000000', '123456'])('is used once, however often it is delivered: %s', async (code) => {
    const { run, tried, trail } = waiting();
    const message = sealed(code);
    await run(message);
    const after = trail();
    await run(message);
    await run(message);
    expect(trail()).toEqual(after);
    expect(tried).toEqual([`${code} for email`]);
  });

  it.each<[string, RequestEvent[]]>([
    ['that was proved meanwhile', [codeSent, emailProved]],
    ['of a request in trouble', [codeSent, attention('check-code')]],
    [
      'of a request that was stopped',
      [codeSent, attention('check-code'), { type: 'Stopped', by: 'U0LEAD' }],
    ],
  ])('is ignored for an address %s', async (_what, events) => {
    const { run, tried, services } = waiting({ events });
    await run(sealed('123456'));
    expect(tried).toEqual([]);
    expect(services.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: 'a code that nobody waits for' }),
    );
  });

  it('is not checked once the approval has run out', async () => {
    const { run, tried, trail, services } = waiting();
    services.now = () => new Date('2026-03-06T09:00:00.000Z');
    await run(sealed('123456'));
    expect(tried).toEqual([]);
    expect(trail()).toEqual(['CodeSent', 'Expired']);
  });

  it('waits for a run with time enough', async () => {
    const { run, tried } = waiting();
    expect(await run(sealed('123456'), () => longestStep - 1)).toBe(false);
    expect(tried).toEqual([]);
  });

  it('is lost to trouble, which stands on record without it', async () => {
    const refusal = { kind: 'refused', error: 'NotAuthorizedException' } as const;
    const { run, services } = waiting({ clients: { signIn: async () => refusal } });
    await run(sealed('123456'));
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'AttentionNeeded',
      step: 'check-code',
      trouble: { kind: 'sign-in-failed', error: 'NotAuthorizedException' },
    });
    expect(JSON.stringify(services.calls)).toContain('so no code can be taken');
  });
});

describe('the message that brings it', () => {
  const code = sealed('123456');
  const record = (attempt: number) =>
    sqsRecord('m1', JSON.stringify({ id: REQUEST_ID, code }), REQUEST_ID, attempt);
  const throttled = () => Promise.reject(new TooManyRequestsException(answered));
  const given = (failures: number) => {
    let left = failures;
    const signIn: AppClients['signIn'] = async (...args) =>
      left-- > 0 ? throttled() : easyClients.signIn(...args);
    return waiting({ clients: { signIn } });
  };

  it('comes back with it after an outage', async () => {
    const { services, trail } = given(1);
    const back = await advanceBatch(services, [record(1)]);
    expect(back.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
    await advanceBatch(services, [record(2)]);
    expect(trail().slice(0, 2)).toEqual(['CodeSent', 'AttributeVerified']);
  });

  it('is let go when the outage lasts, and whoever typed the code is asked again', async () => {
    const { services, trail } = given(Number.POSITIVE_INFINITY);
    const back = await advanceBatch(services, [record(MOST_RECEIVES)]);
    expect(back.batchItemFailures).toEqual([]);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'CodeRejected',
      why: 'unchecked',
    });
    await advance(services, REQUEST_ID);
    expect(JSON.stringify(services.calls.at(-1)?.arguments)).toContain('Enter it again.');
    expect(trail()).toEqual(['CodeSent', 'CodeRejected']);
  });

  it('is let go with an alarm when not even that can be written', async () => {
    const { services } = given(Number.POSITIVE_INFINITY);
    services.store.append = () => Promise.reject(new Error('no table'));
    await advanceBatch(services, [record(MOST_RECEIVES)]);
    expect(services.lines).toContainEqual(
      expect.objectContaining({ alarm: 'needs-attention', msg: 'a typed code is lost' }),
    );
  });

  it('asks again also when somebody else writes at that moment', async () => {
    const { services, trail } = given(Number.POSITIVE_INFINITY);
    const { store } = services;
    store.interfere = () => store.put(REQUEST_ID, [{ type: 'CodeAskedAgain', by: 'U0LEAD' }]);
    await advanceBatch(services, [record(MOST_RECEIVES)]);
    expect(trail()).toEqual(['CodeSent', 'CodeAskedAgain', 'CodeRejected']);
  });

  it('stands in no line of the log, whatever goes wrong', async () => {
    const fault = () => Promise.reject(new Error('a mistake of ours'));
    for (const load of [fault, throttled]) {
      const { services } = waiting();
      services.store.load = load;
      for (const attempt of [1, MOST_RECEIVES]) await advanceBatch(services, [record(attempt)]);
      const lines = JSON.stringify(services.lines);
      expect(lines).toContain(REQUEST_ID);
      expect(lines).not.toContain(code);
      expect(lines).not.toContain('123456');
    }
  });
});
