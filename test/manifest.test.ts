import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { listeners } from '../src/app.ts';
import { slackConfig } from '../src/config.ts';
import { createFrontServices } from '../src/services.ts';
import type { EntryPoint } from '../src/slack/listeners.ts';

/** What each Web API method needs: https://docs.slack.dev/reference/methods */
const SCOPE_OF: Record<string, string | undefined> = {
  'bots.info': 'users:read',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'views.open': undefined,
  'views.publish': undefined,
  'views.push': undefined,
  'views.update': undefined,
};

const manifestShape = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string() })),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.optional(z.looseObject({ bot_events: z.array(z.string()) })),
    interactivity: z.looseObject({
      is_enabled: z.boolean(),
      request_url: z.string(),
      message_menu_options_url: z.string(),
    }),
  }),
});

const root = join(import.meta.dirname, '..');
const manifest = manifestShape.parse(load(await readFile(join(root, 'manifest.yml'), 'utf8')));
const registered: Record<EntryPoint['kind'], string[]> = {
  command: [],
  event: [],
  action: [],
  view: [],
};

beforeAll(() => {
  const environment = {
    TABLE_NAME: 'table',
    QUEUE_URL: 'http://127.0.0.1/queue',
    POLICY_FILE: 'policy.yml',
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_APP_ID: 'A1',
    SLACK_BOT_ID: 'B1',
    SLACK_BOT_USER_ID: 'U1',
  };
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  const services = createFrontServices(slackConfig(environment));
  for (const { kind, name } of listeners(services).entryPoints) registered[kind].push(name);
});

afterAll(() => {
  vi.unstubAllEnvs();
});

async function methodsCalled(): Promise<string[]> {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const sources = await Promise.all(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFile(join(root, 'src', file), 'utf8')),
  );
  const calls = sources.flatMap((source) => [
    ...source.matchAll(
      /(?:client|slack)\.((?:bots|chat|conversations|usergroups|users|views)(?:\.\w+)+)\(/g,
    ),
  ]);
  return [...new Set(calls.map(([, method = '']) => method))];
}

describe('the manifest and the code', () => {
  it('name the same commands', () => {
    const { slash_commands } = manifest.features;
    expect(slash_commands.map(({ command }) => command)).toEqual(registered.command);
  });

  it('name the same events', () => {
    expect(manifest.settings.event_subscriptions?.bot_events ?? []).toEqual(registered.event);
  });

  it('agree that there are buttons and modals', () => {
    expect(registered.action).not.toHaveLength(0);
    expect(registered.view).not.toHaveLength(0);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  it('send everything to the one address that the front has', () => {
    const { request_url, message_menu_options_url } = manifest.settings.interactivity;
    const commandUrls = manifest.features.slash_commands.map(({ url }) => url);
    const addresses = new Set([request_url, message_menu_options_url, ...commandUrls]);
    expect([...addresses].map((address) => new URL(address).pathname)).toEqual(['/slack/events']);
  });

  it('ask for the scopes that the calls need, and for no more', async () => {
    const methods = await methodsCalled();
    expect(methods.filter((method) => !(method in SCOPE_OF))).toEqual([]);
    const needed = methods.flatMap((method) => SCOPE_OF[method] ?? []);
    const scopes = manifest.oauth_config.scopes.bot;
    expect(new Set(scopes)).toEqual(new Set(['commands', ...needed]));
  });
});
