/** `chat.*`: the messages that the app writes. */
import * as z from 'zod/mini';
import type { Block } from '../block-kit/blocks.ts';
import { checkMessageBlocks } from '../block-kit/check.ts';
import { messageObject } from '../messages.ts';
import { findMessage, findRoom, post, removeMessage } from '../rooms.ts';
import { changed, type Room, type StoredMessage, type Workspace } from '../workspace.ts';
import { openWith } from './conversations.ts';
import { type Args, type Method, malformed, Refusal, read } from './method.ts';

/** Characters of `text`: Slack cuts or refuses longer ones (postMessage, update). */
const LONGEST_POST = 40_000;
const LONGEST_UPDATE = 4_000;

const content = { text: z.optional(z.string()), blocks: z.optional(z.unknown()) };

const postArgs = z.object({
  channel: z.string(),
  ...content,
  thread_ts: z.optional(z.string()),
  metadata: z.optional(z.looseObject({ event_type: z.string() })),
});

/** Posts to a channel, a direct message, or a person, whose direct message it then opens. */
export const postMessage: Method = {
  scopes: ['chat:write'],
  run: (workspace, args) => {
    const { channel, thread_ts: threadTs, metadata } = read(postArgs, args);
    const room = writable(workspace, target(workspace, channel));
    if (isUnreachable(workspace, room)) throw new Refusal('restricted_action');
    const { text, blocks } = readContent(args, LONGEST_POST);
    if (threadTs !== undefined && !findMessage(room, threadTs))
      throw new Refusal('thread_not_found');
    const message = { user: workspace.bot.id, text, blocks, threadTs, metadata };
    const posted = post(workspace, room, message);
    return { ...sent(workspace, room, posted), ...fallbackWarning(text, blocks) };
  },
};

const updateArgs = z.object({ channel: z.string(), ts: z.string(), ...content });

/** `text` without `blocks` takes the old blocks away; `blocks` leave no "edited" mark. */
export const update: Method = {
  scopes: ['chat:write'],
  run: (workspace, args) => {
    const { channel, ts } = read(updateArgs, args);
    const room = writable(workspace, target(workspace, channel));
    const message = own(workspace, room, ts, 'cant_update_message');
    const { text, blocks } = readContent(args, LONGEST_UPDATE);
    Object.assign(message, { text, blocks, edited: blocks.length === 0 });
    changed(workspace);
    return { ...sent(workspace, room, message), text, ...fallbackWarning(text, blocks) };
  },
};

const tsArgs = z.object({ channel: z.string(), ts: z.string() });

export const remove: Method = {
  scopes: ['chat:write'],
  run: (workspace, args) => {
    const { channel, ts } = read(tsArgs, args);
    const room = target(workspace, channel);
    own(workspace, room, ts, 'cant_delete_message');
    removeMessage(workspace, room, ts);
    return { channel: room.id, ts };
  },
};

const ephemeralArgs = z.object({ channel: z.string(), user: z.string(), ...content });

export const postEphemeral: Method = {
  scopes: ['chat:write'],
  run: (workspace, args) => {
    const { channel, user } = read(ephemeralArgs, args);
    const room = writable(workspace, target(workspace, channel));
    if (!room.members.has(user)) throw new Refusal('user_not_in_channel');
    const { text, blocks } = readContent(args, LONGEST_POST);
    const posted = post(workspace, room, { user: workspace.bot.id, text, blocks, onlyFor: user });
    return { message_ts: posted.ts, ...fallbackWarning(text, blocks) };
  },
};

const permalinkArgs = z.object({ channel: z.string(), message_ts: z.string() });

export const getPermalink: Method = {
  scopes: [],
  run: (workspace, args) => {
    const { channel, message_ts: ts } = read(permalinkArgs, args);
    const room = target(workspace, channel);
    const message = findMessage(room, ts);
    if (message === undefined || message.ephemeral) throw new Refusal('message_not_found');
    const address = `https://${workspace.seed.team.domain}.slack.com/archives/${room.id}`;
    return { channel: room.id, permalink: `${address}/p${ts.replace('.', '')}` };
  },
};

/** The room that `channel` names: a room's id or name, or a person's id. */
function target(workspace: Workspace, channel: string): Room {
  const room = findRoom(workspace, channel);
  if (room?.kind === 'dm' && !room.members.has(workspace.bot.id)) {
    throw new Refusal('channel_not_found');
  }
  if (room !== undefined) return room;
  if (!workspace.people.has(channel)) throw new Refusal('channel_not_found');
  return openWith(workspace, channel);
}

function writable({ bot, manifest }: Workspace, room: Room): Room {
  if (room.archived) throw new Refusal('is_archived');
  if (room.kind === 'dm' && !manifest.messagesTab) throw new Refusal('messages_tab_disabled');
  const invited = room.members.has(bot.id) || manifest.scopes.includes('chat:write.public');
  if (!invited) throw new Refusal('not_in_channel');
  return room;
}

function isUnreachable({ unreachable }: Workspace, { kind, members }: Room): boolean {
  return kind === 'dm' && [...members].some((id) => unreachable.has(id));
}

function own(workspace: Workspace, room: Room, ts: string, refusal: string): StoredMessage {
  const message = findMessage(room, ts);
  if (message === undefined || message.ephemeral) throw new Refusal('message_not_found');
  if (message.user !== workspace.bot.id) throw new Refusal(refusal);
  return message;
}

function readContent(args: Args, longest: number): { text: string; blocks: Block[] } {
  const { text = '', blocks } = read(z.object(content), args);
  if (text.length > longest) throw new Refusal('msg_too_long');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const checked = checkMessageBlocks(blocks ?? []);
  if (!checked.ok) throw malformed('invalid_blocks', checked.messages);
  if (text.trim() === '' && checked.value.length === 0) throw new Refusal('no_text');
  return { text, blocks: checked.value };
}

/** Blocks without `text` are accepted with a warning: screen readers and phones have no words. */
function fallbackWarning(text: string, blocks: Block[]) {
  if (text !== '' || blocks.length === 0) return {};
  const warning = 'missing_text_in_message';
  return { warning, response_metadata: { warnings: [warning] } };
}

function sent(workspace: Workspace, room: Room, message: StoredMessage) {
  return { channel: room.id, ts: message.ts, message: messageObject(workspace, message) };
}
