/** Conversations and the messages in them. */
import type { Block } from './block-kit/blocks.ts';
import { previewOf } from './preview.ts';
import { changed, nextTs, type Room, type StoredMessage, type Workspace } from './workspace.ts';

export interface NewMessage {
  user: string;
  text: string;
  blocks: Block[];
  threadTs?: string | undefined;
  onlyFor?: string | undefined;
  metadata?: unknown;
}

/** The direct message between two people, opened when there is none yet. */
export function directMessage(workspace: Workspace, one: string, other: string): Room {
  const members = new Set([one, other]);
  const known = [...workspace.rooms.values()].find(
    (room) => room.kind === 'dm' && room.members.has(one) && room.members.has(other),
  );
  return known ?? openDirectMessage(workspace, members);
}

/** The id follows from the members, so that it is the same in every run. */
function openDirectMessage(workspace: Workspace, members: Set<string>): Room {
  const others = [...members].filter((id) => id !== workspace.bot.id).sort();
  const room: Room = {
    id: `D${others.map((id) => id.slice(1)).join('')}`,
    kind: 'dm',
    name: 'directmessage',
    topic: '',
    archived: false,
    members,
    messages: [],
    lastRead: new Map(),
  };
  workspace.rooms.set(room.id, room);
  return room;
}

/** Puts a message into a room, counts it as unread and notifies those whom Slack would notify. */
export function post(workspace: Workspace, room: Room, message: NewMessage): StoredMessage {
  const { user, text, blocks, threadTs, onlyFor, metadata } = message;
  const stored: StoredMessage = {
    ts: nextTs(workspace),
    user,
    text,
    blocks,
    edited: false,
    preview: previewOf(workspace, text, blocks),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(onlyFor === undefined ? {} : { ephemeral: { onlyFor, shown: false } }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  room.messages.push(stored);
  if (onlyFor === undefined) notify(workspace, room, stored);
  changed(workspace);
  return stored;
}

/** Direct messages and mentions push; other channel messages only count as unread. */
function notify(workspace: Workspace, room: Room, message: StoredMessage): void {
  for (const member of room.members) {
    if (member === message.user || member === workspace.bot.id) continue;
    if (room.kind === 'channel' && !mentions(workspace, message, member)) continue;
    const pushed = { channel: room.id, ts: message.ts, text: message.preview };
    const earlier = workspace.notifications.get(member) ?? [];
    const mobileText = message.text || message.preview;
    workspace.notifications.set(member, [...earlier, { ...pushed, mobileText }]);
  }
}

function mentions(workspace: Workspace, message: StoredMessage, user: string): boolean {
  const written = `${message.text}\n${JSON.stringify(message.blocks)}`;
  const groups = workspace.seed.userGroups.filter((group) => group.members.includes(user));
  const ids = [`<@${user}`, '<!channel', '<!here', ...groups.map(({ id }) => `<!subteam^${id}`)];
  return ids.some((mention) => written.includes(mention));
}

export function findMessage(room: Room, ts: string): StoredMessage | undefined {
  return room.messages.find((message) => message.ts === ts);
}

export function removeMessage(workspace: Workspace, room: Room, ts: string): void {
  room.messages = room.messages.filter((message) => message.ts !== ts);
  changed(workspace);
}

/** A channel by id or name, a direct message by id. */
export function findRoom(workspace: Workspace, idOrName: string): Room | undefined {
  const byId = workspace.rooms.get(idOrName);
  if (byId !== undefined) return byId;
  const name = idOrName.replace(/^#/u, '');
  return [...workspace.rooms.values()].find((it) => it.kind === 'channel' && it.name === name);
}

/** How many messages of a room a person has not read; replies and ephemerals do not count. */
export function unreadCount(room: Room, user: string): number {
  const since = room.lastRead.get(user) ?? '';
  return room.messages.filter(
    (it) => it.ts > since && it.user !== user && !it.ephemeral && it.threadTs === undefined,
  ).length;
}
