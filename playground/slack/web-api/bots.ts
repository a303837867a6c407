/** `bots.*`: who the app's own bot is. */
import * as z from 'zod/mini';
import { type Method, Refusal, read } from './method.ts';

const infoArgs = z.object({ bot: z.string() });

export const info: Method = {
  scopes: ['users:read'],
  run: ({ seed, bot }, args) => {
    const { bot: id } = read(infoArgs, args);
    if (id !== seed.botId) throw new Refusal('bot_not_found');
    return { bot: { id, app_id: seed.appId, name: bot.name, user_id: bot.id, deleted: false } };
  },
};
