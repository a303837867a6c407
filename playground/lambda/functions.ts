import { SQSClient } from '@aws-sdk/client-sqs';
import type {
  APIGatewayProxyEventV2,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { BATCH_SIZE } from './deployed.ts';
import { type LambdaHandler, loadBundle } from './load-bundle.ts';
import { startQueuePoller } from './queue-poller.ts';
import { startSchedule } from './schedule.ts';

export type FrontHandler = LambdaHandler<APIGatewayProxyEventV2, unknown>;

export interface Functions {
  front: FrontHandler;
  /** Runs the sweeper now. */
  sweep: () => Promise<void>;
  stop: () => Promise<void>;
}

interface Options {
  environment: Record<string, string>;
  queueUrl: string;
  /** How many workers the queue feeds at a time; 0 leaves its messages alone. */
  workers: number;
  sweepEverySeconds: number;
  onMessage: (message: SQSRecord) => void;
  onError: (error: unknown) => void;
}

/** The three functions of serverless.yml, each behind what calls it on AWS. */
export function startFunctions(options: Options): Functions {
  const { environment, queueUrl, onMessage, onError } = options;
  const front = loadBundle<APIGatewayProxyEventV2, unknown>('slack', environment);
  const poller = startQueuePoller({
    sqs: new SQSClient({}),
    queueUrl,
    handler: loadBundle<SQSEvent, SQSBatchResponse>('worker', environment),
    batchSize: BATCH_SIZE,
    maximumConcurrency: options.workers,
    onError,
    onMessage,
  });
  const schedule = startSchedule({
    everySeconds: options.sweepEverySeconds,
    handler: loadBundle<ScheduledEvent, unknown>('sweeper', environment),
    onError,
  });
  return {
    front,
    sweep: schedule.runNow,
    stop: async () => {
      await Promise.all([schedule.stop(), poller.stop()]);
    },
  };
}
