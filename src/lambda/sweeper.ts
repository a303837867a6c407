import type { Context, ScheduledEvent } from 'aws-lambda';
import { readDeadLetters } from '../advance/dead-letters.ts';
import { sweep } from '../advance/sweep.ts';
import { sweeperConfig } from '../config.ts';
import { createSweeperServices } from '../services.ts';
import { TIME_FOR } from '../time-budget.ts';

const services = createSweeperServices(sweeperConfig(process.env));

/** Every minute: parks what died in the queue, then wakes each request that is due. */
export async function handler(_event: ScheduledEvent, context: Context): Promise<void> {
  const hasTime = (needed: number) => () => context.getRemainingTimeInMillis() >= needed;
  try {
    await readDeadLetters(services, hasTime(TIME_FOR.deadLetter + TIME_FOR.sweep));
  } finally {
    await sweep(services, hasTime(TIME_FOR.wakeUps));
  }
}
