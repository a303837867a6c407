/** The playground's people before a front that can be started anew at any moment. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { Hono } from 'hono';
import { load } from 'js-yaml';
import type { LocalServer } from '../../playground/aws/local-server.ts';
import { listen } from '../../playground/aws/loopback.ts';
import { startCloud } from '../../playground/cloud.ts';
import { lambdaEnvironment, SIGNING_SECRET } from '../../playground/environment.ts';
import { startFunctions } from '../../playground/lambda/functions.ts';
import { httpFront } from '../../playground/lambda/http-front.ts';
import { loadBundle } from '../../playground/lambda/load-bundle.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import type { ClientState } from '../../playground/slack/client-api.ts';
import { SlackPerson } from '../../playground/slack/person.ts';
import { BOT_TOKEN, PEOPLE, SEED } from '../../playground/slack/seed.ts';
import { startSlack } from '../../playground/slack/server.ts';
import { type Call, recorded } from './recording.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const POLICY = '/concierge/bench/policy';
const HOUR = 3_600; // s

export type Who = keyof typeof PEOPLE;

export interface Workspace {
  as: (who: Who) => SlackPerson;
  /** Throws the front away and starts another one. Returns what it asks while it starts. */
  startFront: () => Promise<Call[]>;
  /** What the front has asked since, in the order of what Slack has sent. */
  takeCalls: () => Call[][];
  createUser: (pool: string, email: string) => Promise<void>;
  /** The newest code that Cognito has sent to that address. */
  codeFor: (email: string) => string;
  /** Waits until something about the account says that, in a message or a modal. */
  until: (who: Who, email: string, says: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Starts it. The policy stands in the parameter store, as on Lambda. */
export async function startWorkspace(): Promise<Workspace> {
  const cloud = await startCloud();
  const policyFile = await writePolicy(join(ROOT, 'playground', 'policy.yml'), cloud.pools);
  const parameters = await startParameters(cloud.secrets, await readFile(policyFile, 'utf8'));
  const gateway = new Hono();
  const address = await listen(gateway);
  const slack = await startSlack({
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(await readFile(join(ROOT, 'manifest.yml'), 'utf8')),
    frontUrl: address.url,
  });
  const { POLICY_FILE: _file, ...inFiles } = lambdaEnvironment(cloud.aws, slack, {
    logLevel: 'silent',
    policyFile,
  });
  const environment = {
    ...inFiles,
    POLICY_PARAMETER: POLICY,
    AWS_ENDPOINT_URL_SSM: parameters.url,
  };
  const { queueUrl } = cloud.aws;
  const functions = startFunctions({
    environment,
    queueUrl,
    workers: 2,
    sweepEverySeconds: HOUR,
    onMessage: () => {},
    onError: report,
  });
  let front = functions.front;
  let taken: Call[][] = [];
  const routes = httpFront(async (event, context) => {
    const { result, calls } = await recorded(() => front(event, context));
    taken.push(calls);
    return result;
  }, report);
  gateway.route('/', routes);
  const as = (who: Who) => new SlackPerson(slack.url, PEOPLE[who].id);
  return {
    as,
    startFront: async () => {
      const { calls } = await recorded(async () => {
        front = loadBundle('slack', environment);
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      return calls;
    },
    takeCalls: () => {
      const calls = taken;
      taken = [];
      return calls;
    },
    createUser: async (pool, email) => {
      const { userPoolId } = cloud.pools.find(({ alias }) => alias === pool) ?? {};
      const input = { UserPoolId: userPoolId, Username: email, MessageAction: 'SUPPRESS' as const };
      await cloud.cognito.send(new AdminCreateUserCommand(input));
    },
    codeFor: (email) => {
      const letter = cloud.outbox().find(({ to }) => to === email);
      return /\b\d{6}\b/u.exec(letter?.body ?? '')?.[0] ?? '';
    },
    until: async (who, email, says) => {
      await as(who).waitFor((state) => shows(state, email, says));
    },
    close: async () => {
      await functions.stop();
      await Promise.all([slack.close(), parameters.close(), address.close(), cloud.close()]);
    },
  };
}

/** A parameter store that tells the policy, and every secret. */
function startParameters(
  secrets: ReadonlyMap<string, string>,
  policy: string,
): Promise<LocalServer> {
  const app = new Hono();
  app.post('/', async (c) => {
    const { Name } = (await c.req.json()) as { Name: string };
    return c.json({ Parameter: { Name, Value: Name === POLICY ? policy : secrets.get(Name) } });
  });
  return listen(app);
}

/** True when one message, or the modal on top, has both. */
function shows(state: ClientState, email: string, says: string): boolean {
  const messages = state.conversations.flatMap((conversation) => conversation.messages);
  return [...messages, ...state.views.slice(-1)]
    .map((shown) => JSON.stringify(shown))
    .some((text) => text.includes(email) && text.includes(says));
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
