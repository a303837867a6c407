/** One run: people ask and decide while everything breaks; then peace, until nothing is left to do. */

import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { httpFront } from '../../playground/lambda/http-front.ts';
import { startQueuePoller } from '../../playground/lambda/queue-poller.ts';
import { startSchedule } from '../../playground/lambda/schedule.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import { type Aftermath, lookAround, messagesIn } from './aftermath.ts';
import { type Functions, startFunctions } from './functions.ts';
import { createMonkey } from './monkey.ts';
import { startPeople } from './people/people.ts';
import { Screen } from './people/screen.ts';
import { randomFrom } from './random.ts';
import type { Settings } from './settings.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';
import { drawStories, type Story } from './stories.ts';
import { isAtRest, itemsIn, requestsAmong } from './table.ts';

const POLICY = join(import.meta.dirname, 'policy.yml');

/** Once a minute on AWS; here time is short. */
const SWEEP_EVERY_SECONDS = 2;

const LOOK_EVERY = 1_000; // ms

export async function runChaos(settings: Settings): Promise<Aftermath> {
  const { seed } = settings;
  const stories = drawStories(randomFrom(seed), settings.stories);
  const monkey = createMonkey(randomFrom(seed + 1), settings.rates);
  let functions: Functions | undefined;
  const front = (event: APIGatewayProxyEventV2) =>
    functions?.front(event) ?? Promise.reject(new Error('Not started yet'));
  const standIns = await startStandIns(settings.visibility, httpFront(front, ignore));
  const policyFile = await writePolicy(POLICY, standIns.pools);
  functions = await startFunctions({ standIns, settings, monkey, policyFile });
  const events = startEvents(standIns, functions, settings);
  const screen = new Screen(standIns.slack.history);
  const started = Date.now();
  const stage = {
    slack: standIns.slack,
    screen,
    createByHand: (story: Story) => createByHand(standIns, story),
  };
  const people = startPeople(stage, stories, randomFrom(seed + 2));
  monkey.killNowAndThen(settings.killEvery, functions.killOne);
  await until(() => {
    const enough = killsWithinCalls(functions) >= settings.leastKills;
    return enough && (people.areIdle() || Date.now() > started + settings.chaos);
  }, settings.patience);
  monkey.leaveInPeace();
  const peaceAt = Date.now() - started;
  const atRest = await until(
    async () => people.areIdle() && (await isQuiet(standIns)),
    settings.patience,
  );
  const restAt = atRest ? Date.now() - started : undefined;
  await people.stop();
  await events.stop();
  const seen = await lookAround(standIns, functions, screen, stories);
  await functions.stop();
  await standIns.close();
  await rm(dirname(policyFile), { recursive: true });
  return { ...seen, seed, deeds: people.deeds, peaceAt, restAt };
}

function killsWithinCalls({ kills }: Functions): number {
  return kills.filter(({ busy, call }) => busy && call).length;
}

/** What calls the worker and the sweeper on AWS. */
function startEvents(standIns: StandIns, functions: Functions, { fleet }: Settings) {
  const poller = startQueuePoller({
    sqs: standIns.sqs,
    queueUrl: standIns.aws.queueUrl,
    handler: functions.worker,
    batchSize: 1,
    maximumConcurrency: fleet.worker,
    onError: ignore,
  });
  const schedule = startSchedule({
    everySeconds: SWEEP_EVERY_SECONDS,
    handler: functions.sweeper,
    onError: ignore,
  });
  return {
    stop: async () => {
      await Promise.all([schedule.stop(), poller.stop()]);
    },
  };
}

/** A function that was killed has failed, and what called it calls again: that is the point here. */
function ignore(): void {}

/** Looks until something holds twice in a row; false when that takes longer than `patience`, in ms. */
async function until(holds: () => boolean | Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  for (let times = 0; Date.now() < end; ) {
    times = (await holds()) ? times + 1 : 0;
    if (times === 2) return true;
    await pause(LOOK_EVERY);
  }
  return false;
}

/** Nothing waits in a queue, and nothing is to be done for any request. */
async function isQuiet(standIns: StandIns): Promise<boolean> {
  const { aws, table } = standIns;
  for (const queueUrl of [aws.queueUrl, aws.deadLetterQueueUrl]) {
    if ((await messagesIn(standIns, queueUrl)) > 0) return false;
  }
  const requests = requestsAmong(await itemsIn(table, aws.tableName));
  return requests.every((request) => isAtRest(request, new Date()));
}

/** As somebody in the console would, who knows of no request. */
async function createByHand({ cognito, pools }: StandIns, story: Story): Promise<boolean> {
  const pool = pools.find(({ alias }) => alias === story.pool);
  const command = new AdminCreateUserCommand({
    UserPoolId: pool?.userPoolId,
    Username: pool?.alias === 'payments' ? `by-hand-${story.email.split('@')[0]}` : story.email,
    TemporaryPassword: BY_HAND,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: story.email },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
  return cognito.send(command).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && /ExistsException$/u.test(error.name)) return false;
      throw error;
    },
  );
}

/** The temporary password of a user made by hand. */
export const BY_HAND = 'Made-by-hand-1';
