/** The whole playground in one process: the built bundles, and stand-ins for AWS and Slack. */
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { SQSRecord } from 'aws-lambda';
import { Hono } from 'hono';
import { load } from 'js-yaml';
import type { LocalAws } from './aws/resources.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { lambdaEnvironment, POLICY_PARAMETER, SIGNING_SECRET } from './environment.ts';
import { type FrontHandler, startFunctions } from './lambda/functions.ts';
import { httpFront } from './lambda/http-front.ts';
import type { PlaygroundInfo } from './page/playground-api.ts';
import { panelRoutes } from './panel/routes.ts';
import { writePolicy } from './policy-file.ts';
import type { Pool } from './pools.ts';
import type { HistoryEntry } from './slack/history.ts';
import { BOT_TOKEN, CONFIG_TOKEN, SEED } from './slack/seed.ts';
import { type Slack, startSlack } from './slack/server.ts';

const ROOT = join(import.meta.dirname, '..');
const POLICY = join(ROOT, 'playground', 'policy.yml');

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
  /** The SecureString parameters, by name, which may be changed. */
  secrets: Map<string, string>;
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

/** Starts everything. Throws InvalidPolicy when the policy is not valid. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const cloud = await startCloud();
  const { aws, pools, cognito, outbox, secrets } = cloud;
  const policyFile = await writePolicy(options.policyFile ?? POLICY, pools);
  const served: Served = { front: notStarted };
  const panel = panelRoutes({ pools, tableName: aws.tableName, outbox });
  const slack = await startWorkspace(options.port ?? 0, serverRoutes(served, panel.routes));
  const traffic: Traffic = { slack: slack.history, queue: [] };
  const functions = startFunctions({
    environment: lambdaEnvironment(aws, slack, {
      logLevel: options.logLevel ?? 'silent',
      policyFile,
    }),
    queueUrl: aws.queueUrl,
    workers: options.consumeQueue === false ? 0 : 5,
    sweepEverySeconds: options.sweepEverySeconds ?? 5,
    onMessage: (message) => traffic.queue.push(message),
    onError: report,
  });
  cloud.texts.set(POLICY_PARAMETER, () => readFile(policyFile, 'utf8'));
  cloud.controlPlane.outputs.set('SlackRequestUrl', `${slack.url}/slack/events`);
  const info = playgroundInfo(cloud, slack, policyFile);
  Object.assign(served, { front: functions.front, info, traffic });
  const close = async () => {
    panel.close();
    await functions.stop();
    await slack.close();
    await cloud.close();
    await rm(dirname(policyFile), { recursive: true });
  };
  const { sweep } = functions;
  const { url } = slack;
  return { url, slack, aws, secrets, pools, info, cognito, policyFile, traffic, sweep, close };
}

/** What the one address serves besides Slack; complete once the functions have started. */
interface Served {
  front: FrontHandler;
  info?: PlaygroundInfo;
  traffic?: Traffic;
}

const notStarted: FrontHandler = () => Promise.reject(new Error('The front has not started yet'));

function serverRoutes(served: Served, panel: Hono): Hono {
  const routes = new Hono();
  const front = httpFront((event, context) => served.front(event, context), report);
  routes.route('/', front);
  routes.get('/playground.json', (c) => c.json(served.info));
  routes.get('/playground/traffic', (c) => c.json(served.traffic));
  routes.route('/', panel);
  return routes;
}

async function startWorkspace(port: number, extraRoutes: Hono): Promise<Slack> {
  const slack = await startSlack({
    port,
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
    frontUrl: () => slack.url,
    pageDir: join(ROOT, 'dist', 'page'),
    extraRoutes,
  });
  return slack;
}

function playgroundInfo(
  { aws, cognitoUrl, pools, environment }: Cloud,
  slack: Slack,
  policyFile: string,
): PlaygroundInfo {
  return {
    front: `${slack.url}/slack/events`,
    signingSecret: SIGNING_SECRET,
    cognito: cognitoUrl,
    dynamodb: aws.dynamodb,
    sqs: aws.sqs,
    slack: slack.apiUrl,
    environment: {
      ...environment,
      TABLE_NAME: aws.tableName,
      POLICY_FILE: policyFile,
      SLACK_API_URL: slack.apiUrl,
      SLACK_CONFIG_TOKEN: CONFIG_TOKEN,
    },
    pools: pools.map(({ alias, name, userPoolId, region, clientId }) => ({
      alias,
      name,
      userPoolId,
      region,
      clientId,
    })),
    people: SEED.people,
    channels: SEED.channels.map(({ id, name }) => ({ id, name })),
  };
}

function report(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
}
