import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../../playground/aws/resources.ts';
import { type QueuePoller, startQueuePoller } from '../../../playground/lambda/queue-poller.ts';

let aws: LocalAws;
let sqs: SQSClient;
let poller: QueuePoller | undefined;
const onError = vi.fn();

beforeEach(async () => {
  onError.mockReset();
  aws = await startAws();
  sqs = new SQSClient({
    region: 'ap-northeast-1',
    endpoint: aws.sqs,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
});

afterEach(async () => {
  await poller?.stop();
  poller = undefined;
  await aws.close();
});

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

function poll(handler: Handler, { batchSize = 1, maximumConcurrency = 2 } = {}): void {
  const options = { sqs, queueUrl: aws.queueUrl, batchSize, maximumConcurrency, onError };
  poller = startQueuePoller({ ...options, handler });
}

async function send(group: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const message = { MessageBody: body, MessageGroupId: group, MessageDeduplicationId: body };
    await sqs.send(new SendMessageCommand({ QueueUrl: aws.queueUrl, ...message }));
  }
}

/** How many messages a queue holds: ready ones and those that somebody has received. */
async function holds(queueUrl: string): Promise<{ ready: number; inFlight: number }> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return {
    ready: Number(Attributes?.ApproximateNumberOfMessages),
    inFlight: Number(Attributes?.ApproximateNumberOfMessagesNotVisible),
  };
}

async function makeVisible({ receiptHandle }: SQSRecord): Promise<void> {
  const message = { QueueUrl: aws.queueUrl, ReceiptHandle: receiptHandle };
  await sqs.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 }));
}

const empty = { ready: 0, inFlight: 0 };
const soon = { timeout: 5_000 };

it('takes the messages of a group in their order, one after the other', async () => {
  const seen: string[] = [];
  await send('request-1', 'a', 'b', 'c');
  poll(async ({ Records: [record] }) => {
    seen.push(`${record?.body} starts`);
    await new Promise(setImmediate);
    seen.push(`${record?.body} ends`);
    return undefined;
  });
  await vi.waitFor(async () => expect(await holds(aws.queueUrl)).toEqual(empty), soon);
  expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

it('works on several groups at the same time', async () => {
  const bothStarted = Promise.withResolvers<void>();
  const started = new Set<string>();
  await send('request-1', 'a');
  await send('request-2', 'b');
  poll(async ({ Records }) => {
    for (const { body } of Records) started.add(body);
    if (started.size === 2) bothStarted.resolve();
    await bothStarted.promise;
    return undefined;
  });
  await vi.waitFor(async () => expect(await holds(aws.queueUrl)).toEqual(empty), soon);
});

it('keeps what a batch reports as failed and deletes the rest', async () => {
  await send('request-1', 'good');
  await send('request-2', 'bad');
  const batches: string[][] = [];
  poll(
    async ({ Records }) => {
      batches.push(Records.map(({ body }) => body));
      const bad = Records.filter(({ body }) => body === 'bad');
      return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
    { batchSize: 10, maximumConcurrency: 1 },
  );
  await vi.waitFor(
    async () => expect(await holds(aws.queueUrl)).toEqual({ ready: 0, inFlight: 1 }),
    soon,
  );
  expect(batches).toEqual([['good', 'bad']]);
});

it.each<[string, Handler]>([
  ['throws', () => Promise.reject(new Error('no luck'))],
  [
    'reports a message that it was not given',
    async () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] }),
  ],
])('keeps everything when the handler %s', async (_what, handler) => {
  await send('request-1', 'a');
  const called = vi.fn(handler);
  poll(called);
  await vi.waitFor(() => expect(called).toHaveBeenCalled(), soon);
  await poller?.stop();
  expect(await holds(aws.queueUrl)).toEqual({ ready: 0, inFlight: 1 });
});

it('leaves what fails again and again to the dead-letter queue', async () => {
  await send('request-1', 'a');
  const receives: string[] = [];
  poll(async ({ Records }) => {
    for (const record of Records) {
      receives.push(record.attributes.ApproximateReceiveCount);
      await makeVisible(record);
    }
    throw new Error('no luck');
  });
  await vi.waitFor(
    async () => expect(await holds(aws.deadLetterQueueUrl)).toEqual({ ready: 1, inFlight: 0 }),
    soon,
  );
  expect(receives).toEqual(['1', '2', '3', '4', '5']);
  expect(onError).toHaveBeenCalledWith(new Error('no luck'));
});

it('finishes the message in work when it is stopped, and takes no other one', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const started = vi.fn();
  await send('request-1', 'a');
  poll(async () => {
    started();
    await promise;
    return undefined;
  });
  await vi.waitFor(() => expect(started).toHaveBeenCalled(), soon);
  const stopping = poller?.stop();
  resolve();
  await stopping;
  await send('request-1', 'b');
  expect(await holds(aws.queueUrl)).toEqual({ ready: 1, inFlight: 0 });
  expect(onError).not.toHaveBeenCalled();
});
