import { GetQueueAttributesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, expect, test } from 'vitest';
import { movableClock, moveClock } from './clock.ts';
import { received, workerInstance } from './event-source.ts';
import { cardsOf, messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { card, request } from './story.ts';
import { eventsOf, itemsIn } from './table.ts';

movableClock();
const scene = sharedPlayground({ consumeQueue: false });

const purged = () => sqs().send(new PurgeQueueCommand({ QueueUrl: scene.playground.aws.queueUrl }));
beforeEach(async () => {
  await purged();
});

function sqs(): SQSClient {
  return new SQSClient({});
}

const work = workerInstance();

test('the front puts one message with nothing but the request’s id into the queue', async () => {
  await request(scene.as('lead'), 'message@example.com', 'staging');
  const [item] = (await itemsIn(scene.playground)).filter((it) =>
    JSON.stringify(it).includes('message@example.com'),
  );
  const records = await received(scene.playground);
  expect(records.map(({ body }) => JSON.parse(body))).toEqual([{ id: item?.id }]);
  expect(records[0]?.attributes).toMatchObject({
    MessageGroupId: item?.id,
    MessageDeduplicationId: `${String(item?.id)}:v1`,
  });
});

test('a message whose work fails for now is reported, comes back, and then succeeds', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'throttled@example.com';
  await request(lead, email, 'staging');
  const records = await received(scene.playground);
  scene.playground.slack.throttle('chat.postMessage', 20);
  expect(await work(records)).toEqual({
    batchItemFailures: [{ itemIdentifier: records[0]?.messageId }],
  });
  expect(cardsOf(await approver.state(), email)).toEqual([]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);

  moveClock(19 / 60);
  expect(await received(scene.playground)).toEqual([]);
  // The jitter above what Slack asked for is at most four seconds after the first failure.
  moveClock(6 / 60);
  const again = await received(scene.playground);
  expect(again.map(({ messageId }) => messageId)).toEqual(records.map((it) => it.messageId));
  expect(again[0]?.attributes.ApproximateReceiveCount).toBe('2');
  expect(await work(again)).toEqual({ batchItemFailures: [] });
  await card(approver, email, 'Waiting for approval');
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(messagesOf(await lead.state(), email)).toHaveLength(1);
});

test('one failing request does not hold up the others of its batch', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  await request(lead, 'first@example.com', 'staging');
  await request(lead, 'second@example.com', 'staging');
  const records = await received(scene.playground);
  expect(records).toHaveLength(2);
  scene.playground.slack.throttle('chat.postMessage', 20);
  const { batchItemFailures } = await work(records);
  expect(batchItemFailures).toEqual([{ itemIdentifier: records[0]?.messageId }]);
  await card(approver, 'second@example.com', 'Waiting for approval');
  expect(cardsOf(await approver.state(), 'first@example.com')).toEqual([]);
});

test('a message that is no message of ours is reported and does no harm', async () => {
  await request(scene.as('lead'), 'strange@example.com', 'staging');
  const [record] = await received(scene.playground);
  if (record === undefined) throw new Error('The queue is empty');
  const strange = [{ ...record, body: 'nonsense' }];
  expect(await work(strange)).toEqual({
    batchItemFailures: [{ itemIdentifier: record.messageId }],
  });
});

test('working twice on the same message changes nothing', async () => {
  const approver = scene.as('approver');
  const email = 'again@example.com';
  await request(scene.as('lead'), email, 'staging');
  const records = await received(scene.playground);
  await work(records);
  const before = scene.playground.traffic.slack.length;
  await work(records);
  const calls = scene.playground.traffic.slack
    .slice(before)
    .flatMap((entry) => (entry.kind === 'api-call' ? [entry.method] : []));
  expect(calls.filter((method) => method.startsWith('chat.'))).toEqual([]);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
});

test('the sweeper finds a request whose wake-up was lost', async () => {
  const approver = scene.as('approver');
  const email = 'lost@example.com';
  await request(scene.as('lead'), email, 'staging');
  await purged();
  await scene.playground.sweep();
  const early = (await received(scene.playground)).map(({ body }) => body);
  expect(early).toEqual([]);

  moveClock(1);
  await scene.playground.sweep();
  const found = await received(scene.playground);
  await work(found);
  await card(approver, email, 'Waiting for approval');
});

test('after five failures a message lies in the dead-letter queue', async () => {
  await request(scene.as('lead'), 'dead@example.com', 'staging');
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const records = await received(scene.playground);
    if (records.length === 0) break;
    await work(records.map((record) => ({ ...record, body: 'nonsense' })));
    moveClock(10);
  }
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({
      QueueUrl: scene.playground.aws.deadLetterQueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    }),
  );
  expect(Attributes?.ApproximateNumberOfMessages).toBe('1');
});
