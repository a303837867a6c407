/** Writing, reading and opening conversations. */
import type { DispatchResult } from '../client-api.ts';
import { type HomeTab, homeOpened, messageWritten } from '../delivery/events.ts';
import { directMessage, post } from '../rooms.ts';
import { changed, type Room, type SeedPerson, type Workspace } from '../workspace.ts';
import { NotThere } from './actor.ts';
import { failed, OK } from './outcome.ts';

/** Puts a person's own message into a room; the app hears of it in its direct message. */
export async function write(
  workspace: Workspace,
  person: SeedPerson,
  room: Room,
  text: string,
): Promise<DispatchResult> {
  const { bot, manifest } = workspace;
  const toApp = room.kind === 'dm' && room.members.has(bot.id);
  if (toApp && (manifest.messagesReadOnly || !manifest.messagesTab)) {
    return failed('restricted_action', 'Sending messages to this app has been turned off.');
  }
  if (room.archived) return failed('is_archived', 'This channel has been archived.');
  const message = post(workspace, room, { user: person.id, text, blocks: [] });
  if (toApp) await messageWritten(workspace, room, message);
  return OK;
}

export function markRead(workspace: Workspace, person: SeedPerson, room: Room): DispatchResult {
  const newest = room.messages.at(-1)?.ts;
  if (newest !== undefined && newest !== room.lastRead.get(person.id)) {
    room.lastRead.set(person.id, newest);
    changed(workspace);
  }
  return OK;
}

/** Opens the app's own place at one of its tabs. Throws NotThere where the person has no such tab. */
export async function openHome(
  workspace: Workspace,
  person: SeedPerson,
  tab: HomeTab,
): Promise<DispatchResult> {
  if (person.kind === 'stranger') throw new NotThere('no such app');
  if (tab === 'home' && !workspace.manifest.homeTab) throw new NotThere('no such tab');
  const room = directMessage(workspace, workspace.bot.id, person.id);
  await homeOpened(workspace, person.id, room, tab);
  return OK;
}
