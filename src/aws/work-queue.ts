import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { REPEATABLE } from './client-options.ts';

/** Wakes the worker. The message group is the request, so one worker at a time works on it. */
export interface WorkQueue {
  /** `occasion` tells wake-ups of one request apart; SQS drops a repeated one for five minutes. */
  wake: (id: string, occasion: string) => Promise<void>;
  /** Lets a message come back after so many seconds. */
  comeBackIn: (receiptHandle: string, seconds: number) => Promise<void>;
}

export function createWorkQueue(queueUrl: string, options = REPEATABLE): WorkQueue {
  const client = new SQSClient(options);
  return {
    wake: async (id, occasion) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ id }),
          MessageGroupId: id,
          MessageDeduplicationId: `${id}:${occasion}`,
        }),
      );
    },
    comeBackIn: async (receiptHandle, seconds) => {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}
