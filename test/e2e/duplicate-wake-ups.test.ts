import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { CHANNELS } from '../../playground/slack/seed.ts';
import { movableClock, moveClock } from './clock.ts';
import { signIn } from './cognito.ts';
import { done, received, workerInstance } from './event-source.ts';
import { cardsOf, messagesOf, passwordIn } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { request } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ consumeQueue: false });
const [worker, another] = [workerInstance(), workerInstance()];

const DELIVERED = [
  'Requested',
  'Approved',
  'CreationStarted',
  'UserCreated',
  'DeliveryAnnounced',
  'CredentialDelivered',
];

/** An approved request; returns the message that is to wake the worker for it. */
async function approvedRequest(email: string): Promise<SQSRecord[]> {
  const approver = scene.as('approver');
  await request(scene.as('lead'), email, 'staging');
  const first = await received(scene.playground);
  await worker(first);
  await done(scene.playground, first);
  await approver.click('Review', { channel: CHANNELS.requests.id });
  expect(await approver.submit({ verdict: 'approve' })).toEqual({ outcome: 'ok' });
  return received(scene.playground);
}

/** The password in the DM signs in; there is one of everything. */
async function deliveredOnce(email: string): Promise<void> {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  expect(await eventsOf(scene.playground, email)).toEqual(DELIVERED);
  const shown = messagesOf(await lead.state(), email).flatMap((message) => {
    const secret = passwordIn(message);
    return secret ? [secret] : [];
  });
  expect(shown).toHaveLength(1);
  expect(await signIn(scene.playground, 'staging', email, shown[0] ?? '')).toBeDefined();
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
}

test('a message that comes once more, after everything is done, does nothing', async () => {
  const email = 'once-more@example.com';
  const records = await approvedRequest(email);
  await worker(records);
  await another(records);
  await done(scene.playground, records);
  await deliveredOnce(email);
  expect(messagesOf(await scene.as('lead').state(), email)).toHaveLength(2);
});

test('two workers who get the same message at the same moment make one user with one password', async () => {
  const email = 'two-workers@example.com';
  const records = await approvedRequest(email);
  await Promise.all([worker(records), another(records)]);
  await worker(records);
  await done(scene.playground, records);
  await deliveredOnce(email);
});

test('the sweeper and the queue wake the same request, which is worked on once', async () => {
  const email = 'swept@example.com';
  const records = await approvedRequest(email);
  moveClock(1);
  await scene.playground.sweep();
  await worker(records);
  await done(scene.playground, records);
  const swept = await received(scene.playground);
  expect(swept.map(({ attributes }) => attributes.MessageDeduplicationId)).toEqual([
    expect.stringContaining(':due-'),
  ]);
  await worker(swept);
  await deliveredOnce(email);
});
