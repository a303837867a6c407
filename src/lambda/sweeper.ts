import type { Context, ScheduledEvent } from 'aws-lambda';
import { countOpen } from '../advance/count-open.ts';
import { readDeadLetters } from '../advance/dead-letters.ts';
import { sweep } from '../advance/sweep.ts';
import { sweeperConfig } from '../config.ts';
import { logging } from '../log.ts';
import { createSweeperServices } from '../services.ts';
import { TIME_FOR } from '../time-budget.ts';

const services = createSweeperServices(sweeperConfig(process.env));

/** Every minute: parks what died in the queue, then wakes each request that is due. */
export async function handler(_event: ScheduledEvent, context: Context): Promise<void> {
  const { awsRequestId } = context;
  await logging({ awsRequestId }, () => run(() => context.getRemainingTimeInMillis()));
}

/** `timeLeft` is in ms. */
async function run(timeLeft: () => number): Promise<void> {
  const hasTime = (needed: number) => () => timeLeft() >= needed;
  try {
    await readDeadLetters(services, hasTime(TIME_FOR.deadLetter + TIME_FOR.sweep));
  } finally {
    await sweep(services, hasTime(TIME_FOR.wakeUps));
  }
  if (hasTime(TIME_FOR.count)()) await countOpen(services);
}
