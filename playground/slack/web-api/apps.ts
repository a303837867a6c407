/** `apps.*`: what whoever made the app does with it, by a token of their own. */
import * as z from 'zod/mini';
import { CONFIG_TOKEN } from '../seed.ts';
import { type Method, Refusal, read } from './method.ts';

const exportArgs = z.object({ app_id: z.string() });

/** The manifest with the addresses to which the workspace sends: https://docs.slack.dev/reference/methods/apps.manifest.export */
export const exportManifest: Method = {
  scopes: [],
  token: CONFIG_TOKEN,
  run: ({ seed, manifest, frontUrl }, args) => {
    if (read(exportArgs, args).app_id !== seed.appId) throw new Refusal('invalid_app_id');
    const at = (url: string | undefined) => url && new URL(new URL(url).pathname, frontUrl()).href;
    return {
      manifest: {
        display_information: { name: manifest.botName },
        features: {
          slash_commands: manifest.commands.map(({ command, url }) => ({ command, url: at(url) })),
        },
        oauth_config: { scopes: { bot: manifest.scopes } },
        settings: {
          event_subscriptions: { request_url: at(manifest.eventsUrl), bot_events: manifest.events },
          interactivity: {
            is_enabled: true,
            request_url: at(manifest.interactivityUrl),
            message_menu_options_url: at(manifest.optionsUrl),
          },
        },
      },
    };
  },
};
