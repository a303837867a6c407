import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { WorkerServices } from '../services.ts';
import { retryAfter } from '../slack/failure.ts';
import { advance } from './advance.ts';
import { backoff } from './backoff.ts';

const message = z.object({ id: z.string() });

/**
 * Carries on the request of each message, one after the other. A message that failed comes back
 * after a growing pause; those of the same request behind it come back with it, to keep the order.
 * `timeLeft` is in ms.
 */
export async function advanceBatch(
  services: WorkerServices,
  records: readonly SQSRecord[],
  timeLeft?: () => number,
): Promise<SQSBatchResponse> {
  const failedGroups = new Set<string | undefined>();
  const failures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of records) {
    const group = record.attributes.MessageGroupId;
    const passed = !failedGroups.has(group) && (await advanceOne(services, record, timeLeft));
    if (passed) continue;
    failedGroups.add(group);
    failures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures: failures };
}

async function advanceOne(
  services: WorkerServices,
  record: SQSRecord,
  timeLeft: (() => number) | undefined,
): Promise<boolean> {
  try {
    await advance(services, message.parse(JSON.parse(record.body)).id, timeLeft);
    return true;
  } catch (error) {
    const attempt = Number(record.attributes.ApproximateReceiveCount);
    const seconds = backoff(attempt, retryAfter(error));
    services.log.warn({ err: error, body: record.body, attempt, seconds }, 'will be tried again');
    await services.queue.comeBackIn(record.receiptHandle, seconds).catch((second: unknown) => {
      services.log.warn({ err: second }, 'the message comes back after its visibility time-out');
    });
    return false;
  }
}
