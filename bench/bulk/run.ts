/** Many approved requests at once: how fast the workers, as many as are deployed, make users of them. */

import { createRequestStore } from '../../src/aws/request-store.ts';
import { BATCH, createWorkQueue } from '../../src/aws/work-queue.ts';
import { approved, idOf, planFor, requested } from '../stand-ins/requests.ts';
import { startFarAway } from '../story/far-away.ts';
import { QUOTAS } from './quotas.ts';

export interface Made {
  accounts: number;
  /** Users made per second, from the first to the last. */
  perSecond: number;
  /** Calls to Cognito, and those that it answered with TooManyRequestsException. */
  calls: number;
  throttled: number;
}

const DAY = 86_400_000; // ms
const [delay = 0, count = 1] = process.argv.slice(2).map(Number);
const made: number[] = [];
const calls = { all: 0, throttled: 0 };
const finished = Promise.withResolvers<void>();

const world = await startFarAway(
  delay,
  {
    cognito: ({ operation, status, body }) => {
      calls.all += 1;
      if (body.includes('TooManyRequestsException')) calls.throttled += 1;
      if (operation !== 'AdminCreateUser' || status !== 200) return;
      made.push(performance.now());
      if (made.length === count) finished.resolve();
    },
  },
  QUOTAS,
);

const { userPoolId = '' } = world.cloud.pools.find(({ alias }) => alias === 'staging') ?? {};
/** Filling the table is not what is measured, and may take its time. */
const PATIENT = { maxAttempts: 3, requestHandler: {}, deadline: 30_000 };
const store = createRequestStore(world.tableName, () => new Date(), undefined, PATIENT);
const queue = createWorkQueue(world.queueUrl, PATIENT);
const ids = Array.from({ length: count }, (_, index) => idOf(index));
for (const [index, id] of ids.entries()) {
  const plan = planFor(index, userPoolId);
  await store.create(id, [requested(plan, new Date(Date.now() + DAY)), approved(plan)]);
}
calls.all = 0;
for (let start = 0; start < count; start += BATCH) {
  const wakeUps = ids.slice(start, start + BATCH).map((id) => ({ id, occasion: 'bulk' }));
  await queue.wakeAll(wakeUps);
}
await finished.promise;
const [first = 0, last = 0] = [made[0], made.at(-1)];
const perSecond = ((count - 1) / (last - first)) * 1_000;
const result: Made = { accounts: count, perSecond, calls: calls.all, throttled: calls.throttled };
await world.stop();
process.send?.(result);
