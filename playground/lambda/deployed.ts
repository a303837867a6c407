import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';

const SERVERLESS_YML = join(import.meta.dirname, '..', '..', 'serverless.yml');

const withTimeout = { timeout: z.number() };
const Serverless = z.object({
  functions: z.object({
    slack: z.object(withTimeout),
    worker: z.object({
      ...withTimeout,
      events: z.tuple([
        z.object({ sqs: z.object({ batchSize: z.number(), maximumConcurrency: z.number() }) }),
      ]),
    }),
    sweeper: z.object(withTimeout),
  }),
});

const { functions } = z.parse(Serverless, load(readFileSync(SERVERLESS_YML, 'utf8')));

/** How long each function may run, in seconds, as serverless.yml deploys it. */
export const TIMEOUT = {
  slack: functions.slack.timeout,
  worker: functions.worker.timeout,
  sweeper: functions.sweeper.timeout,
} as const;

/** The functions that carry requests on; the others look on. */
export type Working = keyof typeof TIMEOUT;

/** How the queue feeds the worker: messages per run, and runs at the same time. */
export const { batchSize: BATCH_SIZE, maximumConcurrency: MOST_WORKERS } =
  functions.worker.events[0].sqs;
