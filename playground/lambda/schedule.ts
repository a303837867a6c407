import { randomUUID } from 'node:crypto';
import type { ScheduledEvent } from 'aws-lambda';
import { lambdaContext } from './context.ts';
import { TIMEOUT } from './deployed.ts';
import type { LambdaHandler } from './load-bundle.ts';

export interface Schedule {
  /** Runs the function now. Resolves when it is through; rejects with what it threw. */
  runNow(): Promise<void>;
  /** Starts no more runs and resolves when those under way are through. */
  stop(): Promise<void>;
}

interface Options {
  readonly everySeconds: number;
  readonly handler: LambdaHandler<ScheduledEvent, unknown>;
  /** Hears what a run by the clock threw. */
  readonly onError: (error: unknown) => void;
}

/** EventBridge's schedule before a function: calls it every so many seconds, and on demand. */
export function startSchedule({ everySeconds, handler, onError }: Options): Schedule {
  const underWay = new Set<Promise<void>>();
  function runNow(): Promise<void> {
    const run: Promise<void> = invoke(handler).finally(() => underWay.delete(run));
    underWay.add(run);
    return run;
  }
  const clock = setInterval(() => runNow().catch(onError), everySeconds * 1000);
  return {
    runNow,
    async stop() {
      clearInterval(clock);
      await Promise.allSettled(underWay);
    },
  };
}

async function invoke(handler: Options['handler']): Promise<void> {
  await handler(scheduledEvent(), lambdaContext('concierge-sweeper', TIMEOUT.sweeper));
}

function scheduledEvent(): ScheduledEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: new Date().toISOString(),
    region: 'ap-northeast-1',
    resources: ['arn:aws:events:ap-northeast-1:000000000000:rule/concierge-sweeper'],
    detail: {},
  };
}
