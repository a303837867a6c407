import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { advanceBatch } from '../advance/batch.ts';
import { workerConfig } from '../config.ts';
import { createWorkerServices } from '../services.ts';

const services = createWorkerServices(workerConfig(process.env));

/** Messages of the queue, each naming a request to carry on. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return advanceBatch(services, event.Records, () => context.getRemainingTimeInMillis());
}
