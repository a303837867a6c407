import { describe, expect, it } from 'vitest';
import {
  auditConfig,
  auditorConfig,
  InvalidConfiguration,
  operatorConfig,
  slackConfig,
  sweeperConfig,
  watchConfig,
} from '../src/config.ts';

const sweeper = {
  TABLE_NAME: 'requests',
  QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/0/work.fifo',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/0/dead-letter.fifo',
};
const { DEAD_LETTER_QUEUE_URL: _ofTheSweeperAlone, ...shared } = sweeper;
const deployed = { ...shared, SLACK_SECRET_PARAMETER: '/slack', POLICY_PARAMETER: '/policy' };
const desk = {
  ...shared,
  POLICY_FILE: 'policy.yml',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'shh',
  SLACK_APP_ID: 'A0APP',
  SLACK_BOT_ID: 'B0BOT',
  SLACK_BOT_USER_ID: 'U0BOT',
};

/** The lines under the first of what a start complains about. */
function problems(start: () => unknown): string[] {
  try {
    start();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConfiguration);
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe('what audits', () => {
  const audit = { TABLE_NAME: 'requests', AUDIT_BUCKET: 'roots', AUDIT_RETENTION_DAYS: '400' };

  it('needs no policy', () => {
    expect(auditConfig(audit)).toEqual({ ...audit, AUDIT_RETENTION_DAYS: 400, LOG_LEVEL: 'info' });
    expect(watchConfig({})).toEqual({ LOG_LEVEL: 'info' });
    expect(auditorConfig({ TABLE_NAME: 'requests' })).toEqual({ TABLE_NAME: 'requests' });
  });

  it.each(['', 'a year', '0', '1.5'])('is refused a retention of %j', (AUDIT_RETENTION_DAYS) => {
    expect(problems(() => auditConfig({ ...audit, AUDIT_RETENTION_DAYS }))).toEqual([
      'AUDIT_RETENTION_DAYS must be a number of days',
    ]);
  });

  it('is refused a key that could be guessed', () => {
    expect(problems(() => auditorConfig({ TABLE_NAME: 'requests', AUDIT_KEY: 'short' }))).toEqual([
      'AUDIT_KEY must have 16 characters or more',
    ]);
  });
});

describe('a complete environment', () => {
  it('is read, with Slack’s address and the log level by default', () => {
    expect(slackConfig(deployed)).toEqual({
      ...shared,
      SLACK_API_URL: 'https://slack.com/api/',
      LOG_LEVEL: 'info',
      policy: { parameter: '/policy' },
      credentials: { parameter: '/slack' },
    });
    expect(sweeperConfig(sweeper)).toEqual({ ...sweeper, LOG_LEVEL: 'info' });
  });

  it('says where the policy is: a file or a parameter', () => {
    expect(slackConfig(deployed).policy).toEqual({ parameter: '/policy' });
    expect(slackConfig(desk).policy).toEqual({ file: 'policy.yml' });
  });

  it('holds the credentials itself where there is no parameter, sealing with the token by default', () => {
    const held = (environment: Record<string, string>) => {
      const { credentials } = slackConfig(environment);
      if (!('credentials' in credentials)) throw new Error('They are in a parameter');
      const { botToken, signingSecrets, sealingKey, ...ids } = credentials.credentials;
      return { ids, secrets: [botToken, ...signingSecrets, sealingKey].map((it) => it.expose()) };
    };
    const ids = { appId: 'A0APP', botId: 'B0BOT', botUserId: 'U0BOT' };
    expect(held(desk)).toEqual({ ids, secrets: ['xoxb-1', 'shh', 'xoxb-1'] });
    expect(held({ ...desk, SEALING_KEY: 'own' })).toEqual({
      ids,
      secrets: ['xoxb-1', 'shh', 'own'],
    });
  });

  it('has no secret among what is passed around', () => {
    expect(JSON.stringify(slackConfig(desk))).not.toMatch(/xoxb|shh/);
  });

  it('asks of operators only where the policy is', () => {
    expect(operatorConfig({ POLICY_FILE: 'policy.yml' })).toEqual({
      policy: { file: 'policy.yml' },
    });
    expect(operatorConfig({ POLICY_PARAMETER: '/p' })).toEqual({ policy: { parameter: '/p' } });
    expect(problems(() => operatorConfig({}))).toEqual([
      'POLICY_FILE or POLICY_PARAMETER must be set, and only one',
    ]);
  });

  it('asks of each function only what it needs', () => {
    expect(problems(() => sweeperConfig(sweeper))).toEqual([]);
    expect(problems(() => slackConfig(deployed))).toEqual([]);
    expect(problems(() => slackConfig(desk))).toEqual([]);
  });
});

describe('an incomplete environment', () => {
  it('is refused with every variable that is missing, in one message', () => {
    expect(
      problems(() => slackConfig({}))
        .map((line) => line.split(' ')[0])
        .toSorted(),
    ).toEqual([
      'POLICY_FILE',
      'QUEUE_URL',
      'SLACK_APP_ID',
      'SLACK_BOT_ID',
      'SLACK_BOT_TOKEN',
      'SLACK_BOT_USER_ID',
      'SLACK_SIGNING_SECRET',
      'TABLE_NAME',
    ]);
    expect(problems(() => sweeperConfig({}))).toEqual([
      'TABLE_NAME must name the DynamoDB table',
      'QUEUE_URL must be the URL of the SQS FIFO queue',
      'DEAD_LETTER_QUEUE_URL must be the URL of its dead-letter queue',
    ]);
  });

  it.each([
    ['TABLE_NAME', '', 'must name the DynamoDB table'],
    ['QUEUE_URL', 'work.fifo', 'must be the URL of the SQS FIFO queue'],
    [
      'SLACK_BOT_TOKEN',
      'xoxp-1',
      'must be the bot token, xoxb-…, and nothing else, unless SLACK_SECRET_PARAMETER is set',
    ],
    [
      'SLACK_BOT_TOKEN',
      'xoxb-1\n',
      'must be the bot token, xoxb-…, and nothing else, unless SLACK_SECRET_PARAMETER is set',
    ],
    ['SLACK_API_URL', 'slack', 'must be a URL'],
    ['SLACK_SIGNING_SECRET', '', 'must be the signing secret of the Slack app'],
    ['SLACK_APP_ID', '', 'must be the app’s id (A…)'],
    ['SLACK_BOT_ID', '', 'must be the bot id (B…) that auth.test gives'],
    ['SLACK_BOT_USER_ID', '', 'must be the bot’s user id (U…) that auth.test gives'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, silent'],
  ])('is refused when %s is %j', (name, value, what) => {
    expect(problems(() => slackConfig({ ...desk, [name]: value }))).toEqual([`${name} ${what}`]);
  });

  it('is refused with both a policy file and a policy parameter, or neither', () => {
    const only = 'POLICY_FILE or POLICY_PARAMETER must be set, and only one';
    const { POLICY_FILE: _file, ...neither } = desk;
    expect(problems(() => slackConfig(neither))).toEqual([only]);
    expect(problems(() => slackConfig({ ...desk, POLICY_PARAMETER: '/p' }))).toEqual([only]);
  });

  it('is refused with a token beside the parameter that holds it', () => {
    expect(problems(() => slackConfig({ ...deployed, SLACK_BOT_TOKEN: 'xoxb-1' }))).toEqual([
      'SLACK_BOT_TOKEN must not be set beside SLACK_SECRET_PARAMETER, which holds it',
    ]);
  });

  it('is told without any of its values: some are secret', () => {
    const secrets = { ...desk, TABLE_NAME: '', SLACK_BOT_TOKEN: 'xoxp-secret' };
    expect(problems(() => slackConfig(secrets)).join()).not.toMatch(/xoxp|shh/);
  });
});
