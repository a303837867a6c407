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

/** `code`: what somebody has typed, sealed, for the worker alone. */
type Message = WakeUp & { code?: string | undefined };

/** A wake-up that SQS did not take, and its word for why. */
export interface LostWakeUp {
  id: string;
  why: string;
}

/** As many as SQS takes in one call. */
export const BATCH = 10;

/** Wakes the worker. The message group is the request, so one worker at a time works on it. */
export interface WorkQueue {
  wake: (id: string, occasion: string, sealedCode?: string) => Promise<void>;
  /** At most ten at once. Returns those that were not taken. */
  wakeAll: (wakeUps: readonly WakeUp[]) => Promise<LostWakeUp[]>;
  /** Lets a message come back after so many seconds. */
  comeBackIn: (receiptHandle: string, seconds: number) => Promise<void>;
}

export function createWorkQueue(queueUrl: string, options = REPEATABLE): WorkQueue {
  const client = new SQSClient(options);
  return {
    wake: async (id, occasion, code) => {
      const message = messageOf({ id, occasion, code });
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

function messageOf({ id, occasion, code }: Message) {
  return {
    MessageBody: JSON.stringify({ id, code }),
    MessageGroupId: id,
    MessageDeduplicationId: `${id}:${occasion}`,
  };
}
