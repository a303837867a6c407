import { randomUUID } from 'node:crypto';
import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { beforeEach, expect, test } from 'vitest';
import { lambdaContext } from '../../playground/lambda/context.ts';
import { TIMEOUT } from '../../playground/lambda/deployed.ts';
import { type LambdaHandler, loadBundle } from '../../playground/lambda/load-bundle.ts';
import { toRecord } from '../../playground/lambda/queue-poller.ts';
import { CHANNELS } from '../../playground/slack/seed.ts';
import { capturedLog } from './captured-log.ts';
import { movableClock, moveClock } from './clock.ts';
import { userIn } from './cognito.ts';
import { cardsOf, lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, password, request } from './story.ts';
import { eventsOf, itemsIn, trailOf } from './table.ts';

movableClock();
const log = capturedLog();
const scene = sharedPlayground({ consumeQueue: false, logLevel: 'error' });
const REQUESTS = { channel: CHANNELS.requests.id };

const sqs = () => new SQSClient({});
const queues = () => {
  const { queueUrl: work, deadLetterQueueUrl: dead } = scene.playground.aws;
  return { work, dead };
};

beforeEach(async () => {
  for (const QueueUrl of Object.values(queues())) {
    await sqs().send(new PurgeQueueCommand({ QueueUrl }));
  }
});

async function receive(QueueUrl: string): Promise<SQSRecord[]> {
  const { Messages = [] } = await sqs().send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      WaitTimeSeconds: 0,
    }),
  );
  return Messages.map(toRecord);
}

async function deadLetters(): Promise<number> {
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({
      QueueUrl: queues().dead,
      AttributeNames: ['ApproximateNumberOfMessages'],
    }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}

let worker: LambdaHandler<SQSEvent, SQSBatchResponse> | undefined;

function bundle(): LambdaHandler<SQSEvent, SQSBatchResponse> {
  worker ??= loadBundle('worker', {});
  return worker;
}

/** Lets the worker do what stands in the queue, as long as there is anything. */
async function work(): Promise<void> {
  for (let records = await receive(queues().work); records.length > 0; ) {
    await bundle()({ Records: records }, lambdaContext('concierge-worker', TIMEOUT.worker));
    await sqs().send(new PurgeQueueCommand({ QueueUrl: queues().work }));
    records = await receive(queues().work);
  }
}

/** Edits card and receipt; before the step after those, its time is up. */
async function tellThatItIsApproved(): Promise<void> {
  const context = lambdaContext('concierge-worker', TIMEOUT.worker);
  let steps = 2;
  context.getRemainingTimeInMillis = () => (steps-- > 0 ? TIMEOUT.worker * 1_000 : 0);
  await bundle()({ Records: await receive(queues().work) }, context);
}

/** A worker that dies leaves its message as it is: it comes back when its time-out has passed. */
async function dieTimeAfterTime(): Promise<void> {
  let deaths = 0;
  for (; (await receive(queues().work)).length > 0; deaths += 1) moveClock(10);
  expect(deaths).toBe(4);
  expect(await deadLetters()).toBe(1);
}

/** An approved request whose worker dies over creating the user. */
async function approvedAndDead(email: string): Promise<void> {
  await request(scene.as('lead'), email, 'staging');
  await work();
  await approve(scene.as('approver'), email);
  await tellThatItIsApproved();
  await dieTimeAfterTime();
}

const alarms = () => log.lines().filter(({ alarm }) => alarm === 'needs-attention');

test('a request that its worker dies over time after time needs attention, and can be tried again', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'dies@example.com';
  await approvedAndDead(email);
  await scene.playground.sweep();
  expect(await deadLetters()).toBe(0);
  expect((await trailOf(scene.playground, email)).at(-1)).toMatchObject({
    type: 'AttentionNeeded',
    step: 'start-creation',
    trouble: { kind: 'gave-up' },
  });
  expect(alarms().at(-1)).toMatchObject({ level: 'error', lambda: 'sweeper', msg: 'gave up' });

  await work();
  expect(lines((await card(approver, email, 'Needs attention')).blocks)).toContain('[Try again]');
  await approver.click('Try again', REQUESTS);
  await work();
  expect(await password(lead, email)).toMatch(/^\S{23}$/u);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({ status: 'CONFIRMED' });
});

test('a dead letter that somebody puts back by hand is carried on as if it were new', async () => {
  const email = 'redriven@example.com';
  await approvedAndDead(email);
  await redrive();
  await work();
  expect(await password(scene.as('lead'), email)).toMatch(/^\S{23}$/u);
  expect(await eventsOf(scene.playground, email)).not.toContain('AttentionNeeded');
});

test('put back when everything is done, it does nothing', async () => {
  const email = 'twice@example.com';
  await approvedAndDead(email);
  const [item] = (await itemsIn(scene.playground)).filter((it) =>
    JSON.stringify(it).includes(email),
  );
  await sendTo(queues().work, { id: String(item?.id) });
  await work();
  await password(scene.as('lead'), email);
  const before = await eventsOf(scene.playground, email);
  await redrive();
  await work();
  await scene.playground.sweep();
  expect(await eventsOf(scene.playground, email)).toEqual(before);
  expect(cardsOf(await scene.as('approver').state(), email)).toHaveLength(1);
});

test('letters of no request raise the alarm and are gone', async () => {
  const before = alarms().length;
  await sendTo(queues().dead, { id: 'nobody-s-request' });
  await sendTo(queues().dead, { nonsense: true });
  await scene.playground.sweep();
  expect(await deadLetters()).toBe(0);
  moveClock(10);
  expect(await receive(queues().dead)).toEqual([]);
  expect(alarms().slice(before)).toHaveLength(2);
});

async function sendTo(QueueUrl: string, message: Record<string, unknown>): Promise<void> {
  const MessageBody = JSON.stringify(message);
  const MessageGroupId = MessageBody;
  const MessageDeduplicationId = randomUUID();
  const entry = { QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId };
  await sqs().send(new SendMessageCommand(entry));
}

/** What “Start DLQ redrive” does at the console. */
async function redrive(): Promise<void> {
  const letters = await receive(queues().dead);
  expect(letters).toHaveLength(1);
  for (const { body } of letters) {
    await sendTo(queues().work, JSON.parse(body) as Record<string, unknown>);
  }
  await sqs().send(new PurgeQueueCommand({ QueueUrl: queues().dead }));
}
