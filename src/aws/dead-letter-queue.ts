import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inTime, REPEATABLE } from './client-options.ts';

/** A message that failed time after time. */
export interface DeadLetter {
  body: string;
  receiptHandle: string;
}

export interface DeadLetterQueue {
  /** At most ten. They come back after the queue's visibility time-out unless they are removed. */
  receive: () => Promise<DeadLetter[]>;
  remove: (letter: DeadLetter) => Promise<void>;
}

export function createDeadLetterQueue(queueUrl: string, options = REPEATABLE): DeadLetterQueue {
  const client = new SQSClient(options);
  return {
    receive: async () => {
      const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
      const { Messages = [] } = await client.send(command, inTime(options));
      return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({
        body: Body,
        receiptHandle: ReceiptHandle,
      }));
    },
    remove: async ({ receiptHandle }) => {
      const command = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle };
      await client.send(new DeleteMessageCommand(command), inTime(options));
    },
  };
}
