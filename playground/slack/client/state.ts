/** One person's Slack: what `GET /client/state` and the stream show. */
import type { Block } from '../block-kit/blocks.ts';
import type { ClientState, Conversation, Message, OpenView, Person } from '../client-api.ts';
import { directMessage, unreadCount } from '../rooms.ts';
import type { Room, SeedPerson, StoredMessage, View, Workspace } from '../workspace.ts';

export function clientState(workspace: Workspace, me: SeedPerson): ClientState {
  const { seed, bot, manifest } = workspace;
  const home = workspace.homes.get(me.id);
  return {
    me: profile(me),
    team: { id: seed.team.id, name: seed.team.name },
    app: { botUserId: bot.id, name: bot.name, homeTab: manifest.homeTab },
    conversations: roomsOf(workspace, me).map((room) => conversation(workspace, me, room)),
    views: (workspace.modals.get(me.id) ?? []).map(openView),
    people: [...workspace.people.values()].map(profile),
    userGroups: seed.userGroups.map(({ id, handle }) => ({ id, handle })),
    notifications: workspace.notifications.get(me.id) ?? [],
    ...(home ? { home: homeTab(home) } : {}),
  };
}

export function profile({ handle: _, teamId: __, ...person }: SeedPerson): Person {
  return person;
}

/** Channels first; the app's direct message is always there for those who can write to it. */
function roomsOf(workspace: Workspace, me: SeedPerson): Room[] {
  if (me.kind !== 'stranger') directMessage(workspace, workspace.bot.id, me.id);
  const mine = [...workspace.rooms.values()].filter((it) => it.members.has(me.id) && !it.archived);
  return mine.sort((one, other) => one.kind.localeCompare(other.kind));
}

function conversation(workspace: Workspace, me: SeedPerson, room: Room): Conversation {
  const { id, kind, topic } = room;
  const other = [...room.members].find((member) => member !== me.id);
  const named = kind === 'dm' && other !== undefined;
  const withApp = named && other === workspace.bot.id;
  return {
    id,
    kind,
    name: named ? (workspace.people.get(other)?.name ?? other) : room.name,
    topic,
    ...(named ? { withUser: other } : {}),
    withApp,
    readOnly: withApp && workspace.manifest.messagesReadOnly,
    unread: unreadCount(room, me.id),
    messages: messagesFor(room, me),
  };
}

function messagesFor(room: Room, me: SeedPerson): Message[] {
  const visible = room.messages.filter((it) => !it.ephemeral || it.ephemeral.onlyFor === me.id);
  return visible
    .filter((it) => it.threadTs === undefined)
    .map((it) => {
      const replies = visible.filter((reply) => reply.threadTs === it.ts);
      return message(
        it,
        replies.map((reply) => message(reply, [])),
      );
    });
}

function message(stored: StoredMessage, thread: Message[]): Message {
  const { ts, user, text, blocks, edited, ephemeral, preview } = stored;
  const shown = { ts, user, text, edited, preview, thread };
  return { ...shown, blocks: known(blocks), ephemeral: ephemeral !== undefined };
}

function openView({ shown, errors }: View): OpenView {
  return {
    id: shown.id,
    hash: shown.hash,
    callback_id: shown.callback_id,
    title: shown.title?.text ?? '',
    ...(shown.submit ? { submit: shown.submit.text } : {}),
    ...(shown.close ? { close: shown.close.text } : {}),
    blocks: known(shown.blocks),
    errors,
    state: shown.state.values,
  };
}

function homeTab({ shown }: View): NonNullable<ClientState['home']> {
  return { view_id: shown.id, blocks: known(shown.blocks), state: shown.state.values };
}

/** Checked blocks are Slack's blocks: where the two types differ, the check was the stricter. */
function known(blocks: Block[]): Message['blocks'] {
  return blocks as Message['blocks'];
}
