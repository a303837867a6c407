/** What `npm run dev:slack` finds in its environment. */
import * as z from 'zod/mini';
import { TOKEN } from '../../src/domain/app-credentials.ts';
import { DevProblem } from './problem.ts';

export interface DevSettings {
  slackApiUrl: string;
  botToken: string;
  appToken: string;
  logLevel: string;
  policy: PolicyChoice;
  /** Real AWS, as the credentials of the environment see it; else the stand-ins. */
  aws: RealAws | undefined;
}

/** A policy of one's own, or what the starter policy is made of: who plays (ids or addresses), and where. */
export type PolicyChoice = { file: string } | { people: string[]; channel: string };

/** The table and the queues, where those are real as well. */
export interface RealAws {
  deployed: Record<(typeof DEPLOYED)[number], string> | undefined;
}

const DEPLOYED = ['TABLE_NAME', 'QUEUE_URL', 'DEAD_LETTER_QUEUE_URL'] as const;

type Environment = Record<string, string | undefined>;

const SENTENCES = {
  botToken:
    'SLACK_BOT_TOKEN must be the Bot User OAuth Token of your dev app, xoxb-…: https://api.slack.com/apps → your app → OAuth & Permissions. There is no such app yet? `npm run dev:manifest` prints its manifest (Create New App → From a manifest).',
  appToken:
    'SLACK_APP_TOKEN must be an app-level token of the same app, xapp-…, with the scope connections:write: Basic Information → App-Level Tokens → Generate.',
  people:
    'DEV_USER must name who plays: your member id (U…, in your Slack profile under ⋮ → Copy member ID) or e-mail address, or several with commas between them. Or name a policy in POLICY_FILE.',
  channel:
    'DEV_CHANNEL must be the id of the channel for the cards (C…, at the bottom of the channel’s details), to which you /invite the app. Or name a policy in POLICY_FILE.',
  policyFile: 'POLICY_FILE must name the policy: with --aws there are no invented pools.',
  region: 'AWS_REGION must name the Region of the pools, as ap-northeast-1, with --aws.',
  deployed: `${DEPLOYED.join(', ')} must be set together with --aws, or none of them: then table and queues are in memory.`,
  unknown: (word: string) => `${word} is not known; there is only --aws.`,
} as const;

const APP_TOKEN = /^xapp-[A-Za-z0-9-]+$/;
const CHANNEL = /^[CG][A-Z0-9]+$/;
const PERSON = /^[UW][A-Z0-9]+$|^\S+@\S+$/;

/** Throws DevProblem with a sentence for everything that is missing or malformed. */
export function devSettings(words: readonly string[], environment: Environment): DevSettings {
  // The Slack CLI passes those of the app that `slack run` has just installed.
  const botToken = environment.SLACK_CLI_XOXB || environment.SLACK_BOT_TOKEN || '';
  const appToken = environment.SLACK_CLI_XAPP || environment.SLACK_APP_TOKEN || '';
  const policy = policyChoice(environment);
  const aws = words.includes('--aws') ? realAws(environment) : undefined;
  const problems = [
    ...words.filter((word) => word !== '--aws').map(SENTENCES.unknown),
    ...(TOKEN.test(botToken) ? [] : [SENTENCES.botToken]),
    ...(APP_TOKEN.test(appToken) ? [] : [SENTENCES.appToken]),
    ...(aws ? awsProblems(environment, policy) : policyProblems(policy)),
  ];
  if (problems.length > 0) throw new DevProblem(problems);
  const slackApiUrl = environment.SLACK_API_URL || 'https://slack.com/api/';
  return {
    slackApiUrl,
    botToken,
    appToken,
    logLevel: environment.LOG_LEVEL || 'warn',
    policy,
    aws,
  };
}

function policyChoice({ POLICY_FILE, DEV_USER = '', DEV_CHANNEL = '' }: Environment): PolicyChoice {
  if (POLICY_FILE) return { file: POLICY_FILE };
  const people = DEV_USER.split(',').map((person) => person.trim());
  return { people: people.filter((person) => person !== ''), channel: DEV_CHANNEL };
}

function policyProblems(policy: PolicyChoice): string[] {
  if ('file' in policy) return [];
  const { people, channel } = policy;
  const arePeople = people.length > 0 && people.every((person) => PERSON.test(person));
  return [
    ...(arePeople ? [] : [SENTENCES.people]),
    ...(CHANNEL.test(channel) ? [] : [SENTENCES.channel]),
  ];
}

const allSet = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  QUEUE_URL: z.url(),
  DEAD_LETTER_QUEUE_URL: z.url(),
});

function realAws(environment: Environment): RealAws {
  return { deployed: allSet.safeParse(environment).data };
}

function awsProblems(environment: Environment, policy: PolicyChoice): string[] {
  const isSomeSet = DEPLOYED.some((name) => environment[name]);
  const isAllSet = allSet.safeParse(environment).success;
  return [
    ...('file' in policy ? [] : [SENTENCES.policyFile]),
    ...(environment.AWS_REGION ? [] : [SENTENCES.region]),
    ...(isSomeSet && !isAllSet ? [SENTENCES.deployed] : []),
  ];
}
