import { newTicket } from '../socket-mode/connections.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/apps.connections.open */
export const connectionsOpen: Method = {
  scopes: [],
  token: 'app',
  run: ({ connections, url, seed }) => ({
    url: `${url.replace('http', 'ws')}/link/?ticket=${newTicket(connections)}&app_id=${seed.appId}`,
  }),
};
