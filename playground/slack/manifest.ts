/** What the workspace knows about the app from its manifest (manifest.yml, parsed). */
import * as z from 'zod/mini';

const schema = z.looseObject({
  features: z.looseObject({
    bot_user: z.looseObject({ display_name: z.string() }),
    app_home: z.optional(
      z.looseObject({
        home_tab_enabled: z.optional(z.boolean()),
        messages_tab_enabled: z.optional(z.boolean()),
        messages_tab_read_only_enabled: z.optional(z.boolean()),
      }),
    ),
    slash_commands: z.optional(
      z.array(
        z.looseObject({
          command: z.string(),
          description: z.string(),
          usage_hint: z.optional(z.string()),
          url: z.optional(z.string()),
        }),
      ),
    ),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.optional(
      z.looseObject({
        request_url: z.optional(z.string()),
        bot_events: z.optional(z.array(z.string())),
      }),
    ),
    interactivity: z.optional(
      z.looseObject({
        is_enabled: z.boolean(),
        request_url: z.optional(z.string()),
        message_menu_options_url: z.optional(z.string()),
      }),
    ),
    socket_mode_enabled: z.optional(z.boolean()),
  }),
});

export interface Command {
  command: string;
  description: string;
  usageHint: string;
  url?: string | undefined;
}

export interface Manifest {
  botName: string;
  scopes: string[];
  commands: Command[];
  homeTab: boolean;
  messagesTab: boolean;
  messagesReadOnly: boolean;
  events: string[];
  eventsUrl?: string | undefined;
  interactivityUrl?: string | undefined;
  optionsUrl?: string | undefined;
  /** Everything comes over the app's own connection, and no URL counts. */
  socketMode: boolean;
}

/** Throws a ZodError when the manifest lacks what a workspace needs to install the app. */
export function parseManifest(input: unknown): Manifest {
  const { features, oauth_config, settings } = z.parse(schema, input);
  const { app_home: home, slash_commands: commands = [] } = features;
  const { event_subscriptions: events, interactivity } = settings;
  const interactive = interactivity?.is_enabled === true;
  return {
    botName: features.bot_user.display_name,
    scopes: oauth_config.scopes.bot,
    commands: commands.map(({ usage_hint = '', ...it }) => ({ ...it, usageHint: usage_hint })),
    homeTab: home?.home_tab_enabled === true,
    messagesTab: home?.messages_tab_enabled === true,
    messagesReadOnly: home?.messages_tab_read_only_enabled === true,
    events: events?.bot_events ?? [],
    eventsUrl: events?.request_url,
    interactivityUrl: interactive ? interactivity?.request_url : undefined,
    optionsUrl: interactive ? interactivity?.message_menu_options_url : undefined,
    socketMode: settings.socket_mode_enabled === true,
  };
}
