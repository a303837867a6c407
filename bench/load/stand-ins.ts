/** AWS and Slack in a process of their own, so that they take no time from who measures. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { startCloud } from '../../playground/cloud.ts';
import { lambdaEnvironment, SIGNING_SECRET } from '../../playground/environment.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import { BOT_TOKEN, SEED } from '../../playground/slack/seed.ts';
import { startSlack } from '../../playground/slack/server.ts';

/** Where everything is, as the functions find it in their environment. */
export interface Place {
  environment: Record<string, string>;
  tableName: string;
  queueUrl: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

const { aws, pools, environment } = await startCloud();
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
  environment: { ...environment, ...functions },
  tableName: aws.tableName,
  queueUrl: aws.queueUrl,
};
process.send?.(place);
process.once('disconnect', () => process.exit());
