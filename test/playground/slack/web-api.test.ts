import { describe, expect, test } from 'vitest';
import {
  BOT_USER_ID,
  CHANNELS,
  PEOPLE,
  TEAM_ID,
  USER_GROUPS,
} from '../../../playground/slack/seed.ts';
import { MANIFEST, scene, webClient } from './scene.ts';

function withoutScope(scope: string) {
  const manifest = structuredClone(MANIFEST);
  const { scopes } = manifest.oauth_config;
  scopes.bot = scopes.bot.filter((it) => it !== scope);
  return manifest;
}

/** What the WebClient throws for `ok: false`. */
function refusal(error: string, more: object = {}) {
  return expect.objectContaining({ data: expect.objectContaining({ ok: false, error, ...more }) });
}

describe('the Web API', () => {
  test('tells the app who it is', async () => {
    const { client } = await scene();
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: TEAM_ID,
      user_id: BOT_USER_ID,
    });
  });

  test('echoes api.test', async () => {
    const { client } = await scene();
    expect(await client.apiCall('api.test', { foo: 'bar' })).toMatchObject({
      ok: true,
      args: { foo: 'bar' },
    });
  });

  test('takes JSON bodies as well as forms', async () => {
    const { slack } = await scene();
    const response = await fetch(`${slack.apiUrl}users.info`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        Authorization: 'Bearer xoxb-playground-concierge',
      },
      body: JSON.stringify({ user: PEOPLE.lead.id, include_locale: true }),
    });
    expect(await response.json()).toMatchObject({ ok: true, user: { locale: 'en-US' } });
  });

  test('refuses a call without a token', async () => {
    const { slack } = await scene();
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  test('refuses a wrong token', async () => {
    const { slack } = await scene();
    await expect(webClient(slack, 'xoxb-wrong').auth.test()).rejects.toEqual(
      refusal('invalid_auth'),
    );
  });

  test('refuses a method whose scope the manifest does not ask for, and names it', async () => {
    const { client } = await scene({ manifest: withoutScope('users:read') });
    await expect(client.users.info({ user: PEOPLE.lead.id })).rejects.toEqual(
      refusal('missing_scope', { needed: 'users:read', provided: expect.any(String) }),
    );
  });

  test('refuses a missing argument by name', async () => {
    const { client } = await scene();
    await expect(client.apiCall('users.info', {})).rejects.toEqual(
      refusal('invalid_arguments', {
        response_metadata: expect.objectContaining({
          messages: [expect.stringContaining('missing required field: user')],
        }),
      }),
    );
  });

  test('does not know methods that are not simulated', async () => {
    const { client } = await scene();
    await expect(client.apiCall('reactions.add', {})).rejects.toEqual(refusal('unknown_method'));
  });

  test('answers one call with 429 and Retry-After when throttled', async () => {
    const { slack, client } = await scene();
    slack.throttle('users.info', 7);
    const ask = () => client.users.info({ user: PEOPLE.lead.id });
    await expect(ask()).rejects.toMatchObject({ retryAfter: 7 });
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('keeps every call with its answer', async () => {
    const { slack, client } = await scene();
    await client.users.info({ user: PEOPLE.lead.id });
    expect(slack.history).toMatchObject([
      {
        kind: 'api-call',
        method: 'users.info',
        args: { user: PEOPLE.lead.id },
        answer: { ok: true },
      },
    ]);
  });
});

describe('users', () => {
  test('are shown with their locale only when asked for it', async () => {
    const { client } = await scene();
    const user = PEOPLE.approverJa.id;
    expect((await client.users.info({ user })).user).not.toHaveProperty('locale');
    const { user: shown } = await client.users.info({ user, include_locale: true });
    expect(shown).toMatchObject({ locale: 'ja-JP', team_id: TEAM_ID, is_restricted: false });
  });

  test.for([
    ['guest', { is_restricted: true }],
    ['deactivated', { deleted: true }],
    ['stranger', { is_stranger: true, team_id: 'T0PARTNER01' }],
  ] as const)('tell a %s by Slack’s own marks', async ([who, marks]) => {
    const { client } = await scene();
    expect((await client.users.info({ user: PEOPLE[who].id })).user).toMatchObject(marks);
  });

  test('include the bot', async () => {
    const { client } = await scene();
    expect((await client.users.info({ user: BOT_USER_ID })).user).toMatchObject({ is_bot: true });
  });

  test('that do not exist are user_not_found', async () => {
    const { client } = await scene();
    await expect(client.users.info({ user: 'U0NOBODY' })).rejects.toEqual(
      refusal('user_not_found'),
    );
  });

  test('show no e-mail address without users:read.email', async () => {
    const { client } = await scene({ manifest: withoutScope('users:read.email') });
    const { user } = await client.users.info({ user: PEOPLE.lead.id });
    expect(user?.profile).not.toHaveProperty('email');
  });

  test('are found by e-mail address in any case', async () => {
    const { client } = await scene();
    const { user } = await client.users.lookupByEmail({
      email: PEOPLE.colleague.email.toUpperCase(),
    });
    expect(user?.id).toBe(PEOPLE.colleague.id);
  });

  test.for([PEOPLE.deactivated.email, PEOPLE.stranger.email, 'nobody@example.com'])(
    'are not found by %s',
    async (email) => {
      const { client } = await scene();
      await expect(client.users.lookupByEmail({ email })).rejects.toEqual(
        refusal('users_not_found'),
      );
    },
  );

  test('are listed page by page, without strangers', async () => {
    const { client } = await scene();
    const first = await client.users.list({ limit: 7 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.users.list({ limit: 7, cursor });
    const ids = [first, second].flatMap((page) => page.members?.map(({ id }) => id));
    expect(second.response_metadata?.next_cursor).toBe('');
    const own = Object.values(PEOPLE).filter(({ kind }) => kind !== 'stranger');
    expect(ids).toEqual([...own.map(({ id }) => id), BOT_USER_ID]);
  });
});

describe('user groups', () => {
  test('are listed with their members when asked', async () => {
    const { client } = await scene();
    const { usergroups } = await client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject(
      Object.values(USER_GROUPS).map(({ id, handle, members }) => ({ id, handle, users: members })),
    );
  });

  test('tell their members', async () => {
    const { client } = await scene();
    const { users } = await client.usergroups.users.list({ usergroup: USER_GROUPS.approvers.id });
    expect(users).toEqual(USER_GROUPS.approvers.members);
  });

  test('that do not exist are no_such_subteam', async () => {
    const { client } = await scene();
    await expect(client.usergroups.users.list({ usergroup: 'S0NONE' })).rejects.toEqual(
      refusal('no_such_subteam'),
    );
  });
});

describe('conversations', () => {
  test('open a direct message once and find it again', async () => {
    const { client } = await scene();
    const first = await client.conversations.open({ users: PEOPLE.lead.id });
    const second = await client.conversations.open({ users: PEOPLE.lead.id });
    expect(first.channel?.id).toMatch(/^D/u);
    expect(second.channel?.id).toBe(first.channel?.id);
  });

  test.for([
    ['U0NOBODY', 'user_not_found'],
    [BOT_USER_ID, 'cannot_dm_bot'],
    [PEOPLE.deactivated.id, 'user_disabled'],
  ] as const)('with %s are %s', async ([users, error]) => {
    const { client } = await scene();
    await expect(client.conversations.open({ users })).rejects.toEqual(refusal(error));
  });

  test('tell name, topic and whether the bot is in', async () => {
    const { client } = await scene();
    const requests = await client.conversations.info({ channel: CHANNELS.requests.id });
    expect(requests.channel).toMatchObject({ name: 'cognito-requests', is_member: true });
    const random = await client.conversations.info({ channel: CHANNELS.random.id });
    expect(random.channel).toMatchObject({ is_member: false, is_archived: false });
  });

  test('that do not exist are channel_not_found', async () => {
    const { client } = await scene();
    await expect(client.conversations.info({ channel: 'C0NONE' })).rejects.toEqual(
      refusal('channel_not_found'),
    );
  });

  test('between other people are not visible', async () => {
    const { slack, client } = await scene();
    const body = JSON.stringify({ as: PEOPLE.lead.id, with: PEOPLE.colleague.id });
    const opened = await fetch(`${slack.url}/client/open-dm`, { method: 'POST', body });
    const { channel } = (await opened.json()) as { channel: string };
    await expect(client.conversations.info({ channel })).rejects.toEqual(
      refusal('channel_not_found'),
    );
  });

  test('tell their members', async () => {
    const { client } = await scene();
    const { members } = await client.conversations.members({ channel: CHANNELS.requests.id });
    expect(members).toEqual(CHANNELS.requests.members);
  });

  test('are listed by type', async () => {
    const { client } = await scene();
    await client.conversations.open({ users: PEOPLE.lead.id });
    const names = (await client.conversations.list()).channels?.map(({ name }) => name);
    expect(names).toEqual(Object.values(CHANNELS).map(({ name }) => name));
    const direct = await client.conversations.list({ types: 'im' });
    expect(direct.channels).toMatchObject([{ is_im: true, user: PEOPLE.lead.id }]);
  });
});
