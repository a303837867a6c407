/** All that the doctor looks at, as the playground stands in for it, without a bundle. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Cloud, startCloud } from '../../../playground/cloud.ts';
import {
  lambdaEnvironment,
  POLICY_PARAMETER,
  SIGNING_SECRET,
} from '../../../playground/environment.ts';
import { httpFront } from '../../../playground/lambda/http-front.ts';
import { writePolicy } from '../../../playground/policy-file.ts';
import { BOT_TOKEN, CONFIG_TOKEN, SEED } from '../../../playground/slack/seed.ts';
import { type Slack, startSlack } from '../../../playground/slack/server.ts';
import { slackConfig } from '../../../src/config.ts';
import { createFront } from '../../../src/front.ts';
import { type Outcome, run } from '../../../src/operator/doctor/run.ts';
import { createFrontServices } from '../../../src/services.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface World {
  cloud: Cloud;
  slack: Slack;
  policyFile: string;
  /** Runs the doctor over the stage `playground`. */
  doctor: (...args: string[]) => Promise<Outcome>;
  /** A text with the ids and addresses of every start in the place of this one's. */
  steady: (text: string) => string;
  close: () => Promise<void>;
}

export async function startWorld(): Promise<World> {
  const before = { ...process.env };
  const cloud = await startCloud();
  const policyFile = await writePolicy(join(ROOT, 'playground', 'policy.yml'), cloud.pools);
  cloud.texts.set(POLICY_PARAMETER, () => readFile(policyFile, 'utf8'));
  const served: { front?: ReturnType<typeof createFront> } = {};
  const slack: Slack = await startSlack({
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
    frontUrl: () => slack.url,
    extraRoutes: httpFront(
      async (event, context) => served.front?.(event as never, context),
      () => {},
    ),
  });
  const config = slackConfig(
    lambdaEnvironment(cloud.aws, slack, { logLevel: 'silent', policyFile }),
  );
  served.front = createFront(config, createFrontServices(config));
  cloud.controlPlane.outputs.set('SlackRequestUrl', `${slack.url}/slack/events`);
  const environment = { SLACK_API_URL: slack.apiUrl, SLACK_CONFIG_TOKEN: CONFIG_TOKEN };
  return {
    cloud,
    slack,
    policyFile,
    doctor: (...args) => run(['--stage', 'playground', ...args], environment),
    steady: (text) => steady(text, cloud, slack),
    close: async () => {
      await Promise.all([slack.close(), cloud.close()]);
      for (const name of Object.keys(cloud.environment)) delete process.env[name];
      Object.assign(process.env, before);
    },
  };
}

function steady(text: string, { pools, aws }: Cloud, { url }: Slack): string {
  return pools.reduce(
    (result, { alias, userPoolId, clientId, region }) =>
      result.replaceAll(userPoolId, `${region}_${alias}`).replaceAll(clientId, `${alias}client`),
    text
      .replaceAll(url, 'https://front.example.com')
      .replaceAll(aws.sqs, 'https://sqs.example.com'),
  );
}

/** A folder for the files of one test. */
export function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'doctor-'));
}
