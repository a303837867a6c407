import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { inTime, REPEATABLE } from './client-options.ts';

/** `occasion` tells wake-ups of one request apart; SQS drops a repeated one for five minutes. */
export interface WakeUp {
  id: string;
  occasion: string;
}

/** A wake-up that SQS did not take, and its word for why. */
export interface LostWakeUp {
  id: string;
  why: string;
}

/** As many as SQS takes in one call. */
export const BATCH = 10;

/** Wakes the worker. The message group is the request, so one worker at a time works on it. */
export interface WorkQueue {
  wake: (id: string, occasion: string) => Promise<void>;
  /** At most ten at once. Returns those that were not taken. */
  wakeAll: (wakeUps: readonly WakeUp[]) => Promise<LostWakeUp[]>;
  /** Lets a message come back after so many seconds. */
  comeBackIn: (receiptHandle: string, seconds: number) => Promise<void>;
}

export function createWorkQueue(queueUrl: string, options = REPEATABLE): WorkQueue {
  const client = new SQSClient(options);
  return {
    wake: async (id, occasion) => {
      const message = messageOf({ id, occasion });
      const command = new SendMessageCommand({ QueueUrl: queueUrl, ...message });
      await client.send(command, inTime(options));
    },
    wakeAll: async (wakeUps) => {
      const Entries = wakeUps.map((wakeUp, index) => ({
        Id: String(index),
        ...messageOf(wakeUp),
      }));
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
        inTime(options),
      );
      return Failed.map(({ Id, Code }) => ({
        id: wakeUps[Number(Id)]?.id ?? '',
        why: Code ?? 'unknown',
      }));
    },
    comeBackIn: async (receiptHandle, seconds) => {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
        inTime(options),
      );
    },
  };
}

function messageOf({ id, occasion }: WakeUp) {
  return {
    MessageBody: JSON.stringify({ id }),
    MessageGroupId: id,
    MessageDeduplicationId: `${id}:${occasion}`,
  };
}
