/** The front and the worker as Lambda runs them: processes that take one event at a time. */
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';
import {
  BATCH_SIZE,
  MOST_WORKERS,
  TIMEOUT,
  type Working,
} from '../../playground/lambda/deployed.ts';
import { httpFront } from '../../playground/lambda/http-front.ts';
import { type Fleet, startFleet } from '../../playground/lambda/instances/fleet.ts';
import { startQueuePoller } from '../../playground/lambda/queue-poller.ts';
import type { Place } from './stand-ins.ts';

export interface Functions {
  send: (request: Request) => Promise<Response>;
  stop: () => Promise<void>;
}

/** `fronts` is how many instances of the front there are; what finds none idle waits. */
export async function startFunctions(place: Place, fronts: number): Promise<Functions> {
  const [front, worker] = await Promise.all([
    start(place, 'slack', fronts),
    start(place, 'worker', MOST_WORKERS),
  ]);
  const gateway = httpFront((event) => front.invoke(event), warn);
  const poller = startQueuePoller({
    sqs: new SQSClient({}),
    queueUrl: place.queueUrl,
    handler: (event) => worker.invoke(event) as Promise<SQSBatchResponse>,
    batchSize: BATCH_SIZE,
    maximumConcurrency: MOST_WORKERS,
    onError: warn,
  });
  return {
    send: async (request) => gateway.fetch(request),
    stop: async () => {
      await poller.stop();
      await Promise.all([front.stop(), worker.stop()]);
    },
  };
}

function start({ environment }: Place, bundle: Working, size: number): Promise<Fleet> {
  return startFleet({
    bundle,
    size,
    environment: () => environment,
    timeoutSeconds: TIMEOUT[bundle],
    killAfter: TIMEOUT[bundle] * 1_000,
    onLine: (line) => process.stderr.write(`${line}\n`),
  });
}

function warn(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
