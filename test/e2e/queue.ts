/** The work queue, as an operator sees it in the console. */
import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Playground } from '../../playground/start.ts';
import { moveClock } from './clock.ts';

/** Real milliseconds between two looks, and how many looks are taken. */
const LOOK_EVERY = 25;
const LOOKS = 400;

/** Waits until no message is left or at work, so that nothing happens any more by itself. */
export async function idle({ aws }: Playground): Promise<void> {
  const sqs = new SQSClient({});
  for (let look = 0; look < LOOKS; look += 1) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: aws.queueUrl, AttributeNames: ['All'] }),
    );
    const waiting = Number(Attributes?.ApproximateNumberOfMessages);
    const atWork = Number(Attributes?.ApproximateNumberOfMessagesNotVisible);
    if (waiting + atWork === 0) return;
    await pause(LOOK_EVERY);
  }
  throw new Error('The queue does not run empty');
}

/** Lets the workers finish, then time pass, and then the sweeper and the workers do what is due. */
export async function later(playground: Playground, minutes: number): Promise<void> {
  await idle(playground);
  moveClock(minutes);
  await playground.sweep();
  await idle(playground);
}
