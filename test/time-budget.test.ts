import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { TIMEOUT } from '../playground/lambda/deployed.ts';
import { MOST_RECEIVES } from '../src/advance/batch.ts';
import { steps } from '../src/advance/steps.ts';
import { FRONT, longestRun, longestStep, STEP_CALLS, TIME_FOR } from '../src/time-budget.ts';

const queue = z.object({
  Properties: z.object({
    VisibilityTimeout: z.number(),
    RedrivePolicy: z.optional(z.object({ maxReceiveCount: z.number() })),
  }),
});
const serverless = z.parse(
  z.object({
    functions: z.object({
      worker: z.object({
        events: z.tuple([z.object({ sqs: z.object({ batchSize: z.number() }) })]),
      }),
    }),
    resources: z.object({ Resources: z.object({ WorkQueue: queue, DeadLetterQueue: queue }) }),
  }),
  load(readFileSync('serverless.yml', 'utf8')),
);
const { WorkQueue, DeadLetterQueue } = serverless.resources.Resources;

/** API Gateway waits no longer for a function: the quota “Maximum integration timeout”. */
const API_GATEWAY = 30;

describe('the longest that anything takes', () => {
  it('fits the worker, five seconds of ordinary progress included', () => {
    expect(longestRun).toBeGreaterThanOrEqual(longestStep + 5_000);
    expect(TIMEOUT.worker * 1_000).toBeGreaterThanOrEqual(longestRun);
    expect(serverless.functions.worker.events[0].sqs.batchSize).toBe(1);
  });

  it('is known of every step', () => {
    expect(Object.keys(STEP_CALLS).toSorted()).toEqual(Object.keys(steps).toSorted());
  });

  it.each(Object.entries(FRONT))('fits the front, for a %s', (_payload, longest) => {
    expect(TIMEOUT.slack * 1_000).toBeGreaterThanOrEqual(longest);
    expect(TIMEOUT.slack).toBeLessThan(API_GATEWAY);
  });

  it('fits the sweeper: a dead letter, a sweep and a wake-up', () => {
    const { deadLetter, sweep, wakeUps } = TIME_FOR;
    expect(TIMEOUT.sweeper * 1_000).toBeGreaterThan(deadLetter + sweep + wakeUps);
    expect(TIMEOUT.sweeper).toBeLessThan(60);
  });
});

describe('the queues', () => {
  it('hide a message six times as long as the worker may take, as AWS asks', () => {
    expect(WorkQueue.Properties.VisibilityTimeout).toBe(6 * TIMEOUT.worker);
  });

  it('hide a dead letter from the next sweeper while one reads it, and no longer', () => {
    expect(DeadLetterQueue.Properties.VisibilityTimeout).toBeGreaterThan(TIMEOUT.sweeper);
    expect(DeadLetterQueue.Properties.VisibilityTimeout).toBeLessThan(60);
  });

  it('take a message away after as many receives as the worker expects', () => {
    expect(WorkQueue.Properties.RedrivePolicy?.maxReceiveCount).toBe(MOST_RECEIVES);
  });
});
