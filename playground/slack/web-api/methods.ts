/** The Web API methods of this workspace. Any other answers `unknown_method`. */
import * as apps from './apps.ts';
import * as auth from './auth.ts';
import * as bots from './bots.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import type { Method } from './method.ts';
import * as usergroups from './usergroups.ts';
import * as users from './users.ts';
import * as views from './views.ts';

export const METHODS: ReadonlyMap<string, Method> = new Map([
  ['api.test', auth.apiTest],
  ['apps.connections.open', apps.connectionsOpen],
  ['apps.manifest.export', apps.exportManifest],
  ['auth.test', auth.authTest],
  ['bots.info', bots.info],
  ['chat.delete', chat.remove],
  ['chat.getPermalink', chat.getPermalink],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.postMessage', chat.postMessage],
  ['chat.update', chat.update],
  ['conversations.info', conversations.info],
  ['conversations.list', conversations.list],
  ['conversations.members', conversations.members],
  ['conversations.open', conversations.open],
  ['usergroups.list', usergroups.list],
  ['usergroups.users.list', usergroups.usersList],
  ['users.info', users.info],
  ['users.list', users.list],
  ['users.lookupByEmail', users.lookupByEmail],
  ['views.open', views.open],
  ['views.publish', views.publish],
  ['views.push', views.push],
  ['views.update', views.update],
]);
