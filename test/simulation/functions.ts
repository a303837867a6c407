/** The three Lambda functions over a world: real services, whose clients end at its stand-ins. */
import type { Hono } from 'hono';
import { httpFront } from '../../playground/lambda/http-front.ts';
import { BOT_ID, BOT_TOKEN, BOT_USER_ID } from '../../playground/slack/seed.ts';
import { readDeadLetters } from '../../src/advance/dead-letters.ts';
import { sweep } from '../../src/advance/sweep.ts';
import { createApp } from '../../src/app.ts';
import { createAppClients } from '../../src/aws/app-client.ts';
import { COGNITO_READ, COGNITO_WRITE, REPEATABLE } from '../../src/aws/client-options.ts';
import { createDeadLetterQueue } from '../../src/aws/dead-letter-queue.ts';
import { createPoolInventory } from '../../src/aws/pool-inventory.ts';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { createUserChanges } from '../../src/aws/user-changes.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import { createUserPools } from '../../src/aws/user-pools.ts';
import { createUserProvisioning } from '../../src/aws/user-provisioning.ts';
import { createWorkQueue } from '../../src/aws/work-queue.ts';
import type { FrontConfig } from '../../src/config.ts';
import { Secret } from '../../src/domain/secret.ts';
import { createLogger, slackLogger } from '../../src/log.ts';
import type { FrontServices, SweeperServices, WorkerServices } from '../../src/services.ts';
import { readRequest } from '../../src/slack/lambda-request.ts';
import { createMembers } from '../../src/slack/members.ts';
import { TIMEOUT } from '../../src/slack/time-out.ts';
import { clientOptions, createWebClient } from '../../src/slack/web-client.ts';
import { TIME_FOR } from '../../src/time-budget.ts';
import { DEAD_LETTER_URL, QUEUE_URL, SIGNING_SECRET, SLACK_URL } from './addresses.ts';
import { awsOptions } from './aws.ts';
import type { StandIns } from './stand-ins.ts';
import { TABLE } from './table.ts';

const CONFIG: FrontConfig = {
  TABLE_NAME: TABLE,
  LOG_LEVEL: 'info',
  QUEUE_URL,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_API_URL: `${SLACK_URL}/api/`,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_BOT_ID: BOT_ID,
  SLACK_BOT_USER_ID: BOT_USER_ID,
  policy: { file: '' },
};

const now = () => new Date();

function shared(world: StandIns, name: string, timeout: number) {
  const log = createLogger('info', name, { write: (line) => world.record.logs.push(line) });
  const options = clientOptions(CONFIG.SLACK_API_URL, slackLogger(log), timeout);
  const slack = createWebClient(CONFIG.SLACK_BOT_TOKEN, options);
  const repeatable = awsOptions(world, REPEATABLE);
  const services: FrontServices = {
    policy: async () => world.law.policy,
    store: createRequestStore(CONFIG.TABLE_NAME, now, undefined, repeatable),
    queue: createWorkQueue(CONFIG.QUEUE_URL, repeatable),
    users: createUserLookup(awsOptions(world, COGNITO_READ)),
    pools: createUserPools(now, awsOptions(world, COGNITO_READ)),
    inventory: createPoolInventory(awsOptions(world, COGNITO_READ)),
    key: new Secret(CONFIG.SLACK_BOT_TOKEN),
    members: createMembers(slack, now),
    log,
    now,
  };
  return { services, slack };
}

/** The front behind API Gateway, as src/lambda/slack.ts wires it. */
export function createFront(world: StandIns): Hono {
  const { services } = shared(world, 'slack', TIMEOUT.front);
  const bolt = createApp(CONFIG, services).toHandler();
  return httpFront(
    async (event) => {
      const read = readRequest(event, SIGNING_SECRET, now());
      return 'statusCode' in read ? read : bolt(read, undefined);
    },
    (error) => world.record.uncaught(error),
  );
}

export function createWorker(world: StandIns): WorkerServices {
  const { services, slack } = shared(world, 'worker', TIMEOUT.worker);
  const writing = awsOptions(world, COGNITO_WRITE);
  return {
    ...services,
    slack,
    provisioning: createUserProvisioning(writing),
    changes: createUserChanges(writing),
    clients: createAppClients(now, {
      cognito: writing,
      settings: awsOptions(world, REPEATABLE),
    }),
  };
}

export function createSweeper(world: StandIns): SweeperServices {
  const { store, queue, log } = shared(world, 'sweeper', TIMEOUT.worker).services;
  const deadLetters = createDeadLetterQueue(DEAD_LETTER_URL, awsOptions(world, REPEATABLE));
  return { store, queue, deadLetters, log, now };
}

/** What src/lambda/sweeper.ts does; `timeLeft` is in ms. */
export async function runSweeper(services: SweeperServices, timeLeft: () => number): Promise<void> {
  const hasTime = (needed: number) => () => timeLeft() >= needed;
  try {
    await readDeadLetters(services, hasTime(TIME_FOR.deadLetter + TIME_FOR.sweep));
  } finally {
    await sweep(services, hasTime(TIME_FOR.wakeUps));
  }
}
