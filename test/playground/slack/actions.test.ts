import { describe, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../../playground/slack/seed.ts';
import { json } from './fake-app.ts';
import { scene } from './scene.ts';

const channel = CHANNELS.requests.id;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const approve = {
  type: 'button' as const,
  action_id: 'approve',
  text: plain('Approve'),
  value: 'request-1',
  style: 'primary' as const,
};
const card = [{ type: 'actions' as const, block_id: 'decide', elements: [approve] }];

async function withCard(to: string = channel, options = {}) {
  const it = await scene(options);
  const { ts = '' } = await it.client.chat.postMessage({ channel: to, text: 'Card', blocks: card });
  return { ...it, ts };
}

describe('a button in a message', () => {
  test('tells the app who pressed what, where, and how to answer', async () => {
    const { app, as, ts } = await withCard();
    expect(await as('approver').click('Approve', { channel })).toEqual({ outcome: 'ok' });
    expect(app.last()).toMatchObject({ signed: true, path: '/slack/events' });
    expect(app.last().body).toEqual({
      type: 'block_actions',
      user: {
        id: PEOPLE.approver.id,
        username: 'noah.weber',
        name: 'noah.weber',
        team_id: 'T0SAKURA001',
      },
      team: { id: 'T0SAKURA001', domain: 'sakura-labs' },
      api_app_id: 'A0CONCIERGE',
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/u),
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'cognito-requests' },
      message: expect.objectContaining({ ts, text: 'Card', blocks: card }),
      state: { values: {} },
      response_url: expect.stringContaining('/actions/T0SAKURA001/'),
      actions: [{ ...approve, block_id: 'decide', action_ts: expect.any(String) }],
    });
  });

  test('can be pressed by a stranger, whose own team stands in user.team_id', async () => {
    const { app, as } = await withCard(CHANNELS.partners.id);
    expect(await as('stranger').click('Approve', { channel: 'partner-agency' })).toEqual({
      outcome: 'ok',
    });
    expect(app.last().body).toMatchObject({
      user: { team_id: 'T0PARTNER01' },
      team: { id: 'T0SAKURA001' },
    });
  });

  test.for([
    ['somebody who is not in the channel', { as: PEOPLE.stranger.id }],
    ['an unknown person', { as: 'U0NOBODY' }],
    ['the bot', { as: 'U0CONCIERGE' }],
    ['an element that is not there', { action_id: 'nope' }],
  ])('cannot be pressed: %s', async ([, more]) => {
    const { app, slack, ts } = await withCard();
    const container = { type: 'message', channel, ts };
    const action = { as: PEOPLE.lead.id, container, block_id: 'decide', action_id: 'approve' };
    const body = JSON.stringify(Object.assign(action, more));
    const response = await fetch(`${slack.url}/client/action`, { method: 'POST', body });
    expect(response.status).toBe(404);
    expect(app.received).toEqual([]);
  });

  test('in an ephemeral message can be pressed by its one reader', async () => {
    const { app, slack, client, as } = await scene();
    const ephemeral = { channel, user: PEOPLE.lead.id, text: 'Psst', blocks: card };
    const { message_ts: ts } = await client.chat.postEphemeral(ephemeral);
    const container = { type: 'message', channel, ts };
    const action = { as: PEOPLE.approver.id, container, block_id: 'decide', action_id: 'approve' };
    const body = JSON.stringify(action);
    const response = await fetch(`${slack.url}/client/action`, { method: 'POST', body });
    expect([response.status, app.received]).toEqual([404, []]);
    await as('lead').click('Approve', { channel });
    expect(app.last().body).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
  });

  test('says so when the app fails or is late', async () => {
    const { app, as } = await withCard(channel, { ackTimeout: 50 });
    app.answer = () => ({ status: 502 });
    expect(await as('lead').click('Approve', { channel })).toMatchObject({
      message: 'This app responded with Status Code 502.',
    });
    app.answer = () => 'never';
    expect(await as('lead').click('Approve', { channel })).toMatchObject({
      error: 'operation_timeout',
      message: 'Operation timed out. Apps need to respond within 3 seconds.',
    });
  });

  test('is found by its action id, in the newest message that has it', async () => {
    const { app, client, as } = await withCard();
    const newer = await client.chat.postMessage({ channel, text: 'Newer', blocks: card });
    await as('lead').click('approve', { channel });
    expect(app.last().body).toMatchObject({ message: { ts: newer.ts } });
  });
});

describe('an element in a view', () => {
  const picker = {
    type: 'static_select' as const,
    action_id: 'pool',
    options: ['a', 'b'].map(option),
  };
  const member = { type: 'external_select' as const, action_id: 'member', min_query_length: 0 };
  const view = {
    type: 'modal' as const,
    title: plain('Form'),
    submit: plain('Send'),
    blocks: [
      { type: 'section' as const, block_id: 'pick', text: plain('Pool'), accessory: picker },
      {
        type: 'input' as const,
        block_id: 'loud',
        label: plain('Loud'),
        dispatch_action: true,
        element: { type: 'plain_text_input' as const, action_id: 'value' },
      },
      {
        type: 'input' as const,
        block_id: 'quiet',
        label: plain('Quiet'),
        optional: true,
        element: { type: 'users_select' as const, action_id: 'value' },
      },
      {
        type: 'input' as const,
        block_id: 'who',
        label: plain('Member'),
        optional: true,
        element: member,
      },
    ],
  };

  async function withView() {
    const it = await scene();
    await it.as('lead').command('/greet');
    await it.client.views.open({ trigger_id: String(it.app.last().body.trigger_id), view });
    return { ...it, lead: it.as('lead') };
  }

  test('tells the app what was chosen, with the state of all inputs', async () => {
    const { app, lead } = await withView();
    await lead.choose('pool', 'B');
    const chosen = { type: 'static_select', selected_option: option('b') };
    const { body } = app.last();
    expect(body).toMatchObject({
      container: { type: 'view' },
      actions: [{ ...chosen, block_id: 'pick', action_id: 'pool' }],
      view: { state: { values: { pick: { pool: chosen }, loud: { value: { value: null } } } } },
    });
    expect(body).not.toHaveProperty('response_url');
    expect((await lead.topView())?.state).toMatchObject({ pick: { pool: chosen } });
  });

  test('inside an input block speaks up only with dispatch_action', async () => {
    const { app, lead } = await withView();
    await lead.choose('Loud', 'Hello');
    expect(app.last().body).toMatchObject({
      actions: [{ type: 'plain_text_input', value: 'Hello' }],
    });
    const before = app.received.length;
    await lead.choose('Quiet', 'Alice Baker');
    expect(app.received).toHaveLength(before);
    expect((await lead.topView())?.state.quiet?.value?.selected_user).toBe(PEOPLE.colleague.id);
  });

  test('says trouble connecting when the app fails', async () => {
    const { app, lead } = await withView();
    app.answer = () => ({ status: 500 });
    expect(await lead.choose('pool', 'a')).toMatchObject({
      message: 'We had some trouble connecting. Try again?',
    });
  });

  test('that is external asks the app for its options', async () => {
    const { app, slack, lead } = await withView();
    app.answer = () => json({ options: [option('alice')] });
    const body = JSON.stringify({
      as: PEOPLE.lead.id,
      container: { type: 'view', view_id: (await lead.topView())?.id },
      block_id: 'who',
      action_id: 'member',
      value: 'ali',
    });
    const response = await fetch(`${slack.url}/client/options`, { method: 'POST', body });
    expect(await response.json()).toEqual({ options: [option('alice')] });
    expect(app.last().body).toMatchObject({
      type: 'block_suggestion',
      block_id: 'who',
      action_id: 'member',
      value: 'ali',
      view: { type: 'modal' },
    });
  });

  test('of another person cannot be touched', async () => {
    const { slack, lead } = await withView();
    const body = JSON.stringify({
      as: PEOPLE.colleague.id,
      view_id: (await lead.topView())?.id,
      state: {},
    });
    const response = await fetch(`${slack.url}/client/submit`, { method: 'POST', body });
    expect(response.status).toBe(404);
  });
});

describe('a response_url', () => {
  async function withUrl(options = {}) {
    const it = await withCard(channel, options);
    await it.as('lead').click('Approve', { channel });
    const url = String(it.app.last().body.response_url);
    const respond = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { ...it, respond, messages: () => it.as('lead').messages(channel) };
  }

  test('posts a message for the one who acted alone', async () => {
    const { respond, messages, as } = await withUrl();
    expect(await (await respond({ text: 'Thanks' })).text()).toBe('ok');
    expect(await messages()).toMatchObject([{ text: 'Card' }, { text: 'Thanks', ephemeral: true }]);
    expect(await as('approver').messages(channel)).toHaveLength(1);
  });

  test('posts to the channel with in_channel', async () => {
    const { respond, as } = await withUrl();
    await respond({ text: 'Done', response_type: 'in_channel' });
    expect(await as('approver').messages(channel)).toMatchObject([{}, { text: 'Done' }]);
  });

  test('replaces or deletes the message that was acted upon', async () => {
    const { respond, messages } = await withUrl();
    await respond({ text: 'Decided', replace_original: true });
    expect(await messages()).toMatchObject([{ text: 'Decided', blocks: [] }]);
    await respond({ delete_original: true });
    expect(await messages()).toEqual([]);
  });

  test('serves five times', async () => {
    const { respond, messages } = await withUrl();
    const statuses = [];
    for (const text of ['1', '2', '3', '4', '5', '6']) {
      statuses.push((await respond({ text, response_type: 'in_channel' })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(await messages()).toHaveLength(6);
  });

  test('lives for thirty minutes', async () => {
    let late = 0;
    const { respond, slack } = await withUrl({ now: () => new Date(Date.now() + late) });
    late = 30 * 60_000 + 1_000;
    const response = await respond({ text: 'Late' });
    expect([response.status, await response.json()]).toEqual([
      404,
      { ok: false, error: 'expired_url' },
    ]);
    expect(slack.history.at(-1)).toMatchObject({ kind: 'response-url', answer: 'expired_url' });
  });

  test('refuses blocks over a limit', async () => {
    const { respond } = await withUrl();
    const blocks = [{ type: 'header', text: plain('x'.repeat(151)) }];
    const response = await respond({ text: 'Hi', blocks });
    expect([response.status, await response.json()]).toEqual([
      400,
      { ok: false, error: 'invalid_blocks' },
    ]);
  });
});
