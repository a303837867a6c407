/** What Slack sends: help that is asked for, and forms that are sent; signed by the clock. */
import { createHmac } from 'node:crypto';
import { SIGNING_SECRET } from '../../playground/environment.ts';
import { APP_ID, BOT_USER_ID, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';
import { FIELDS } from '../../src/features/add-user/fields.ts';
import { CALLBACK } from '../../src/features/add-user/form.ts';

const { id: USER, handle: NAME } = PEOPLE.lead;

let commands = 0;

/** `/cognito-add` alone, which is answered with help, or with what stands behind it. */
export function command(text = ''): Request {
  commands += 1;
  return signed({
    team_id: TEAM_ID,
    user_id: USER,
    user_name: NAME,
    channel_id: 'C0GENERAL01',
    command: '/cognito-add',
    text,
    api_app_id: APP_ID,
    response_url: 'http://127.0.0.1:9/none',
    trigger_id: `1.${commands}.none`,
  });
}

/** A request for an account, by a form that was never shown. */
export function submission(email: string): Request {
  const input = (field: string, value: object) => ({ [field]: { [field]: value } });
  const values = {
    ...input(FIELDS.pool, { type: 'static_select', selected_option: { value: 'staging' } }),
    ...input(FIELDS.email, { type: 'email_text_input', value: email }),
    ...input(FIELDS.recipient, { type: 'users_select', selected_user: USER }),
    ...input(FIELDS.reason, { type: 'plain_text_input', value: 'Joins on Monday.' }),
  };
  const payload = {
    type: 'view_submission',
    team: { id: TEAM_ID, domain: 'sakura-labs' },
    user: { id: USER, username: NAME, name: NAME, team_id: TEAM_ID },
    api_app_id: APP_ID,
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: '1.1.none',
    view: {
      id: `V${email.replaceAll(/\W/gu, '').toUpperCase()}`,
      type: 'modal',
      callback_id: CALLBACK,
      private_metadata: '',
      hash: '1.none',
      blocks: [],
      state: { values },
    },
    response_urls: [],
  };
  return signed({ payload: JSON.stringify(payload) });
}

/** The Home tab is opened by somebody who may approve, and so sees the pools. */
export function homeOpened(): Request {
  const event = { type: 'app_home_opened', user: PEOPLE.approver.id, channel: 'D0', tab: 'home' };
  const payload = {
    type: 'event_callback',
    team_id: TEAM_ID,
    api_app_id: APP_ID,
    event_id: 'Ev0BENCH',
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: TEAM_ID, user_id: BOT_USER_ID, is_bot: true }],
    event,
  };
  return signedBody(JSON.stringify(payload), 'application/json');
}

function signed(fields: Record<string, string>): Request {
  return signedBody(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signedBody(body: string, contentType: string): Request {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return new Request('http://front/slack/events', {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  });
}
