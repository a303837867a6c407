/** AWS and Slack, in this process, and clients that see them without going through the chaos. */

import { readFile } from 'node:fs/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { load } from 'js-yaml';
import { type LocalAws, startAws } from '../../playground/aws/resources.ts';
import { startCognito } from '../../playground/cognito/server.ts';
import { REGION, SIGNING_SECRET } from '../../playground/environment.ts';
import type { Pool } from '../../playground/pools.ts';
import { BOT_TOKEN } from '../../playground/slack/seed.ts';
import { type Slack, startSlack } from '../../playground/slack/server.ts';
import { createChaosPools } from './pools.ts';
import { CHAOS_SEED } from './workspace-seed.ts';

export interface StandIns {
  aws: LocalAws;
  slack: Slack;
  cognitoUrl: string;
  pools: Pool[];
  cognito: CognitoIdentityProviderClient;
  sqs: SQSClient;
  table: DynamoDBDocumentClient;
  close: () => Promise<void>;
}

const CALLER = {
  region: REGION,
  credentials: { accessKeyId: 'chaos', secretAccessKey: 'chaos' },
};

/** `visibility` is the queue's visibility time-out, in seconds; `front` serves /slack/events. */
export async function startStandIns(visibility: number, front: Hono): Promise<StandIns> {
  const [aws, server] = await Promise.all([startAws(), startCognito({ region: REGION })]);
  const cognito = new CognitoIdentityProviderClient({ ...CALLER, endpoint: server.url });
  const sqs = new SQSClient({ ...CALLER, endpoint: aws.sqs });
  const table = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...CALLER, endpoint: aws.dynamodb }),
  );
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: aws.queueUrl,
      Attributes: { VisibilityTimeout: String(visibility) },
    }),
  );
  const slack = await startWorkspace(front);
  const pools = await createChaosPools(cognito);
  return {
    aws,
    slack,
    cognitoUrl: server.url,
    pools,
    cognito,
    sqs,
    table,
    close: async () => {
      for (const client of [cognito, sqs, table]) client.destroy();
      await Promise.all([slack.close(), aws.close(), server.close()]);
    },
  };
}

async function startWorkspace(front: Hono): Promise<Slack> {
  const slack = await startSlack({
    seed: CHAOS_SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile('manifest.yml', 'utf8')),
    frontUrl: () => slack.url,
    extraRoutes: front,
  });
  return slack;
}
