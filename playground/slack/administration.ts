/** What the owners of a workspace do to it, past the app and past the people in the story. */
import { findRoom, removeMessage } from './rooms.ts';
import {
  changed,
  type Room,
  type SeedPerson,
  type UserGroup,
  type Workspace,
} from './workspace.ts';

export interface Administration {
  archive(channel: string): void;
  unarchive(channel: string): void;
  /** Takes the app out of a channel, as `/remove @Concierge` does. */
  removeApp(channel: string): void;
  inviteApp(channel: string): void;
  deactivate(user: string): void;
  reactivate(user: string): void;
  /** Leaves them one channel: Slack's `is_ultra_restricted`. */
  makeSingleChannelGuest(user: string): void;
  /** The address in their profile. */
  changeEmail(user: string, email: string): void;
  /** A preference by which the app can write to that person no more: `restricted_action`. */
  refuseMessagesTo(user: string): void;
  acceptMessagesTo(user: string): void;
  /** Deletes anybody's message, as administrators may. */
  deleteMessage(channel: string, ts: string): void;
  /** Installs the app again: calls with the token before are answered `invalid_auth`. */
  replaceToken(token: string): void;
  /** Installs the app again without a scope: its token has no longer all of the manifest's. */
  withdrawScope(scope: string): void;
  deleteUserGroup(id: string): void;
  disableUserGroup(id: string): void;
  /** Has Slack send everything to another origin, as who edits the app's manifest does. */
  sendRequestsTo(origin: string): void;
  /** Regenerates the signing secret: from now on requests are signed with this one. */
  replaceSigningSecret(secret: string): void;
}

export function administrationOf(workspace: Workspace): Administration {
  const change = (id: string, act: (room: Room) => void) => {
    act(roomCalled(workspace, id));
    changed(workspace);
  };
  return {
    archive: (channel) => change(channel, (room) => Object.assign(room, { archived: true })),
    unarchive: (channel) => change(channel, (room) => Object.assign(room, { archived: false })),
    removeApp: (channel) => change(channel, ({ members }) => members.delete(workspace.bot.id)),
    inviteApp: (channel) => change(channel, ({ members }) => members.add(workspace.bot.id)),
    deactivate: (user) => changePerson(workspace, user, { kind: 'deactivated' }),
    reactivate: (user) => changePerson(workspace, user, { kind: 'member' }),
    makeSingleChannelGuest: (user) =>
      changePerson(workspace, user, { kind: 'single-channel-guest' }),
    changeEmail: (user, email) => changePerson(workspace, user, { email }),
    refuseMessagesTo: (user) => void workspace.unreachable.add(user),
    acceptMessagesTo: (user) => void workspace.unreachable.delete(user),
    deleteMessage: (channel, ts) => removeMessage(workspace, roomCalled(workspace, channel), ts),
    replaceToken: (token) => {
      workspace.botToken = token;
    },
    withdrawScope: (scope) => {
      const scopes = workspace.manifest.scopes.filter((it) => it !== scope);
      workspace.manifest = { ...workspace.manifest, scopes };
    },
    deleteUserGroup: (id) =>
      changeGroups(workspace, (groups) => groups.filter((group) => group.id !== id)),
    disableUserGroup: (id) =>
      changeGroups(workspace, (groups) =>
        groups.map((group) => (group.id === id ? { ...group, disabled: true } : group)),
      ),
    sendRequestsTo: (origin) => {
      workspace.frontUrl = () => origin;
    },
    replaceSigningSecret: (secret) => {
      workspace.signingSecret = secret;
    },
  };
}

function roomCalled(workspace: Workspace, id: string): Room {
  const room = findRoom(workspace, id);
  if (room === undefined) throw new Error(`There is no channel ${id}`);
  return room;
}

/** The seed is everybody's: a workspace that differs gets one of its own. */
function changeGroups(workspace: Workspace, change: (groups: UserGroup[]) => UserGroup[]): void {
  workspace.seed = { ...workspace.seed, userGroups: change(workspace.seed.userGroups) };
}

function changePerson(workspace: Workspace, id: string, change: Partial<SeedPerson>): void {
  const person = workspace.people.get(id);
  if (person === undefined) throw new Error(`There is nobody called ${id}`);
  workspace.people.set(id, { ...person, ...change });
  changed(workspace);
}
