/** AWS and Slack in a process of their own, so that they take no time from who measures. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { load } from 'js-yaml';
import { startAws } from '../../playground/aws/resources.ts';
import { startCognito } from '../../playground/cognito/server.ts';
import {
  awsEnvironment,
  lambdaEnvironment,
  REGION,
  SIGNING_SECRET,
} from '../../playground/environment.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import { createPools } from '../../playground/pools.ts';
import { BOT_TOKEN, SEED } from '../../playground/slack/seed.ts';
import { startSlack } from '../../playground/slack/server.ts';

/** Where everything is, as the functions find it in their environment. */
export interface Place {
  environment: Record<string, string>;
  tableName: string;
  queueUrl: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

const [aws, cognito] = await Promise.all([startAws(), startCognito({ region: REGION })]);
const cloud = awsEnvironment(aws, cognito.url);
Object.assign(process.env, cloud);
const pools = await createPools(new CognitoIdentityProviderClient({}));
const policyFile = await writePolicy(join(ROOT, 'playground', 'policy.yml'), pools);
const slack = await startSlack({
  seed: SEED,
  signingSecret: SIGNING_SECRET,
  botToken: BOT_TOKEN,
  manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
  // Nobody clicks here: what Slack sends comes from the bench.
  frontUrl: '',
});
const functions = lambdaEnvironment(aws, slack, { logLevel: 'warn', policyFile });
const place: Place = {
  environment: { ...cloud, ...functions },
  tableName: aws.tableName,
  queueUrl: aws.queueUrl,
};
process.send?.(place);
process.once('disconnect', () => process.exit());
