/** The playground's stand-ins some way off, and the functions as processes, as Lambda runs them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { load } from 'js-yaml';
import type { LocalServer } from '../../playground/aws/local-server.ts';
import { listen } from '../../playground/aws/loopback.ts';
import { type Cloud, startCloud } from '../../playground/cloud.ts';
import type { QuotaCategory } from '../../playground/cognito/quota-categories.ts';
import { awsEnvironment, lambdaEnvironment, SIGNING_SECRET } from '../../playground/environment.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import { BOT_TOKEN, SEED } from '../../playground/slack/seed.ts';
import { routes, workspaceFor } from '../../playground/slack/server.ts';
import type { Workspace } from '../../playground/slack/workspace.ts';
import { type Functions, startFunctions } from '../load/functions.ts';
import { delayed, type Passed } from './delaying-proxy.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FRONTS = 2;

export interface FarAway {
  cloud: Cloud;
  /** Where people act. */
  slackUrl: string;
  tableName: string;
  /** For whoever fills table and queue from here, at once. */
  queueUrl: string;
  stop: () => Promise<void>;
}

/** What happened, and when, by `performance.now()`. */
export interface Watch {
  /** Slack sent something to the front. */
  sent?: () => void;
  /** Slack has done what a method asks. */
  done?: (method: string, args: string) => void;
  /** Cognito has answered. */
  cognito?: (passed: Passed) => void;
}

/** `delay`: of each message, each way, in ms. */
export async function startFarAway(
  delay: number,
  watch: Watch,
  quotas: Partial<Record<QuotaCategory, number>> = {},
): Promise<FarAway> {
  const cloud = await startCloud(quotas);
  const { aws } = cloud;
  const front: { functions?: Functions } = {};
  const gateway = await listen(frontDoor(front, delay, watch));
  const { workspace, server: slack } = await startWorkspace(gateway.url, delay, watch);
  const [dynamodb, sqs, cognito] = await Promise.all([
    delayed(aws.dynamodb, delay),
    delayed(aws.sqs, delay),
    delayed(cloud.cognitoUrl, delay, watch.cognito),
  ]);
  const environment = {
    ...cloud.environment,
    ...awsEnvironment({ dynamodb: dynamodb.url, sqs: sqs.url }, cognito.url),
    ...lambdaEnvironment(
      aws,
      { apiUrl: `${slack.url}/api/` },
      { logLevel: 'warn', policyFile: await policyFile(cloud) },
    ),
    QUEUE_URL: aws.queueUrl.replace(aws.sqs, sqs.url),
  };
  const place = { environment, tableName: aws.tableName, queueUrl: aws.queueUrl };
  front.functions = await startFunctions(place, FRONTS);
  return {
    cloud,
    slackUrl: workspace.url,
    tableName: aws.tableName,
    queueUrl: aws.queueUrl,
    stop: async () => {
      await front.functions?.stop();
      const servers = [gateway, slack, dynamodb, sqs, cognito, cloud];
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function frontDoor(front: { functions?: Functions }, delay: number, { sent }: Watch): Hono {
  const app = new Hono();
  app.post('*', async (context) => {
    sent?.();
    await pause(delay);
    const answer = await front.functions?.send(context.req.raw);
    await pause(delay);
    return answer ?? context.text('', 503);
  });
  return app;
}

async function startWorkspace(
  frontUrl: string,
  delay: number,
  { done }: Watch,
): Promise<{ workspace: Workspace; server: LocalServer }> {
  const workspace = workspaceFor({
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
    frontUrl,
  });
  const app = new Hono();
  app.use('/api/*', async (context, next) => {
    const args = await context.req.raw.clone().text();
    await pause(delay);
    await next();
    done?.(context.req.path.slice('/api/'.length), args);
    await pause(delay);
  });
  app.route('/', routes(workspace));
  const server = await listen(app);
  workspace.url = server.url;
  return { workspace, server };
}

function policyFile({ pools }: Cloud): Promise<string> {
  return writePolicy(join(ROOT, 'playground', 'policy.yml'), pools);
}
