import type { Args, Method } from './method.ts';

export const apiTest: Method = {
  scopes: [],
  run: (_, { token: _token, ...args }: Args) => ({ args }),
};

export const authTest: Method = {
  scopes: [],
  run: ({ seed, bot }) => ({
    url: `https://${seed.team.domain}.slack.com/`,
    team: seed.team.name,
    user: bot.handle,
    team_id: seed.team.id,
    user_id: bot.id,
    bot_id: seed.botId,
    is_enterprise_install: false,
  }),
};
