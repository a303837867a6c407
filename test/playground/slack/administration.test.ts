import { describe, expect, test } from 'vitest';
import {
  APP_ID,
  BOT_TOKEN,
  CHANNELS,
  CONFIG_TOKEN,
  PEOPLE,
  USER_GROUPS,
} from '../../../playground/slack/seed.ts';
import { scene, stoppedClock, webClient } from './scene.ts';

const channel = CHANNELS.requests.id;
const text = 'Hello';
const refusal = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

describe('the owners of a workspace', () => {
  test('archive a channel, which takes no message until it is back', async () => {
    const { slack, client } = await scene();
    const { ts = '' } = await client.chat.postMessage({ channel, text });
    slack.administration.archive(channel);
    const archived = refusal('is_archived');
    await expect(client.chat.postMessage({ channel, text })).rejects.toEqual(archived);
    await expect(client.chat.update({ channel, ts, text })).rejects.toEqual(archived);
    slack.administration.unarchive(channel);
    expect(await client.chat.update({ channel, ts, text })).toMatchObject({ ok: true });
  });

  test('take the app out of a channel, and invite it again', async () => {
    const { slack, client } = await scene();
    slack.administration.removeApp(channel);
    const post = () => client.chat.postMessage({ channel, text });
    await expect(post()).rejects.toEqual(refusal('not_in_channel'));
    slack.administration.inviteApp(channel);
    expect(await post()).toMatchObject({ ok: true });
  });

  test('deactivate a person, who can do nothing until they are back', async () => {
    const { slack, client, as } = await scene();
    slack.administration.deactivate(PEOPLE.lead.id);
    const { user } = await client.users.info({ user: PEOPLE.lead.id });
    expect(user?.deleted).toBe(true);
    expect(await as('lead').say('Hello?', channel)).toMatchObject({ outcome: 'failed' });
    slack.administration.reactivate(PEOPLE.lead.id);
    expect(await as('lead').say('Hello!', channel)).toEqual({ outcome: 'ok' });
  });

  test('keep the app from writing to a person', async () => {
    const { slack, client } = await scene();
    slack.administration.refuseMessagesTo(PEOPLE.lead.id);
    const post = (to: string) => client.chat.postMessage({ channel: to, text });
    await expect(post(PEOPLE.lead.id)).rejects.toEqual(refusal('restricted_action'));
    expect(await post(PEOPLE.leadJa.id)).toMatchObject({ ok: true });
    slack.administration.acceptMessagesTo(PEOPLE.lead.id);
    expect(await post(PEOPLE.lead.id)).toMatchObject({ ok: true });
  });

  test('delete a message, which then cannot be edited', async () => {
    const { slack, client } = await scene();
    const { ts = '' } = await client.chat.postMessage({ channel, text });
    slack.administration.deleteMessage(channel, ts);
    const update = client.chat.update({ channel, ts, text });
    await expect(update).rejects.toEqual(refusal('message_not_found'));
  });

  test('replace the token', async () => {
    const { slack, client } = await scene();
    slack.administration.replaceToken('xoxb-new');
    await expect(client.auth.test()).rejects.toEqual(refusal('invalid_auth'));
    expect(await webClient(slack, 'xoxb-new').auth.test()).toMatchObject({ ok: true });
    slack.administration.replaceToken(BOT_TOKEN);
    expect(await client.auth.test()).toMatchObject({ ok: true });
  });
});

describe('whoever looks after the app', () => {
  test('reads its manifest with a token of their own, and sends requests elsewhere', async () => {
    const { slack, client } = await scene();
    const asked = { app_id: APP_ID };
    await expect(client.apps.manifest.export(asked)).rejects.toEqual(
      refusal('not_allowed_token_type'),
    );
    slack.administration.sendRequestsTo('https://old.example.com');
    const owner = webClient(slack, CONFIG_TOKEN);
    expect(await owner.apps.manifest.export(asked)).toMatchObject({
      manifest: {
        features: {
          slash_commands: [{ command: '/greet', url: 'https://old.example.com/slack/events' }],
        },
      },
    });
  });

  test('takes a scope away, which every answer shows', async () => {
    const { slack, client } = await scene();
    slack.administration.withdrawScope('usergroups:read');
    const { response_metadata: shown } = await client.auth.test();
    expect(shown?.scopes).not.toContain('usergroups:read');
    expect(shown?.scopes).toContain('users:read');
    await expect(client.usergroups.list()).rejects.toEqual(refusal('missing_scope'));
  });

  test('disables and deletes user groups, in this workspace alone', async () => {
    const { slack, client } = await scene();
    const { leads, approvers } = USER_GROUPS;
    slack.administration.disableUserGroup(leads.id);
    slack.administration.deleteUserGroup(approvers.id);
    expect((await client.usergroups.list()).usergroups).toEqual([]);
    const { usergroups } = await client.usergroups.list({ include_disabled: true });
    expect(usergroups).toMatchObject([{ id: leads.id, date_delete: expect.any(Number) }]);
    const members = client.usergroups.users.list({ usergroup: leads.id });
    await expect(members).rejects.toEqual(refusal('no_such_subteam'));
    const other = await scene();
    expect((await other.client.usergroups.list()).usergroups).toHaveLength(2);
  });
});

test('a workspace that is throttled answers 429 to everything, with the seconds that are left', async () => {
  const clock = stoppedClock();
  const { slack, client } = await scene({ now: clock.now });
  slack.throttleAll(90);
  await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 90 });
  clock.advance(60_000);
  await expect(client.chat.postMessage({ channel, text })).rejects.toMatchObject({
    retryAfter: 30,
  });
  clock.advance(30_000);
  expect(await client.auth.test()).toMatchObject({ ok: true });
});

test.each(['at-once', 'afterwards'] as const)(
  'what is delivered twice %s is the same, and the first answer counts',
  async (how) => {
    const { slack, app, as } = await scene();
    slack.deliverTwice(how);
    app.answer = () => ({ body: `Answer ${app.received.length}` });
    expect(await as('lead').command('/greet you', 'general')).toEqual({ outcome: 'ok' });
    expect(app.received).toHaveLength(2);
    expect(app.received[1]?.body).toEqual(app.received[0]?.body);
    expect((await as('lead').messages('general')).map((message) => message.text)).toEqual([
      expect.stringMatching(how === 'at-once' ? /^Answer [12]$/u : /^Answer 1$/u),
    ]);
  },
);
