import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { standIns } from './stand-ins.ts';

const WORKSPACE = 'T0123456789';
const PERSON = 'U0123456789';
const SIGNING_SECRET = 'of-the-build';
const POLICY = '/policy';
const CREDENTIALS = '/slack';

const credentials = {
  botToken: 'xoxb-of-the-build',
  signingSecret: SIGNING_SECRET,
  appId: 'A0123456789',
  botId: 'B0123456789',
  botUserId: 'U0123456780',
  sealingKey: 'of-the-build'.repeat(3),
};
const user = { id: PERSON, team_id: WORKSPACE, locale: 'en-US', profile: {} };

/** The environment of a function whose AWS and Slack are stand-ins. */
export async function environment(): Promise<Record<string, string>> {
  const policy = JSON.stringify(load(readFileSync('policy.example.yml', 'utf8')));
  const url = await standIns({
    parameters: { [POLICY]: policy, [CREDENTIALS]: JSON.stringify(credentials) },
    slack: { 'users.info': { user }, 'usergroups.users.list': { users: [PERSON] } },
  });
  return {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'of-the-build',
    AWS_SECRET_ACCESS_KEY: 'of-the-build',
    AWS_ENDPOINT_URL: url,
    SLACK_API_URL: `${url}/api/`,
    LOG_LEVEL: 'silent',
    TABLE_NAME: 'requests',
    QUEUE_URL: `${url}/queue`,
    POLICY_PARAMETER: POLICY,
    SLACK_SECRET_PARAMETER: CREDENTIALS,
  };
}

/** What a function is likely to be started for. */
export const FIRST_EVENTS = {
  slack: () => command('/cognito-add', ''),
  worker: () => ({
    Records: [
      {
        messageId: '1',
        receiptHandle: '1',
        body: JSON.stringify({ id: 'none' }),
        attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'none' },
      },
    ],
  }),
} as const;

/** A slash command as API Gateway hands it over. */
function command(name: string, words: string): object {
  const body = new URLSearchParams({
    command: name,
    text: words,
    user_id: PERSON,
    team_id: WORKSPACE,
    api_app_id: credentials.appId,
    trigger_id: '1.2.3',
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const hmac = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${hmac.digest('hex')}`,
  };
  return { headers, body, isBase64Encoded: false };
}
