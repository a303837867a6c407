import { describe, expect, it } from 'vitest';
import { devSettings } from '../../../playground/dev/settings.ts';

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1-A1-2' };
const PLAYERS = { DEV_USER: 'U1EMMA', DEV_CHANNEL: 'C1CARDS' };
const WHOLE = { ...TOKENS, ...PLAYERS };

/** The sentences with which it does not start. */
function problems(environment: Record<string, string>, ...words: string[]): string[] {
  try {
    devSettings(words, environment);
    return [];
  } catch (error) {
    return String((error as Error).message).split('\n');
  }
}

describe('the settings of npm run dev:slack', () => {
  it('are few', () => {
    expect(devSettings([], WHOLE)).toEqual({
      slackApiUrl: 'https://slack.com/api/',
      botToken: 'xoxb-1',
      appToken: 'xapp-1-A1-2',
      logLevel: 'warn',
      policy: { people: ['U1EMMA'], channel: 'C1CARDS' },
      aws: undefined,
    });
  });

  it('say everything that is missing at once, and how to mend it', () => {
    expect(problems({})).toEqual([
      'SLACK_BOT_TOKEN must be the Bot User OAuth Token of your dev app, xoxb-…: https://api.slack.com/apps → your app → OAuth & Permissions. There is no such app yet? `npm run dev:manifest` prints its manifest (Create New App → From a manifest).',
      'SLACK_APP_TOKEN must be an app-level token of the same app, xapp-…, with the scope connections:write: Basic Information → App-Level Tokens → Generate.',
      'DEV_USER must name who plays: your member id (U…, in your Slack profile under ⋮ → Copy member ID) or e-mail address, or several with commas between them. Or name a policy in POLICY_FILE.',
      'DEV_CHANNEL must be the id of the channel for the cards (C…, at the bottom of the channel’s details), to which you /invite the app. Or name a policy in POLICY_FILE.',
    ]);
  });

  it.each([
    ['a bot token in the place of the app’s', { SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    ['an app token in the place of the bot’s', { SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['a person’s name', { DEV_USER: 'U1EMMA, emma' }, 'DEV_USER'],
    ['a channel’s name', { DEV_CHANNEL: '#cards' }, 'DEV_CHANNEL'],
  ])('take no %s', (_what, given, field) => {
    expect(problems({ ...WHOLE, ...given })).toEqual([expect.stringMatching(`^${field} must `)]);
  });

  it('are the Slack CLI’s own tokens under slack run', () => {
    const cli = { SLACK_CLI_XOXB: 'xoxb-cli', SLACK_CLI_XAPP: 'xapp-cli' };
    expect(devSettings([], { ...WHOLE, ...cli })).toMatchObject({
      botToken: 'xoxb-cli',
      appToken: 'xapp-cli',
    });
  });

  it('need nobody’s name where there is a policy', () => {
    const { policy } = devSettings([], { ...TOKENS, POLICY_FILE: 'mine.yml' });
    expect(policy).toEqual({ file: 'mine.yml' });
  });

  it('need a policy and a Region with --aws, and all names or none', () => {
    expect(problems(WHOLE, '--aws')).toEqual([
      'POLICY_FILE must name the policy: with --aws there are no invented pools.',
      'AWS_REGION must name the Region of the pools, as ap-northeast-1, with --aws.',
    ]);
    const aws = { ...TOKENS, POLICY_FILE: 'mine.yml', AWS_REGION: 'ap-northeast-1' };
    expect(problems({ ...aws, TABLE_NAME: 'requests' }, '--aws')).toEqual([
      'TABLE_NAME, QUEUE_URL, DEAD_LETTER_QUEUE_URL must be set together with --aws, or none of them: then table and queues are in memory.',
    ]);
    expect(devSettings(['--aws'], aws).aws).toEqual({ deployed: undefined });
    const deployed = {
      TABLE_NAME: 'requests',
      QUEUE_URL: 'https://sqs.example/q.fifo',
      DEAD_LETTER_QUEUE_URL: 'https://sqs.example/d.fifo',
    };
    expect(devSettings(['--aws'], { ...aws, ...deployed }).aws).toEqual({ deployed });
  });

  it('know no other word', () => {
    expect(problems(WHOLE, '--azure')).toEqual(['--azure is not known; there is only --aws.']);
  });
});
