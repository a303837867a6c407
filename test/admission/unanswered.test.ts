import { createHmac } from 'node:crypto';
import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import { beforeEach, expect, it } from 'vitest';
import { lambdaContext } from '../../playground/lambda/context.ts';
import type { SlackConfig } from '../../src/config.ts';
import { createFront } from '../../src/front.ts';
import type { Send } from '../../src/slack/send.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { lead, NOW, REQUEST_ID, requested } from '../samples.ts';

const SLACK = 'https://slack.com/api/';

/** What was sent to Slack besides the answer. */
const sent: string[] = [];

beforeEach(() => {
  sent.length = 0;
});

const send: Send = async (_address, { body }) => {
  sent.push(decodeURIComponent(body).replaceAll('+', ' '));
  return { status: 200, statusText: '', headers: {}, body: '{"ok":true,"view":{"id":"V1"}}' };
};

async function front() {
  const services = { ...fakeFrontServices(), send };
  const config = { SLACK_API_URL: SLACK } as SlackConfig;
  services.store.put(REQUEST_ID, [requested()]);
  const { signingSecrets } = (await services.credentials.current()) as unknown as {
    signingSecrets: { expose: () => string }[];
  };
  const handler = createFront(config, services);
  const post = (payload: object) => {
    const whole = {
      api_app_id: 'A0APP',
      team: { id: 'T0HOME' },
      user: { id: lead.id },
      ...payload,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(whole) }).toString();
    const at = String(NOW.getTime() / 1000);
    const key = signingSecrets[0]?.expose() ?? '';
    const signature = createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    };
    const event = { headers, body, isBase64Encoded: false, rawPath: '/' };
    return handler(event as unknown as AwsEventV2, lambdaContext('concierge-slack', 29));
  };
  return { services, post };
}

const button = (action_id: string) => ({
  type: 'block_actions',
  trigger_id: '1.2.3',
  response_url: 'https://hooks.slack.com/actions/T0HOME/1/x',
  actions: [{ type: 'button', action_id, block_id: 'b', value: REQUEST_ID }],
});

const OUTDATED = 'Another version of Concierge made this';

it('tells whoever presses a button of another version so, under the message', async () => {
  const { services, post } = await front();
  expect(await post(button('unlock-account'))).toMatchObject({ statusCode: 200 });
  expect(sent).toEqual([expect.stringContaining(OUTDATED)]);
  expect(services.lines).toMatchObject([
    {
      level: 'error',
      msg: 'listener failed',
      entry: 'unlock-account',
      err: { type: 'OtherVersion' },
    },
  ]);
});

it('tells whoever submits a form of another version so, on top of it', async () => {
  const { post } = await front();
  const view = { id: 'V1', type: 'modal', callback_id: 'unlock', state: { values: {} } };
  const answer = await post({ type: 'view_submission', trigger_id: '1.2.3', view });
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(String(answer.body))).toMatchObject({ response_action: 'push' });
  expect(answer.body).toContain(OUTDATED);
});

it('tells whoever submits a change that remembers less than this version needs so', async () => {
  const { post } = await front();
  const remembered = JSON.stringify({ pool: 'staging', username: 'alice' });
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'change-user',
    private_metadata: remembered,
  };
  const answer = await post({
    type: 'view_submission',
    trigger_id: '1.2.3',
    view: { ...view, state: { values: {} } },
  });
  expect(answer.body).toContain(OUTDATED);
});

it('says nothing of the kind where a listener has answered', async () => {
  const { services, post } = await front();
  await post(button('cancel-request'));
  expect(sent).toEqual([]);
  expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({ type: 'Cancelled' });
});
