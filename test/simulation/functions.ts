/** The three Lambda functions over a world: real services, whose clients end at its stand-ins. */
import type { Hono } from 'hono';
import { httpFront } from '../../playground/lambda/http-front.ts';
import { APP_ID, BOT_ID, BOT_TOKEN, BOT_USER_ID } from '../../playground/slack/seed.ts';
import { readDeadLetters } from '../../src/advance/dead-letters.ts';
import { sweep } from '../../src/advance/sweep.ts';
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
import { CODE_VERSION } from '../../src/code-version.ts';
import type { SlackConfig } from '../../src/config.ts';
import { createCredentialsSource } from '../../src/credentials-source.ts';
import { appCredentials } from '../../src/domain/app-credentials.ts';
import { createFront as createSlackFront } from '../../src/front.ts';
import { createLogger, slackLogger } from '../../src/log.ts';
import type { FrontServices, SweeperServices, WorkerServices } from '../../src/services.ts';
import { createMembers } from '../../src/slack/members.ts';
import type { Send } from '../../src/slack/send.ts';
import { TIMEOUT } from '../../src/slack/time-out.ts';
import { clientOptions, createWebClient } from '../../src/slack/web-client.ts';
import { TIME_FOR } from '../../src/time-budget.ts';
import { DEAD_LETTER_URL, QUEUE_URL, SIGNING_SECRET, SLACK_URL } from './addresses.ts';
import { awsOptions } from './aws.ts';
import type { StandIns } from './stand-ins.ts';
import { TABLE } from './table.ts';

const CREDENTIALS = appCredentials({
  botToken: BOT_TOKEN,
  signingSecret: SIGNING_SECRET,
  appId: APP_ID,
  botId: BOT_ID,
  botUserId: BOT_USER_ID,
  sealingKey: BOT_TOKEN,
});

const CONFIG: SlackConfig = {
  TABLE_NAME: TABLE,
  LOG_LEVEL: 'info',
  QUEUE_URL,
  SLACK_API_URL: `${SLACK_URL}/api/`,
  policy: { file: '' },
  credentials: { credentials: CREDENTIALS },
};

const now = () => new Date();

/** The `fetch` that the world puts in the place of the real one. */
const send: Send = async (address, sent) => {
  const answer = await fetch(address, sent as RequestInit);
  const { status, statusText } = answer;
  return {
    status,
    statusText,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  };
};
/** As src/services.ts stamps, which learns the policy's hash when it reads it. */
const stampOf = (world: StandIns) => () => ({
  code: CODE_VERSION,
  policy: world.law.policy.version,
});

function shared(world: StandIns, name: string, timeout: number) {
  const log = createLogger('info', name, { write: (line) => world.record.logs.push(line) });
  const credentials = createCredentialsSource(CONFIG.credentials, log, now);
  const options = clientOptions(CONFIG.SLACK_API_URL, credentials, slackLogger(log), timeout, send);
  const slack = createWebClient(options);
  const repeatable = awsOptions(world, REPEATABLE);
  const services: FrontServices = {
    policy: async () => world.law.policy,
    credentials,
    store: createRequestStore(CONFIG.TABLE_NAME, now, stampOf(world), repeatable),
    queue: createWorkQueue(CONFIG.QUEUE_URL, repeatable),
    users: createUserLookup(awsOptions(world, COGNITO_READ)),
    pools: createUserPools(now, awsOptions(world, COGNITO_READ)),
    inventory: createPoolInventory(awsOptions(world, COGNITO_READ)),
    key: async () => CREDENTIALS.sealingKey,
    members: createMembers(slack, now),
    send,
    log,
    metrics: () => {},
    now,
  };
  return { services, slack };
}

/** The front behind API Gateway, as src/lambda/slack.ts wires it. */
export function createFront(world: StandIns): Hono {
  const { services } = shared(world, 'slack', TIMEOUT.front);
  return httpFront(createSlackFront(CONFIG, services), (error) => world.record.uncaught(error));
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
  const { store, queue, log, metrics } = shared(world, 'sweeper', TIMEOUT.worker).services;
  const deadLetters = createDeadLetterQueue(DEAD_LETTER_URL, awsOptions(world, REPEATABLE));
  return { store, queue, deadLetters, log, metrics, now };
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
