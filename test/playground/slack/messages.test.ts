import { describe, expect, test } from 'vitest';
import { BOT_USER_ID, CHANNELS, PEOPLE, SEED } from '../../../playground/slack/seed.ts';
import { MANIFEST, scene } from './scene.ts';

const channel = CHANNELS.requests.id;
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

function refusal(error: string, messages?: string[]) {
  const metadata = messages ? { response_metadata: expect.objectContaining({ messages }) } : {};
  return expect.objectContaining({ data: expect.objectContaining({ error, ...metadata }) });
}

describe('chat.postMessage', () => {
  test('shows the message to the members of the channel', async () => {
    const { client, as } = await scene();
    const posted = await client.chat.postMessage({ channel, text: 'Hello' });
    expect(posted).toMatchObject({
      ok: true,
      channel,
      message: { text: 'Hello', user: BOT_USER_ID },
    });
    expect(await as('guest').messages('cognito-requests')).toMatchObject([
      { ts: posted.ts, user: BOT_USER_ID, text: 'Hello', edited: false, ephemeral: false },
    ]);
    const { conversations } = await as('stranger').state();
    expect(conversations.map(({ name }) => name)).toEqual(['partner-agency']);
  });

  test('to a person opens the direct message and returns its id', async () => {
    const { client, as } = await scene();
    const posted = await client.chat.postMessage({ channel: PEOPLE.lead.id, text: 'Hello' });
    expect(posted.channel).toMatch(/^D/u);
    expect(await as('lead').dm()).toMatchObject([{ text: 'Hello' }]);
    expect(await as('colleague').dm()).toEqual([]);
  });

  test('with thread_ts replies in the thread', async () => {
    const { client, as } = await scene();
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'Question' });
    await client.chat.postMessage({ channel, text: 'Answer', thread_ts: ts });
    expect(await as('lead').messages(channel)).toMatchObject([
      { text: 'Question', thread: [{ text: 'Answer' }] },
    ]);
  });

  test('gives block and action ids to blocks that come without', async () => {
    const { client } = await scene();
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    const { message } = await client.chat.postMessage({ channel, text: 'Hi', blocks });
    expect(message?.blocks).toMatchObject([
      {
        block_id: expect.stringMatching(/.+/u),
        elements: [{ action_id: expect.stringMatching(/.+/u) }],
      },
    ]);
  });

  test('warns when blocks come without fallback text, and the history keeps the warning', async () => {
    const { client, slack } = await scene();
    const posted = await client.chat.postMessage({ channel, blocks: [section('Hi')] } as never);
    expect(posted.response_metadata?.warnings).toContain('missing_text_in_message');
    expect(slack.history).toMatchObject([{ warnings: ['missing_text_in_message'] }]);
  });

  test.for([
    ['C0NONE', 'channel_not_found'],
    [CHANNELS.random.id, 'not_in_channel'],
    ['U0NOBODY', 'channel_not_found'],
    [BOT_USER_ID, 'cannot_dm_bot'],
  ] as const)('to %s is %s', async ([to, error]) => {
    const { client } = await scene();
    await expect(client.chat.postMessage({ channel: to, text: 'Hi' })).rejects.toEqual(
      refusal(error),
    );
  });

  test('to other people’s direct message is channel_not_found', async () => {
    const { slack, client } = await scene();
    const body = JSON.stringify({ as: PEOPLE.lead.id, with: PEOPLE.colleague.id });
    const opened = await fetch(`${slack.url}/client/open-dm`, { method: 'POST', body });
    const { channel: dm } = (await opened.json()) as { channel: string };
    await expect(client.chat.postMessage({ channel: dm, text: 'Hi' })).rejects.toEqual(
      refusal('channel_not_found'),
    );
  });

  test('to an archived channel is is_archived', async () => {
    const channels = [{ ...CHANNELS.requests, archived: true }];
    const { client } = await scene({ seed: { ...SEED, channels } });
    await expect(client.chat.postMessage({ channel, text: 'Hi' })).rejects.toEqual(
      refusal('is_archived'),
    );
  });

  test('to a person needs the messages tab', async () => {
    const manifest = structuredClone(MANIFEST);
    manifest.features.app_home.messages_tab_enabled = false;
    const { client } = await scene({ manifest });
    const to = { channel: PEOPLE.lead.id, text: 'Hi' };
    await expect(client.chat.postMessage(to)).rejects.toEqual(refusal('messages_tab_disabled'));
  });

  test.for([
    [{ text: '' }, 'no_text'],
    [{ text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [{ text: 'Hi', blocks: 'not json' }, 'invalid_blocks_format'],
    [{ text: 'Hi', thread_ts: '1.000001' }, 'thread_not_found'],
  ] as const)('refuses %#: %s', async ([content, error]) => {
    const { client } = await scene();
    const call = client.apiCall('chat.postMessage', { channel, ...content });
    await expect(call).rejects.toEqual(refusal(error));
  });

  test('points at what is wrong in blocks', async () => {
    const { client } = await scene();
    const blocks = [section('fine'), section('x'.repeat(3001))];
    await expect(client.chat.postMessage({ channel, text: 'Hi', blocks })).rejects.toEqual(
      refusal('invalid_blocks', [
        '[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]',
      ]),
    );
  });
});

describe('chat.update', () => {
  test('edits the message in place', async () => {
    const { client, as } = await scene();
    const { ts = '' } = await client.chat.postMessage({
      channel,
      text: 'One',
      blocks: [section('1')],
    });
    await client.chat.update({ channel, ts, text: 'Two', blocks: [section('2')] });
    expect(await as('lead').messages(channel)).toMatchObject([
      { ts, text: 'Two', edited: false, blocks: [{ text: { text: '2' } }] },
    ]);
  });

  test('with text alone takes the blocks away and marks the message as edited', async () => {
    const { client, as } = await scene();
    const { ts = '' } = await client.chat.postMessage({
      channel,
      text: 'One',
      blocks: [section('1')],
    });
    await client.chat.update({ channel, ts, text: 'Two' });
    expect(await as('lead').messages(channel)).toMatchObject([
      { text: 'Two', edited: true, blocks: [] },
    ]);
  });

  test('of a message that is not there is message_not_found', async () => {
    const { client } = await scene();
    await expect(client.chat.update({ channel, ts: '1.000001', text: 'x' })).rejects.toEqual(
      refusal('message_not_found'),
    );
  });

  test('of somebody else’s message is cant_update_message', async () => {
    const { client, as } = await scene();
    await as('lead').say('Mine', 'cognito-requests');
    const [message] = await as('lead').messages(channel);
    const update = client.chat.update({ channel, ts: message?.ts ?? '', text: 'Yours' });
    await expect(update).rejects.toEqual(refusal('cant_update_message'));
  });

  test('of an ephemeral message is message_not_found', async () => {
    const { client } = await scene();
    const user = PEOPLE.lead.id;
    const { message_ts: ts = '' } = await client.chat.postEphemeral({
      channel,
      user,
      text: 'Psst',
    });
    await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toEqual(
      refusal('message_not_found'),
    );
  });

  test('with more than 4,000 characters is msg_too_long', async () => {
    const { client } = await scene();
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' });
    await expect(client.chat.update({ channel, ts, text: 'x'.repeat(4001) })).rejects.toEqual(
      refusal('msg_too_long'),
    );
  });
});

describe('chat.delete', () => {
  test('removes the app’s own message', async () => {
    const { client, as } = await scene();
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' });
    await client.chat.delete({ channel, ts });
    expect(await as('lead').messages(channel)).toEqual([]);
  });

  test('leaves somebody else’s message', async () => {
    const { client, as } = await scene();
    await as('lead').say('Mine', 'cognito-requests');
    const [message] = await as('lead').messages(channel);
    await expect(client.chat.delete({ channel, ts: message?.ts ?? '' })).rejects.toEqual(
      refusal('cant_delete_message'),
    );
  });
});

describe('chat.postEphemeral', () => {
  test('shows the message to one person', async () => {
    const { client, as } = await scene();
    await client.chat.postEphemeral({ channel, user: PEOPLE.lead.id, text: 'Psst' });
    expect(await as('lead').messages(channel)).toMatchObject([{ text: 'Psst', ephemeral: true }]);
    expect(await as('colleague').messages(channel)).toEqual([]);
  });

  test('to somebody who is not in the channel is user_not_in_channel', async () => {
    const { client } = await scene();
    const ephemeral = { channel, user: PEOPLE.stranger.id, text: 'Psst' };
    await expect(client.chat.postEphemeral(ephemeral)).rejects.toEqual(
      refusal('user_not_in_channel'),
    );
  });
});

test('chat.getPermalink leads to the message', async () => {
  const { client } = await scene();
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' });
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  expect(permalink).toBe(
    `https://sakura-labs.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
  );
});
