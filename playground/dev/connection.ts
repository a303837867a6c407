/** The connection to Slack, and what becomes of it in a sentence each. */
import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import * as z from 'zod/mini';
import { parseJson } from '../slack/json.ts';
import { DevProblem } from './problem.ts';
import { quiet } from './quiet-logger.ts';
import { slackProblem } from './slack-refusals.ts';
import type { Envelope } from './socket-front.ts';

interface Options {
  appToken: string;
  slackApiUrl: string;
  /** The app that the bot token belongs to. */
  appId: string;
  onEnvelope: (envelope: Envelope) => Promise<void>;
  /** Hears a sentence when something becomes of the connection. */
  tell: (sentence: string) => void;
}

export interface Connection {
  /** Settles when the connection cannot go on, with a DevProblem. */
  ended: Promise<DevProblem>;
  close: () => Promise<void>;
}

const DISCONNECTED = {
  warning: 'Slack ends this connection in some seconds; another one is opened.',
  refresh_requested: 'Slack asks for a fresh connection, as it does every few hours.',
  too_many_websockets:
    'The app has more connections than Slack allows (10, too_many_websockets): end the others, which take part of what you press.',
  other: (reason: string) => `Slack ends the connection (${reason}).`,
} as const;

const NO_SOCKET_MODE =
  'Socket Mode is off for this app (link_disabled): turn it on in the app’s settings under Socket Mode, or paste what `npm run dev:manifest` prints into App Manifest.';

const message = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    connection_info: z.object({ app_id: z.string() }),
    num_connections: z.number(),
  }),
  z.object({ type: z.literal('disconnect'), reason: z.string() }),
]);

type Hello = Extract<z.output<typeof message>, { type: 'hello' }>;

/** Connects, and stays connected until it is closed. Throws DevProblem when that cannot be. */
export async function connect(options: Options): Promise<Connection> {
  const client = new SocketModeClient({
    appToken: options.appToken,
    logger: quiet,
    clientOptions: { slackApiUrl: options.slackApiUrl },
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<DevProblem>();
  client.on('slack_event', options.onEnvelope);
  client.on('error', (error: Error) => options.tell(`The connection broke: ${error.message}`));
  client.on('reconnecting', () => options.tell('Connecting again …'));
  client.on('ws_message', (text: unknown) => {
    const { data } = message.safeParse(parseJson(String(text)));
    if (data === undefined) return;
    const problem = data.type === 'hello' ? greeted(options, data) : parted(options, data.reason);
    if (problem) end(problem);
  });
  const started = client.start();
  const close = () => Promise.race([client.disconnect(), pause(CLOSING)]).then(() => {});
  const connected = started.then(
    () => undefined,
    (error: unknown) => slackProblem('SLACK_APP_TOKEN', options.slackApiUrl, error),
  );
  const problem = await Promise.race([connected, ended]);
  if (problem === undefined) return { ended, close };
  await close();
  throw problem;
}

/** Slack keeps the TCP connection open after the closing handshake, and the client waits for it. In ms. */
const CLOSING = 500;

function greeted({ appId, tell }: Options, hello: Hello): DevProblem | undefined {
  const { app_id } = hello.connection_info;
  if (app_id !== appId) {
    return new DevProblem([
      `SLACK_APP_TOKEN belongs to the app ${app_id}, SLACK_BOT_TOKEN to ${appId}: take both from the same app.`,
    ]);
  }
  const others = hello.num_connections - 1;
  if (others > 0) {
    tell(`Connected, beside ${others} more of the same app: each takes part of what you press.`);
  } else tell('Connected.');
  return undefined;
}

function parted({ tell }: Options, reason: string): DevProblem | undefined {
  if (reason === 'link_disabled') return new DevProblem([NO_SOCKET_MODE]);
  const { other, ...known } = DISCONNECTED;
  tell(reason in known ? known[reason as keyof typeof known] : other(reason));
  return undefined;
}
