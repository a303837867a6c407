/**
 * A strict stand-in for a Slack workspace on a loopback port: the Web API that the app calls, the
 * client API through which people act (client-api.ts), and signed requests to the app for what
 * they do, or envelopes over its own connection (socket-mode/).
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type Administration, administrationOf } from './administration.ts';
import { clientApi } from './client/routes.ts';
import { verifyRequestUrl } from './delivery/events.ts';
import type { HistoryEntry } from './history.ts';
import { parseManifest } from './manifest.ts';
import { responseUrls } from './responses.ts';
import {
  acceptConnections,
  type DisconnectReason,
  disconnectAll,
} from './socket-mode/connections.ts';
import { webApi } from './web-api/endpoint.ts';
import { createWorkspace, type Workspace, type WorkspaceSeed } from './workspace.ts';

export interface SlackOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  seed: WorkspaceSeed;
  signingSecret: string;
  botToken: string;
  /** The app-level token, with the scope `connections:write`. */
  appToken?: string;
  /** The app's manifest.yml, parsed. */
  manifest: unknown;
  /** Where the app listens. The path comes from the manifest's own request URLs. */
  frontUrl: string | (() => string);
  /** Built files of the page. */
  pageDir?: string;
  /** What else the same address serves. */
  extraRoutes?: Hono;
  now?: () => Date;
  /** How long the app may take to acknowledge, in milliseconds: Slack's 3,000 unless told. */
  ackTimeout?: number;
}

export interface Slack {
  url: string;
  /** For the WebClient's `slackApiUrl`; ends in `/api/`. */
  apiUrl: string;
  /** Everything that the app sent or was sent, in order. */
  history: HistoryEntry[];
  /** Answers the next call of a method with 429 and `Retry-After` (seconds). */
  throttle(method: string, retryAfter: number): void;
  /** Answers every call so, for that long (seconds): https://docs.slack.dev/apis/web-api/rate-limits */
  throttleAll(seconds: number): void;
  /** Sends the app everything twice from now on: at the same moment, or once more after the answer. */
  deliverTwice(how: Workspace['repeating']): void;
  /** Lets something happen between each call of a method and its answer; nothing, to stop that. */
  beforeAnswer(method: string, act?: () => unknown): void;
  administration: Administration;
  /** Plays Slack's `url_verification`; true when the app echoed the challenge. */
  verifyRequestUrl(): Promise<boolean>;
  /** Tells the app that its connection of Socket Mode ends, and why. */
  disconnect(reason: DisconnectReason): void;
  close(): Promise<void>;
}

/** Starts the workspace. Throws a ZodError for a manifest that Slack could not install. */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const workspace = workspaceFor(options);
  const server = await listen(routes(workspace, options), options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  workspace.url = `http://127.0.0.1:${port}`;
  acceptConnections(workspace, server);
  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    history: workspace.history,
    throttle: (method, retryAfter) => workspace.throttled.set(method, retryAfter),
    throttleAll: (seconds) => {
      workspace.throttledUntil = new Date(workspace.now().getTime() + seconds * 1000);
    },
    deliverTwice: (how) => {
      workspace.repeating = how;
    },
    beforeAnswer: (method, act = () => {}) => {
      workspace.interludes.set(method, act);
    },
    administration: administrationOf(workspace),
    verifyRequestUrl: () => verifyRequestUrl(workspace),
    disconnect: (reason) => disconnectAll(workspace.connections, reason),
    close: () => close(server),
  };
}

/** The workspace of these options, which nobody serves yet. */
export function workspaceFor(options: SlackOptions): Workspace {
  const { seed, botToken, appToken, signingSecret, frontUrl } = options;
  return createWorkspace({
    seed,
    botToken,
    appToken,
    signingSecret,
    manifest: parseManifest(options.manifest),
    frontUrl: typeof frontUrl === 'string' ? () => frontUrl : frontUrl,
    now: options.now ?? (() => new Date()),
    ackTimeout: options.ackTimeout ?? 3_000,
  });
}

/** Everything that a workspace answers over HTTP. */
export function routes(
  workspace: Workspace,
  { extraRoutes, pageDir }: Pick<SlackOptions, 'extraRoutes' | 'pageDir'> = {},
): Hono {
  const app = new Hono();
  app.route('/', webApi(workspace));
  app.route('/', clientApi(workspace));
  app.route('/', responseUrls(workspace));
  if (extraRoutes !== undefined) app.route('/', extraRoutes);
  if (pageDir !== undefined) app.use(serveStatic({ root: pageDir }));
  return app;
}

function listen(app: Hono, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }) as Server;
    server.once('listening', () => resolve(server)).once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
