/** What the table and the queue hold when everything has come to rest. */
import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { PEOPLE } from '../../playground/slack/seed.ts';
import type { Playground } from '../../playground/start.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { requestFrom } from '../../src/domain/request.ts';
import { firstBrokenLink } from '../../src/domain/trail.ts';
import { itemsIn } from '../e2e/table.ts';

const FINAL = ['denied', 'expired', 'cancelled', 'stopped', 'done', 'hidden'];

const member = z.enum(Object.values(PEOPLE).map(({ id }) => id));

const userPlan = z.looseObject({
  action: z.literal('disable-user'),
  pool: z.literal('staging'),
  userPoolId: z.string().check(z.minLength(1)),
  username: z.string().check(z.minLength(1)),
  sub: z.string().check(z.minLength(1)),
});

const accountPlan = z.looseObject({
  action: z.literal('add-user'),
  pool: z.enum(['staging', 'payments', 'sandbox']),
  userPoolId: z.string().check(z.minLength(1)),
  email: z.string().check(z.regex(/^[\x21-\x7e]+@example\.(com|co\.jp)$/u)),
  recipient: member,
  delivery: z.literal('dm'),
});

const plan = z.union([accountPlan, userPlan]);

/** Waits until the queue is empty, so that whatever was asked has been carried on. */
export async function settled({ aws }: Pick<Playground, 'aws'>): Promise<void> {
  const sqs = new SQSClient({});
  const AttributeNames = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
  ] as const;
  const attributes = { QueueUrl: aws.queueUrl, AttributeNames: [...AttributeNames] };
  for (;;) {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(attributes));
    if (AttributeNames.every((name) => Attributes[name] === '0')) break;
    await pause(50);
  }
  sqs.destroy();
}

/** Every request is all there: an unbroken trail, a valid plan, and something to wake it. */
export async function mustAllBeWhole(playground: Playground): Promise<void> {
  for (const item of await itemsIn(playground)) {
    if (String(item.id).includes('#')) continue;
    const id = String(item.id);
    const trail = item.trail as SealedEvent[];
    expect(firstBrokenLink(id, trail), id).toBeUndefined();
    const request = requestFrom(id, trail);
    expect(item.version).toBe(trail.length);
    expect(z.safeParse(plan, request.plan).error?.issues).toBeUndefined();
    expect(member.safeParse(request.requester).success).toBe(true);
    const wakes = item.open === 'open' && typeof item.dueAt === 'string';
    const rests = FINAL.includes(request.stage.kind) || request.troubles.length > 0;
    expect(wakes || rests, `${id} is ${request.stage.kind}`).toBe(true);
  }
}
