/** `apps.*`: what whoever made the app does with it, by tokens of their own. */
import * as z from 'zod/mini';
import { newTicket } from '../socket-mode/connections.ts';
import { type Method, Refusal, read } from './method.ts';

const exportArgs = z.object({ app_id: z.string() });

/** https://docs.slack.dev/reference/methods/apps.connections.open */
export const connectionsOpen: Method = {
  scopes: [],
  token: 'app',
  run: ({ connections, url, seed }) => ({
    url: `${url.replace('http', 'ws')}/link/?ticket=${newTicket(connections)}&app_id=${seed.appId}`,
  }),
};

/** The manifest with the addresses to which the workspace sends: https://docs.slack.dev/reference/methods/apps.manifest.export */
export const exportManifest: Method = {
  scopes: [],
  token: 'configuration',
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
