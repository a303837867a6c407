/** Concierge in one's own workspace: the built bundles in this process, behind Socket Mode. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidPolicy, readPolicy } from '../../src/policy-source.ts';
import { MOST_WORKERS } from '../lambda/deployed.ts';
import { startFunctions } from '../lambda/functions.ts';
import { writePolicy, writePolicyText } from '../policy-file.ts';
import type { Pool } from '../pools.ts';
import { type Connection, connect } from './connection.ts';
import { type Identity, identify, memberIds } from './identity.ts';
import { DevProblem } from './problem.ts';
import type { DevSettings } from './settings.ts';
import { socketFront } from './socket-front.ts';
import { starterPolicy } from './starter-policy.ts';
import { realAws, type Surroundings, standIns } from './surroundings.ts';

export interface DevSlack {
  identity: Identity;
  /** Those that were invented. */
  pools: Pool[];
  ended: Connection['ended'];
  close: () => Promise<void>;
}

interface Policy {
  file: string;
  /** Takes it away, where it was written for this run. */
  forget: () => Promise<void>;
}

/**
 * Starts everything. `tell` hears sentences for the developer, errors among them. Throws DevProblem for
 * what they can mend.
 */
export async function startDevSlack(
  settings: DevSettings,
  tell: (sentence: string) => void,
): Promise<DevSlack> {
  const identity = await identify(settings);
  const surroundings = await (settings.aws ? realAws(settings.aws) : standIns());
  const closing = [surroundings.close];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const policy = await policyFor(settings, identity, surroundings.pools);
    closing.push(policy.forget);
    tell(surroundings.about);
    const { ended, steps } = await run(settings, identity, surroundings, policy, tell);
    closing.push(...steps);
    return { identity, pools: surroundings.pools, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function run(
  settings: DevSettings,
  identity: Identity,
  { environment: names }: Surroundings,
  policy: Policy,
  tell: (sentence: string) => void,
) {
  const signingSecret = randomBytes(32).toString('hex');
  const onError = (error: unknown) => tell(error instanceof Error ? error.message : String(error));
  // Of a deployment, in the developer's own environment: here policy and credentials are others.
  delete process.env.SLACK_SECRET_PARAMETER;
  delete process.env.POLICY_PARAMETER;
  const own = lambdaEnvironment(settings, identity, policy, signingSecret);
  const functions = startFunctions({
    environment: { ...names, ...own },
    queueUrl: names.QUEUE_URL,
    workers: MOST_WORKERS,
    sweepEverySeconds: 60,
    onMessage: () => {},
    onError,
  });
  const { appToken, slackApiUrl } = settings;
  const { appId } = identity;
  const now = () => new Date();
  const onEnvelope = socketFront({ front: functions.front, signingSecret, now, onError });
  const connecting = connect({ appToken, slackApiUrl, appId, onEnvelope, tell });
  const connection = await connecting.catch(async (error: unknown) => {
    await functions.stop();
    throw error;
  });
  return { ended: connection.ended, steps: [functions.stop, connection.close] };
}

function lambdaEnvironment(
  { slackApiUrl, botToken, logLevel }: DevSettings,
  { appId, botId, botUserId }: Identity,
  policy: Policy,
  signingSecret: string,
): Record<string, string> {
  return {
    SLACK_API_URL: slackApiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_ID: appId,
    SLACK_BOT_ID: botId,
    SLACK_BOT_USER_ID: botUserId,
    POLICY_FILE: policy.file,
    LOG_LEVEL: logLevel,
  };
}

/** Throws DevProblem for a policy that is not valid, or not for the workspace. */
async function policyFor(
  settings: DevSettings,
  identity: Identity,
  pools: readonly Pool[],
): Promise<Policy> {
  const policy = await chosenPolicy(settings, identity, pools).catch((error: unknown) => {
    throw policyProblem(error);
  });
  const { workspace } = await readPolicy({ file: policy.file });
  const { id, name } = identity.team;
  if (workspace === id) return policy;
  await policy.forget();
  throw new DevProblem([
    `The policy is for the workspace ${workspace}, but the token is of ${name}: write “workspace: ${id}”.`,
  ]);
}

/** In a policy for the stand-ins, {alias} stands for a pool that they have. */
async function chosenPolicy(
  settings: DevSettings,
  identity: Identity,
  pools: readonly Pool[],
): Promise<Policy> {
  const { policy, aws } = settings;
  if ('file' in policy) {
    if (aws) return { file: policy.file, forget: async () => {} };
    return written(await writePolicy(policy.file, pools));
  }
  const people = await memberIds(settings, policy.people);
  const text = starterPolicy({ workspace: identity.team.id, channel: policy.channel, people });
  return written(await writePolicyText(text, pools));
}

function written(file: string): Policy {
  return { file, forget: () => rm(dirname(file), { recursive: true }) };
}

function policyProblem(error: unknown): unknown {
  if (error instanceof InvalidPolicy) return new DevProblem([error.message]);
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing ? new DevProblem([`POLICY_FILE names no file: ${error.message}`]) : error;
}
