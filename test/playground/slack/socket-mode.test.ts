import { expect, onTestFinished, test } from 'vitest';
import { APP_ID, APP_TOKEN, BOT_TOKEN, CHANNELS, PEOPLE } from '../../../playground/slack/seed.ts';
import type { Slack } from '../../../playground/slack/server.ts';
import { MANIFEST, scene, webClient } from './scene.ts';

const SOCKET_MODE = { ...MANIFEST, settings: { ...MANIFEST.settings, socket_mode_enabled: true } };

const workspace = (options: object = {}) =>
  scene({ manifest: SOCKET_MODE, appToken: APP_TOKEN, ...options });

type Message = Record<string, unknown> & { envelope_id: string };

/** The app's end of a connection: what came, and a way to answer. */
class Connected {
  readonly came: Message[] = [];
  #socket: WebSocket;
  #waiting: (() => void)[] = [];

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', ({ data }) => {
      this.came.push(JSON.parse(String(data)));
      for (const look of this.#waiting.splice(0)) look();
    });
    onTestFinished(() => this.#socket.close());
  }

  /** The message of that number, counted from 0: the hello is the first. */
  async message(index: number): Promise<Message> {
    for (;;) {
      const message = this.came[index];
      if (message) return message;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  acknowledge({ envelope_id }: Message, payload?: object): void {
    this.#socket.send(JSON.stringify({ envelope_id, ...(payload ? { payload } : {}) }));
  }
}

async function open(slack: Slack): Promise<Connected> {
  const { url } = await webClient(slack, APP_TOKEN).apps.connections.open({});
  return new Connected(url ?? '');
}

test('opens a connection for the app-level token alone, and greets the app', async () => {
  const { slack, client } = await workspace();
  await expect(client.apps.connections.open({})).rejects.toThrow('not_allowed_token_type');
  await expect(webClient(slack, 'xapp-1-other').apps.connections.open({})).rejects.toThrow(
    'invalid_auth',
  );
  await expect(webClient(slack, APP_TOKEN).auth.test()).rejects.toThrow('not_allowed_token_type');
  expect(await (await open(slack)).message(0)).toEqual({
    type: 'hello',
    connection_info: { app_id: APP_ID },
    num_connections: 1,
    debug_info: expect.objectContaining({ approximate_connection_time: expect.any(Number) }),
  });
});

test('lets nobody in without a ticket, or with one that was used', async () => {
  const { slack } = await workspace();
  const { url = '' } = await webClient(slack, APP_TOKEN).apps.connections.open({});
  await new Connected(url).message(0);
  for (const address of [url, `${slack.url.replace('http', 'ws')}/link/`]) {
    const socket = new WebSocket(address);
    expect(
      await new Promise((resolve) => socket.addEventListener('error', () => resolve('refused'))),
    ).toBe('refused');
  }
});

test('sends a command as an envelope, and shows the payload of its acknowledgement', async () => {
  const { slack, app, as } = await workspace();
  const connected = await open(slack);
  await connected.message(0);
  const typed = as('lead').command('/greet Alice', 'general');
  const envelope = await connected.message(1);
  expect(envelope).toEqual({
    envelope_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: expect.objectContaining({
      command: '/greet',
      text: 'Alice',
      user_id: PEOPLE.lead.id,
      channel_id: CHANNELS.general.id,
      api_app_id: APP_ID,
    }),
  });
  connected.acknowledge(envelope, { text: 'Hello Alice' });
  expect(await typed).toEqual({ outcome: 'ok' });
  const shown = await as('lead').messages('general');
  expect(shown.at(-1)).toMatchObject({ text: 'Hello Alice', ephemeral: true });
  expect(app.received).toEqual([]);
});

test('says that the app failed when it acknowledges nothing, or is not connected', async () => {
  const { slack, as } = await workspace({ ackTimeout: 100 });
  expect(await as('lead').command('/greet')).toMatchObject({ error: 'dispatch_failed' });
  const connected = await open(slack);
  await connected.message(0);
  expect(await as('lead').command('/greet')).toMatchObject({ error: 'operation_timeout' });
  expect(connected.came).toHaveLength(2);
});

test('sends an event again under the same id until it is acknowledged', async () => {
  const { slack, as } = await workspace({ ackTimeout: 500 });
  const connected = await open(slack);
  await connected.message(0);
  const opened = as('lead').openHome();
  const first = await connected.message(1);
  expect(first).toMatchObject({
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
    payload: { type: 'event_callback', event: { type: 'app_home_opened' } },
  });
  const second = await connected.message(2);
  expect(second).toEqual({ ...first, retry_attempt: 1, retry_reason: 'timeout' });
  connected.acknowledge(second);
  expect(await opened).toEqual({ outcome: 'ok' });
  expect(connected.came).toHaveLength(3);
});

test('ends a connection with the reason, and takes ten of them', async () => {
  const { slack } = await workspace();
  const first = await open(slack);
  await first.message(0);
  for (let count = 2; count <= 10; count += 1) {
    expect(await (await open(slack)).message(0)).toMatchObject({ num_connections: count });
  }
  const reason = async (connected: Connected, index: number) =>
    (await connected.message(index)).reason;
  expect(await reason(await open(slack), 0)).toBe('too_many_websockets');
  slack.disconnect('refresh_requested');
  expect(await reason(first, 1)).toBe('refresh_requested');
});

test('has no connection for an app whose manifest asks for none', async () => {
  const { slack } = await workspace({ manifest: MANIFEST });
  expect(await (await open(slack)).message(0)).toMatchObject({
    type: 'disconnect',
    reason: 'link_disabled',
  });
});

test('tells of which app a bot is', async () => {
  const { slack } = await workspace();
  const client = webClient(slack, BOT_TOKEN);
  const bot = { app_id: APP_ID, user_id: 'U0CONCIERGE' };
  expect(await client.bots.info({ bot: 'B0CONCIERGE' })).toMatchObject({ bot });
  await expect(client.bots.info({ bot: 'B0OTHER' })).rejects.toThrow('bot_not_found');
});
