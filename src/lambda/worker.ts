import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { advanceBatch } from '../advance/batch.ts';
import { slackConfig } from '../config.ts';
import { logging } from '../log.ts';
import { createWorkerServices } from '../services.ts';

const services = createWorkerServices(slackConfig(process.env));
// Read while the function starts. What is wrong with them, the first message tells (advance/batch.ts).
services.credentials.current().catch(() => {});

/** Messages of the queue, each naming a request to carry on. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const timeLeft = () => context.getRemainingTimeInMillis();
  const { awsRequestId } = context;
  return logging({ awsRequestId }, () => advanceBatch(services, event.Records, timeLeft));
}
