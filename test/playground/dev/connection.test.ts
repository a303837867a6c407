import { expect, onTestFinished, test } from 'vitest';
import { type Connection, connect } from '../../../playground/dev/connection.ts';
import { identify, memberIds } from '../../../playground/dev/identity.ts';
import { DevProblem } from '../../../playground/dev/problem.ts';
import { APP_ID, APP_TOKEN, BOT_TOKEN, PEOPLE } from '../../../playground/slack/seed.ts';
import type { Slack } from '../../../playground/slack/server.ts';
import { MANIFEST, scene } from '../slack/scene.ts';

const SOCKET_MODE = { ...MANIFEST, settings: { ...MANIFEST.settings, socket_mode_enabled: true } };

async function workspace(manifest: object = SOCKET_MODE): Promise<Slack> {
  return (await scene({ manifest, appToken: APP_TOKEN })).slack;
}

function tokens(slackApiUrl: string, given: object = {}) {
  return { slackApiUrl, botToken: BOT_TOKEN, appToken: APP_TOKEN, ...given };
}

/** Connects, and hears what is told. */
async function connected(slack: Slack, given: object = {}) {
  const told: string[] = [];
  const connection: Connection = await connect({
    appToken: APP_TOKEN,
    slackApiUrl: slack.apiUrl,
    appId: APP_ID,
    onEnvelope: async () => {},
    tell: (sentence) => told.push(sentence),
    ...given,
  });
  onTestFinished(connection.close);
  return { connection, told };
}

test('the tokens tell who they are', async () => {
  const { apiUrl } = await workspace();
  expect(await identify(tokens(apiUrl))).toEqual({
    appId: 'A0CONCIERGE',
    botId: 'B0CONCIERGE',
    botUserId: 'U0CONCIERGE',
    team: { id: 'T0SAKURA001', name: 'Sakura Labs' },
  });
});

test.each([
  [
    'a bot token that was revoked',
    { botToken: 'xoxb-old' },
    'Slack does not accept SLACK_BOT_TOKEN (invalid_auth): copy it anew from OAuth & Permissions, where the app can also be installed again.',
  ],
  [
    'an app token that was revoked',
    { appToken: 'xapp-old' },
    'Slack does not accept SLACK_APP_TOKEN (invalid_auth): copy it anew from Basic Information → App-Level Tokens, or generate another one.',
  ],
  [
    'a bot token in the place of the app’s',
    { appToken: BOT_TOKEN },
    'SLACK_APP_TOKEN is a token of another kind (not_allowed_token_type): it must be the app-level one, xapp-….',
  ],
])('%s is told', async (_what, given, sentence) => {
  const { apiUrl } = await workspace();
  await expect(identify(tokens(apiUrl, given))).rejects.toEqual(new DevProblem([sentence]));
});

test('no network is told', async () => {
  await expect(identify(tokens('http://127.0.0.1:9/api/'))).rejects.toThrow(
    /^Slack does not answer at http:\/\/127\.0\.0\.1:9\/api\/ \(.+\): is there a network, or a proxy in between\?$/,
  );
});

test('people are found by id and by address, and who is not is named', async () => {
  const { apiUrl } = await workspace();
  const { lead, approver } = PEOPLE;
  expect(await memberIds(tokens(apiUrl), [lead.id, approver.email])).toEqual([
    lead.id,
    approver.id,
  ]);
  await expect(memberIds(tokens(apiUrl), ['nobody@example.com'])).rejects.toThrow(
    'DEV_USER names nobody@example.com, whom Slack does not know in this workspace: use the member id from their profile (⋮ → Copy member ID).',
  );
});

test('Socket Mode that is off is told', async () => {
  const slack = await workspace(MANIFEST);
  await expect(connected(slack)).rejects.toThrow(
    'Socket Mode is off for this app (link_disabled): turn it on in the app’s settings under Socket Mode, or paste what `npm run dev:manifest` prints into App Manifest.',
  );
});

test('tokens of two apps are told', async () => {
  const slack = await workspace();
  await expect(connected(slack, { appId: 'A0OTHER' })).rejects.toThrow(
    'SLACK_APP_TOKEN belongs to the app A0CONCIERGE, SLACK_BOT_TOKEN to A0OTHER: take both from the same app.',
  );
});

test('a second connection, and the end of one, are told', async () => {
  const slack = await workspace();
  const { told: first } = await connected(slack);
  const { told: second } = await connected(slack);
  expect(first).toEqual(['Connected.']);
  expect(second).toEqual([
    'Connected, beside 1 more of the same app: each takes part of what you press.',
  ]);
  slack.disconnect('refresh_requested');
  await expect
    .poll(() => first.at(-1))
    .toBe('Slack asks for a fresh connection, as it does every few hours.');
});

test('Socket Mode that is turned off meanwhile ends it', async () => {
  const slack = await workspace();
  const { connection } = await connected(slack);
  slack.disconnect('link_disabled');
  expect((await connection.ended).message).toMatch(/^Socket Mode is off for this app/);
});
