import { describe, expect, it } from 'vitest';
import { advanceBatch, MOST_RECEIVES } from '../../src/advance/batch.ts';
import { readDeadLetters } from '../../src/advance/dead-letters.ts';
import { overtake, somePasswordStands } from '../../src/advance/overtake.ts';
import type { UserPlan } from '../../src/domain/plan.ts';
import { claimAddress } from '../../src/features/add-user/address.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import {
  approved,
  approver,
  HISTORY,
  lead,
  NOW,
  POOL_ID,
  requestAt,
  requested,
  started,
} from '../samples.ts';
import { sqsRecord } from './sqs-record.ts';

/** A worker, and a request that newer code has gone on with. */
function worker() {
  const services = fakeWorkerServices({ people: [lead, approver] });
  services.store.put('a', [requested(), approved]);
  services.store.newer.add('a');
  return services;
}

const alarms = (services: ReturnType<typeof worker>) =>
  services.lines.filter(({ alarm }) => alarm === 'needs-attention').map(({ msg }) => msg);

const message = (body: object, attempt = 1) => sqsRecord('m1', JSON.stringify(body), 'a', attempt);

const done = { batchItemFailures: [] };
const comesBack = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

describe('the worker', () => {
  it('leaves the request alone for two minutes at a time, and says so', async () => {
    const services = worker();
    expect(await advanceBatch(services, [message({ id: 'a' })])).toEqual(done);
    expect(services.store.trailOf('a')).toEqual(['Requested', 'Approved']);
    expect(services.calls).toEqual([]);
    expect(services.store.postponed).toEqual([{ id: 'a', until: '2026-03-02T09:02:00.000Z' }]);
    expect(alarms(services)).toEqual(['left alone: newer code has written it']);
    expect(services.lines[0]).toMatchObject({ request: 'a', err: { type: 'NewerTrail' } });
  });

  it('goes on once the newer code is back', async () => {
    const services = worker();
    await advanceBatch(services, [message({ id: 'a' })]);
    services.store.newer.delete('a');
    await advanceBatch(services, [message({ id: 'a' })]);
    expect(services.store.trailOf('a')).toContain('CreationStarted');
  });

  it.each([1, MOST_RECEIVES])(
    'keeps a typed code in its message, at receive %i',
    async (attempt) => {
      const services = worker();
      const batch = [message({ id: 'a', code: 'sealed' }, attempt)];
      expect(await advanceBatch(services, batch)).toEqual(comesBack);
      expect(services.queue.comingBack).toEqual([{ receiptHandle: 'receipt-m1', seconds: 120 }]);
      expect(services.store.postponed).toEqual([]);
    },
  );

  it('writes nothing when newer code goes on with the request in the middle of a step', async () => {
    const services = worker();
    services.store.newer.delete('a');
    services.store.interfere = () => services.store.newer.add('a');
    expect(await advanceBatch(services, [message({ id: 'a' })])).toEqual(done);
    expect(services.store.trailOf('a')).toEqual(['Requested', 'Approved']);
    expect(alarms(services)).toEqual(['left alone: newer code has written it']);
  });
});

describe('another request', () => {
  const plan: UserPlan = {
    action: 'disable-user',
    pool: 'staging',
    userPoolId: POOL_ID,
    username: 'alice@example.com',
    sub: 'sub-of-alice',
  };
  const disabling = requestAt('done', requested({ plan }));
  const user = { userPoolId: POOL_ID, sub: 'sub-of-alice' };

  it('takes down what this code can, and still knows that the other one shows a password', async () => {
    const services = worker();
    services.store.put('b', [requested(), ...HISTORY.delivered]);
    await services.store.holdPassword(user, 'a');
    await services.store.holdPassword(user, 'b');
    await overtake(services, disabling, 'sub-of-alice');
    expect(services.store.lastEvent('b')).toMatchObject({ type: 'Overtaken' });
    expect(await services.store.passwordHolders(user)).toEqual(['a']);
    expect(alarms(services)).toEqual(['a password cannot be taken down']);
    expect(await somePasswordStands(services, disabling, 'sub-of-alice')).toBe(true);
  });

  it('does not take an address that may be about to become a user', async () => {
    const services = worker();
    const address = { userPoolId: POOL_ID, name: 'alice@example.com' };
    await services.store.claimAddress(address, 'a');
    const mine = services.store.put('b', [requested(), approved, started]).request;
    expect(await claimAddress(services, mine, address)).toBe('a');
  });
});

it('leaves a dead letter for the newer code', async () => {
  const services = worker();
  const removed: unknown[] = [];
  const letters = [[{ body: '{"id":"a","code":"sealed"}', receiptHandle: 'r' }], []];
  const deadLetters = {
    receive: async () => letters.shift() ?? [],
    remove: async (letter: unknown) => void removed.push(letter),
  };
  await readDeadLetters({ ...services, deadLetters, now: () => NOW });
  expect(removed).toEqual([]);
  expect(alarms(services)).toEqual(['dead letter not acted on']);
});
