/** `conversations.*`: the rooms that the app's bot can see. */
import * as z from 'zod/mini';
import { directMessage, findRoom } from '../rooms.ts';
import type { Room, Workspace } from '../workspace.ts';
import { count, flag, type Method, page, Refusal, read } from './method.ts';

const READ_SCOPES = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

const openArgs = z.object({
  users: z.optional(z.string()),
  channel: z.optional(z.string()),
  return_im: flag,
});

/** Opens or finds the bot's direct message with one person. */
export const open: Method = {
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  run: (workspace, args) => {
    const { users, channel, return_im } = read(openArgs, args);
    if (users === undefined)
      return { channel: shown(workspace, visible(workspace, channel ?? '')) };
    const room = openWith(workspace, users);
    return { channel: return_im ? shown(workspace, room) : { id: room.id } };
  },
};

/** The bot's direct message with a person; refuses unknown and deactivated people, and bots. */
export function openWith(workspace: Workspace, user: string): Room {
  const person = workspace.people.get(user);
  if (person === undefined) throw new Refusal('user_not_found');
  if (person.kind === 'bot') throw new Refusal('cannot_dm_bot');
  if (person.kind === 'deactivated') throw new Refusal('user_disabled');
  return directMessage(workspace, workspace.bot.id, user);
}

const channelArgs = z.object({ channel: z.string() });

export const info: Method = {
  scopes: READ_SCOPES,
  run: (workspace, args) => ({
    channel: shown(workspace, visible(workspace, read(channelArgs, args).channel)),
  }),
};

const membersArgs = z.object({
  channel: z.string(),
  limit: count,
  cursor: z.optional(z.string()),
});

export const members: Method = {
  scopes: READ_SCOPES,
  run: (workspace, args) => {
    const { channel, limit, cursor } = read(membersArgs, args);
    const some = page([...visible(workspace, channel).members], limit, cursor);
    return { members: some.items, response_metadata: { next_cursor: some.cursor } };
  },
};

const listArgs = z.object({
  types: z.optional(z.string()),
  exclude_archived: flag,
  limit: count,
  cursor: z.optional(z.string()),
});

export const list: Method = {
  scopes: READ_SCOPES,
  run: (workspace, args) => {
    const { types = 'public_channel', exclude_archived, limit, cursor } = read(listArgs, args);
    const wanted = types.split(',').map((type) => type.trim());
    const rooms = [...workspace.rooms.values()].filter(
      (room) =>
        wanted.includes(room.kind === 'dm' ? 'im' : 'public_channel') &&
        isVisible(workspace, room) &&
        !(exclude_archived && room.archived),
    );
    const some = page(rooms, limit, cursor);
    const channels = some.items.map((room) => shown(workspace, room));
    return { channels, response_metadata: { next_cursor: some.cursor } };
  },
};

function visible(workspace: Workspace, id: string): Room {
  const room = findRoom(workspace, id);
  if (room === undefined || !isVisible(workspace, room)) throw new Refusal('channel_not_found');
  return room;
}

function isVisible({ bot }: Workspace, room: Room): boolean {
  return room.kind === 'channel' || room.members.has(bot.id);
}

function shown({ bot }: Workspace, room: Room) {
  const isMember = room.members.has(bot.id);
  if (room.kind === 'dm') {
    const user = [...room.members].find((id) => id !== bot.id);
    return { id: room.id, is_im: true, is_channel: false, is_archived: false, user };
  }
  return {
    id: room.id,
    name: room.name,
    name_normalized: room.name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: room.archived,
    is_member: isMember,
    topic: { value: room.topic, creator: '', last_set: 0 },
    num_members: room.members.size,
  };
}
