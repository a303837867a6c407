/** The whole playground in one process: the built bundles, and stand-ins for AWS and Slack. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SQSClient } from '@aws-sdk/client-sqs';
import type {
  APIGatewayProxyEventV2,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { Hono } from 'hono';
import { load } from 'js-yaml';
import { readPolicy } from '../src/policy-source.ts';
import { type LocalAws, startAws } from './aws/resources.ts';
import { startCognito } from './cognito/server.ts';
import { httpFront } from './lambda/http-front.ts';
import { type LambdaHandler, loadBundle } from './lambda/load-bundle.ts';
import { startQueuePoller } from './lambda/queue-poller.ts';
import { startSchedule } from './lambda/schedule.ts';
import type { PlaygroundInfo } from './page/playground-api.ts';
import { panelRoutes } from './panel/routes.ts';
import { createPools, type Pool } from './pools.ts';
import type { HistoryEntry } from './slack/history.ts';
import { BOT_ID, BOT_TOKEN, BOT_USER_ID, SEED } from './slack/seed.ts';
import { type Slack, startSlack } from './slack/server.ts';

const ROOT = join(import.meta.dirname, '..');
const REGION = 'ap-northeast-1';
const SIGNING_SECRET = 'playground-signing-secret';

/** Nothing checks these, but the SDK signs with them, and the bundles find them where Lambda does. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'playground', AWS_SECRET_ACCESS_KEY: 'playground' };

export interface PlaygroundOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** A policy with {alias} in the place of pool ids. */
  policyFile?: string;
  /** Of the Lambda functions; `silent` unless told. */
  logLevel?: string;
  sweepEverySeconds?: number;
  /** `false` leaves the queue's messages to the caller, who then plays Lambda's event source. */
  consumeQueue?: boolean;
}

/** What passed between Slack, the queue and the app, in order; also at `/playground/traffic`. */
export interface Traffic {
  slack: HistoryEntry[];
  queue: SQSRecord[];
}

export interface Playground {
  url: string;
  slack: Slack;
  aws: LocalAws;
  pools: Pool[];
  info: PlaygroundInfo;
  cognito: CognitoIdentityProviderClient;
  /** The policy in force, which may be edited; the functions read it anew after a minute. */
  policyFile: string;
  traffic: Traffic;
  /** Runs the sweeper now. */
  sweep: () => Promise<void>;
  close: () => Promise<void>;
}

type Front = LambdaHandler<APIGatewayProxyEventV2, unknown>;

/** Starts everything. Throws InvalidPolicy when the policy is not valid. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const [aws, cognitoServer] = await Promise.all([startAws(), startCognito({ region: REGION })]);
  Object.assign(process.env, awsEnvironment(aws, cognitoServer.url));
  const cognito = new CognitoIdentityProviderClient({ region: REGION });
  const pools = await createPools(cognito);
  const policyFile = await writePolicy(
    options.policyFile ?? join(ROOT, 'playground', 'policy.yml'),
    pools,
  );
  await readPolicy({ file: policyFile });

  let front: Front = () => Promise.reject(new Error('The front has not started yet'));
  let info: PlaygroundInfo | undefined;
  const routes = new Hono();
  routes.route(
    '/',
    httpFront((event, context) => front(event, context), report),
  );
  routes.get('/playground.json', (c) => c.json(info));
  routes.get('/playground/traffic', (c) => c.json(traffic));
  const panel = panelRoutes({ cognito, pools, tableName: aws.tableName });
  routes.route('/', panel.routes);

  const slack = await startSlack({
    port: options.port ?? 0,
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
    frontUrl: () => slack.url,
    pageDir: join(ROOT, 'dist', 'page'),
    extraRoutes: routes,
  });
  const traffic: Traffic = { slack: slack.history, queue: [] };
  const environment = {
    ...lambdaEnvironment(aws, slack, options.logLevel ?? 'silent'),
    POLICY_FILE: policyFile,
  };
  front = loadBundle('slack', environment);
  const poller = startQueuePoller({
    sqs: new SQSClient({ region: REGION }),
    queueUrl: aws.queueUrl,
    handler: loadBundle<SQSEvent, SQSBatchResponse>('worker', environment),
    batchSize: 1,
    maximumConcurrency: options.consumeQueue === false ? 0 : 5,
    onError: report,
    onMessage: (message) => traffic.queue.push(message),
  });
  const schedule = startSchedule({
    everySeconds: options.sweepEverySeconds ?? 5,
    handler: loadBundle<ScheduledEvent, unknown>('sweeper', environment),
    onError: report,
  });
  info = playgroundInfo(aws, cognitoServer.url, slack, pools);
  return {
    url: slack.url,
    slack,
    aws,
    pools,
    info,
    cognito,
    policyFile,
    traffic,
    sweep: schedule.runNow,
    close: async () => {
      panel.close();
      await Promise.all([schedule.stop(), poller.stop()]);
      await slack.close();
      await Promise.all([aws.close(), cognitoServer.close()]);
    },
  };
}

function awsEnvironment(aws: LocalAws, cognito: string): Record<string, string> {
  return {
    ...CREDENTIALS,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
    AWS_ENDPOINT_URL_SQS: aws.sqs,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
  };
}

function lambdaEnvironment(aws: LocalAws, slack: Slack, logLevel: string): Record<string, string> {
  return {
    TABLE_NAME: aws.tableName,
    QUEUE_URL: aws.queueUrl,
    LOG_LEVEL: logLevel,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_ID: BOT_ID,
    SLACK_BOT_USER_ID: BOT_USER_ID,
  };
}

/** The policy with the ids of the pools that were just created, in a file of its own. */
async function writePolicy(template: string, pools: readonly Pool[]): Promise<string> {
  const text = pools.reduce(
    (policy, { alias, userPoolId }) => policy.replaceAll(`{${alias}}`, userPoolId),
    await readFile(template, 'utf8'),
  );
  const file = join(await mkdtemp(join(tmpdir(), 'concierge-')), 'policy.yml');
  await writeFile(file, text);
  return file;
}

function playgroundInfo(
  aws: LocalAws,
  cognito: string,
  slack: Slack,
  pools: readonly Pool[],
): PlaygroundInfo {
  return {
    front: `${slack.url}/slack/events`,
    signingSecret: SIGNING_SECRET,
    cognito,
    dynamodb: aws.dynamodb,
    sqs: aws.sqs,
    slack: slack.apiUrl,
    pools: pools.map(({ alias, name, userPoolId, clientId }) => ({
      alias,
      name,
      userPoolId,
      clientId,
      region: REGION,
    })),
    people: SEED.people,
    channels: SEED.channels.map(({ id, name }) => ({ id, name })),
  };
}

function report(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
}
