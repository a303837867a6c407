/** Lambda's event source mapping, played by hand: takes messages from the queue and runs the worker. */
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { lambdaContext } from '../../playground/lambda/context.ts';
import { type LambdaHandler, loadBundle } from '../../playground/lambda/load-bundle.ts';
import { toRecord } from '../../playground/lambda/queue-poller.ts';
import type { Playground } from '../../playground/start.ts';

/** The messages that stand in the queue now, as Lambda would hand them to the worker. */
export async function received({ aws }: Playground): Promise<SQSRecord[]> {
  const { Messages = [] } = await new SQSClient({}).send(
    new ReceiveMessageCommand({
      QueueUrl: aws.queueUrl,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      WaitTimeSeconds: 0,
    }),
  );
  return Messages.map(toRecord);
}

/** Deletes messages, as the event source does with those that the worker did not report. */
export async function done({ aws }: Playground, records: readonly SQSRecord[]): Promise<void> {
  const sqs = new SQSClient({});
  for (const { receiptHandle } of records) {
    await sqs.send(
      new DeleteMessageCommand({ QueueUrl: aws.queueUrl, ReceiptHandle: receiptHandle }),
    );
  }
}

/** One instance of the worker. It is loaded with its first call, as on a cold start. */
export function workerInstance(): (records: SQSRecord[]) => Promise<SQSBatchResponse> {
  let worker: LambdaHandler<SQSEvent, SQSBatchResponse> | undefined;
  return (records) => {
    worker ??= loadBundle('worker', {});
    return worker({ Records: records }, lambdaContext('concierge-worker', 60));
  };
}
