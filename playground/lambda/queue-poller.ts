import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { lambdaContext } from './context.ts';
import { TIMEOUT } from './deployed.ts';
import type { LambdaHandler } from './load-bundle.ts';

export interface QueuePoller {
  /** Resolves within a second or so, when no call is open and what was received is worked off. */
  stop(): Promise<void>;
}

interface Options {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly handler: LambdaHandler<SQSEvent, SQSBatchResponse | undefined>;
  /** Messages per invocation, from 1 to 10. */
  readonly batchSize: number;
  /** Invocations at the same time. SQS itself keeps the messages of one group in order. */
  readonly maximumConcurrency: number;
  /** Hears what the handler threw, and what went wrong with the queue. */
  readonly onError: (error: unknown) => void;
  /** Sees every message before the handler does. */
  readonly onMessage?: (message: SQSRecord) => void;
}

/**
 * Lambda's event source mapping for a queue: receives, invokes the handler, and deletes what it did
 * not report in `batchItemFailures`. What failed comes back after its visibility time-out.
 */
export function startQueuePoller(options: Options): QueuePoller {
  let stopped = false;
  const pollers = Array.from({ length: options.maximumConcurrency }, async () => {
    while (!stopped) await poll(options);
  });
  return {
    async stop() {
      stopped = true;
      await Promise.all(pollers);
    },
  };
}

async function poll(options: Options): Promise<void> {
  try {
    const messages = await receive(options);
    if (messages.length > 0) await work(messages, options);
  } catch (error) {
    options.onError(error);
  }
}

/** Waits a second at most: a longer call would have to be cut off to stop, and might lose a message. */
async function receive(options: Options): Promise<Message[]> {
  const { Messages = [] } = await options.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: options.queueUrl,
      MaxNumberOfMessages: options.batchSize,
      MessageSystemAttributeNames: ['All'],
      WaitTimeSeconds: 1,
    }),
  );
  return Messages;
}

async function work(messages: Message[], options: Options): Promise<void> {
  const records = messages.map(toRecord);
  for (const record of records) options.onMessage?.(record);
  const failed = await invoke(records, options);
  for (const { messageId, receiptHandle } of records) {
    if (failed.has(messageId)) continue;
    await options.sqs.send(
      new DeleteMessageCommand({ QueueUrl: options.queueUrl, ReceiptHandle: receiptHandle }),
    );
  }
}

/** The ids of the messages that failed: all, when the handler throws or reports an unknown id. */
async function invoke(
  records: SQSRecord[],
  { handler, onError }: Options,
): Promise<ReadonlySet<string>> {
  const all = new Set(records.map(({ messageId }) => messageId));
  try {
    const context = lambdaContext('concierge-worker', TIMEOUT.worker);
    const result = await handler({ Records: records }, context);
    const failed = new Set(result?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return [...failed].every((id) => all.has(id)) ? failed : all;
  } catch (error) {
    onError(error);
    return all;
  }
}

/** A message as Lambda hands it to the function. */
export function toRecord(message: Message): SQSRecord {
  const { Attributes = {} } = message;
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ...Attributes,
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes.SentTimestamp ?? '',
      SenderId: Attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-1:000000000000:concierge-work.fifo',
    awsRegion: 'ap-northeast-1',
  };
}
