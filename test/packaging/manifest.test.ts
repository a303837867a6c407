import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

/** Path of the JSON schema that Slack publishes for manifests, for whoever has fetched it. */
const SLACK_SCHEMA = process.env.SLACK_MANIFEST_SCHEMA;

const between = (minimum: number, maximum: number) =>
  z.string().check(z.minLength(minimum), z.maxLength(maximum));

const requestUrl = z.url({ protocol: /^https$/ }).check(z.endsWith('/slack/events'));

/** The parts of a manifest that Concierge uses, with the limits of Slack's manifest schema. */
const Manifest = z.strictObject({
  display_information: z.strictObject({
    name: between(1, 35),
    description: between(1, 140),
    long_description: between(175, 4000),
    background_color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: between(1, 80), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().check(z.regex(/^\/[a-z-]{1,31}$/)),
        description: between(1, 2000),
        usage_hint: between(1, 1000),
        url: requestUrl,
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: requestUrl,
      bot_events: z.array(z.string()),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: requestUrl,
      message_menu_options_url: requestUrl,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const source: unknown = load(readFileSync('manifest.yml', 'utf8'));

describe('manifest.yml', () => {
  const manifest = z.parse(Manifest, source);
  const { features, oauth_config, settings } = manifest;

  it('asks for the scopes that are needed and no others', () => {
    expect(oauth_config.scopes.bot.toSorted()).toEqual([
      'chat:write',
      'commands',
      'usergroups:read',
      'users:read',
      'users:read.email',
    ]);
  });

  it('offers its commands', () => {
    expect(features.slash_commands).toMatchObject([
      { command: '/cognito-add', usage_hint: '[email] [pool]' },
      { command: '/cognito-user', usage_hint: '<email or username> [pool]' },
      { command: '/cognito-admin', usage_hint: 'freeze [pool] [reason] | thaw [pool]' },
    ]);
  });

  it('sends everything to one address', () => {
    const { request_url, message_menu_options_url } = settings.interactivity;
    const events = settings.event_subscriptions.request_url;
    const commands = features.slash_commands.map(({ url }) => url);
    const urls = [...commands, events, message_menu_options_url];
    expect(new Set([request_url, ...urls])).toEqual(new Set([request_url]));
  });

  it('is for one workspace, over HTTP, with people reading and not writing its messages', () => {
    expect(settings).toMatchObject({
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    });
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  if (SLACK_SCHEMA === undefined) return;
  it('fits the schema that Slack publishes', () => {
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(SLACK_SCHEMA, 'utf8')),
    );
    expect(validate(source), JSON.stringify(validate.errors)).toBe(true);
  });
});
