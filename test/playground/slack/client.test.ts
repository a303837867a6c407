import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { ClientState } from '../../../playground/slack/client-api.ts';
import { CHANNELS, PEOPLE, SEED, USER_GROUPS } from '../../../playground/slack/seed.ts';
import type { Slack } from '../../../playground/slack/server.ts';
import { json } from './fake-app.ts';
import { MANIFEST, scene } from './scene.ts';

const channel = CHANNELS.requests.id;

/** Opens a stream, as the page does when it is loaded. */
async function openStream({ url }: Slack, user: string) {
  const aborted = new AbortController();
  const response = await fetch(`${url}/client/stream?as=${user}`, { signal: aborted.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const next = async (): Promise<ClientState> => {
    while (!seen.includes('\n\n')) seen += (await reader?.read())?.value ?? '';
    const [event = '', ...rest] = seen.split('\n\n');
    seen = rest.join('\n\n');
    return JSON.parse(event.replace(/^data: /u, ''));
  };
  return { next, close: () => aborted.abort() };
}

describe('a person', () => {
  test('can be anyone of the seed, but not the bot', async () => {
    const { slack } = await scene();
    const response = await fetch(`${slack.url}/client/people`);
    const people = (await response.json()) as { id: string }[];
    expect(people.map(({ id }) => id)).toEqual(SEED.people.map(({ id }) => id));
    expect(people[0]).not.toHaveProperty('handle');
  });

  test('sees the channels they are in and the direct message with the app', async () => {
    const { as } = await scene();
    const { conversations, app, team } = await as('guest').state();
    expect(team).toEqual({ id: 'T0SAKURA001', name: 'Sakura Labs' });
    expect(app.name).toBe('Concierge');
    expect(conversations).toMatchObject([
      { name: 'cognito-requests', kind: 'channel', withApp: false },
      { name: 'random', kind: 'channel' },
      { name: 'Concierge', kind: 'dm', withApp: true, withUser: 'U0CONCIERGE' },
    ]);
  });

  test('that does not exist is 404', async () => {
    const { slack } = await scene();
    expect((await fetch(`${slack.url}/client/state?as=U0NOBODY`)).status).toBe(404);
  });

  test('who writes to the app is heard as message.im', async () => {
    const { app, as } = await scene();
    await as('lead').say('Hello there');
    expect(app.last().body).toMatchObject({
      type: 'event_callback',
      event: { type: 'message', channel_type: 'im', text: 'Hello there', user: PEOPLE.lead.id },
    });
  });

  test('who writes in a channel is not heard', async () => {
    const { app, as } = await scene();
    await as('lead').say('Hello there', 'general');
    expect(await as('colleague').messages('general')).toMatchObject([{ text: 'Hello there' }]);
    expect(app.received).toEqual([]);
  });

  test('cannot write to an app whose messages tab is read-only', async () => {
    const manifest = structuredClone(MANIFEST);
    Object.assign(manifest.features.app_home, { messages_tab_read_only_enabled: true });
    const { app, as } = await scene({ manifest });
    expect(await as('lead').say('Hello')).toMatchObject({
      outcome: 'failed',
      message: 'Sending messages to this app has been turned off.',
    });
    expect([await as('lead').dm(), app.received]).toEqual([[], []]);
  });

  test('can write to another person unseen by everybody else', async () => {
    const { slack, as } = await scene();
    const body = JSON.stringify({ as: PEOPLE.lead.id, with: PEOPLE.colleague.id });
    const opened = await fetch(`${slack.url}/client/open-dm`, { method: 'POST', body });
    const { channel: dm } = (await opened.json()) as { channel: string };
    await as('lead').say('Lunch?', dm);
    expect(await as('colleague').messages('Emma Clarke')).toMatchObject([{ text: 'Lunch?' }]);
    await expect(as('approver').messages(dm)).rejects.toThrow('sees no conversation');
  });
});

describe('unread', () => {
  test('counts what others wrote since one last read, without edits and replies', async () => {
    const { slack, client, as } = await scene();
    const unread = async () => (await as('lead').conversation(channel)).unread;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' });
    await client.chat.postMessage({ channel, text: 'Reply', thread_ts: ts });
    await client.chat.update({ channel, ts, text: 'Edited' });
    await as('lead').say('Mine', channel);
    expect(await unread()).toBe(1);
    const body = JSON.stringify({ as: PEOPLE.lead.id, channel });
    await fetch(`${slack.url}/client/read`, { method: 'POST', body });
    expect(await unread()).toBe(0);
    await client.chat.postMessage({ channel, text: 'Two' });
    expect(await unread()).toBe(1);
  });
});

describe('a notification', () => {
  const words = [
    { type: 'header' as const, text: { type: 'plain_text' as const, text: 'Title' } },
    {
      type: 'section' as const,
      text: {
        type: 'mrkdwn' as const,
        text: `For <@${PEOPLE.colleague.id}> &amp; <https://a.b|all>`,
      },
    },
  ];

  test('of a direct message shows the blocks on a desktop and the text on a phone', async () => {
    const { client, as } = await scene();
    await client.chat.postMessage({ channel: PEOPLE.lead.id, text: 'Neutral', blocks: words });
    const { notifications } = await as('lead').state();
    expect(notifications).toMatchObject([
      { text: 'Title For @Alice Baker & all', mobileText: 'Neutral' },
    ]);
  });

  test('shows the text when blocks hold no words', async () => {
    const { client, as } = await scene();
    const blocks = [{ type: 'divider' as const }];
    await client.chat.postMessage({ channel: PEOPLE.lead.id, text: 'Words', blocks });
    expect((await as('lead').state()).notifications).toMatchObject([{ text: 'Words' }]);
  });

  test('is taken when the message is posted and does not follow edits', async () => {
    const { client, as } = await scene();
    const posted = await client.chat.postMessage({ channel: PEOPLE.lead.id, text: 'Before' });
    const message = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    await client.chat.update({ ...message, text: 'After' });
    expect((await as('lead').state()).notifications).toMatchObject([{ text: 'Before' }]);
    expect(await as('lead').dm()).toMatchObject([{ text: 'After', preview: 'Before' }]);
  });

  test.for([
    [`Hello <@${PEOPLE.approver.id}>`, 1],
    [`Hello <!subteam^${USER_GROUPS.approvers.id}>`, 1],
    ['Hello <!channel>', 1],
    [`Hello <@${PEOPLE.lead.id}>`, 0],
    ['Hello', 0],
  ] as const)('of a channel message comes with a mention: %s', async ([text, count]) => {
    const { client, as } = await scene();
    await client.chat.postMessage({ channel, text });
    expect((await as('approver').state()).notifications).toHaveLength(count);
  });
});

describe('the stream', () => {
  test('sends the state at once and after every change', async () => {
    const { slack, client } = await scene();
    const stream = await openStream(slack, PEOPLE.lead.id);
    expect((await stream.next()).me.id).toBe(PEOPLE.lead.id);
    await client.chat.postMessage({ channel, text: 'News' });
    const state = await stream.next();
    expect(state.conversations.find(({ id }) => id === channel)?.messages).toMatchObject([
      { text: 'News' },
    ]);
    stream.close();
  });

  test('forgets ephemeral messages on reload, once it has shown them', async () => {
    const { slack, client, as } = await scene();
    await client.chat.postEphemeral({ channel, user: PEOPLE.lead.id, text: 'Psst' });
    expect(await as('lead').messages(channel)).toHaveLength(1);
    const first = await openStream(slack, PEOPLE.lead.id);
    const shown = await first.next();
    expect(shown.conversations.find(({ id }) => id === channel)?.messages).toHaveLength(1);
    const reloaded = await openStream(slack, PEOPLE.lead.id);
    const state = await reloaded.next();
    expect(state.conversations.find(({ id }) => id === channel)?.messages).toEqual([]);
    first.close();
    reloaded.close();
  });
});

describe('the server', () => {
  test('proves the request URL with a challenge', async () => {
    const { app, slack } = await scene();
    app.answer = ({ body }) => json({ challenge: body.challenge });
    expect(await slack.verifyRequestUrl()).toBe(true);
    expect(app.last()).toMatchObject({ signed: true, body: { type: 'url_verification' } });
    app.answer = () => json({});
    expect(await slack.verifyRequestUrl()).toBe(false);
  });

  test('keeps what it sent to the app and what came back', async () => {
    const { app, slack, as } = await scene();
    app.answer = () => ({ body: 'Hi' });
    await as('lead').command('/greet you');
    expect(slack.history).toMatchObject([
      { kind: 'delivery', type: '/greet', payload: { text: 'you' }, status: 200, answer: 'Hi' },
    ]);
  });

  test('serves the page and the routes of others beside its own', async () => {
    const pageDir = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(join(pageDir, 'index.html'), '<title>Slack</title>');
    const extraRoutes = new Hono().get('/extra.json', (context) => context.json({ extra: true }));
    const { slack } = await scene({ pageDir, extraRoutes });
    expect(await (await fetch(slack.url)).text()).toBe('<title>Slack</title>');
    expect(await (await fetch(`${slack.url}/extra.json`)).json()).toEqual({ extra: true });
  });

  test('does not start with a manifest that names no bot', async () => {
    const manifest = structuredClone(MANIFEST);
    Reflect.deleteProperty(manifest.features, 'bot_user');
    await expect(scene({ manifest })).rejects.toThrow('bot_user');
  });
});
