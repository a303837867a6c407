/** `bots.*`: who the app's own bot is. */
import * as z from 'zod/mini';
import { type Method, Refusal, read } from './method.ts';

const infoArgs = z.object({ bot: z.string() });

/** https://docs.slack.dev/reference/methods/bots.info */
export const info: Method = {
  scopes: ['users:read'],
  run: ({ seed, bot }, args) => {
    if (read(infoArgs, args).bot !== seed.botId) throw new Refusal('bot_not_found');
    const { botId: id, appId: app_id } = seed;
    return { bot: { id, deleted: false, name: bot.name, app_id, user_id: bot.id } };
  },
};
