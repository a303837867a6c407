/** Who acts, and whether there is what they act upon. */
import type { Block } from '../block-kit/blocks.ts';
import { findElement, type Placed } from '../block-kit/walk.ts';
import type { ActionInput } from '../client-api.ts';
import { findMessage } from '../rooms.ts';
import { findView } from '../views.ts';
import type { Room, SeedPerson, StoredMessage, View, Workspace } from '../workspace.ts';

/** The thing named does not exist for this person: HTTP 404. */
export class NotThere extends Error {}

/** The person may not use this workspace: deactivated. */
export class LockedOut extends Error {}

export function actor(workspace: Workspace, id: string): SeedPerson {
  const person = workspace.people.get(id);
  if (person === undefined || person.kind === 'bot') throw new NotThere('no such person');
  return person;
}

export function activeActor(workspace: Workspace, id: string): SeedPerson {
  const person = actor(workspace, id);
  if (person.kind === 'deactivated') throw new LockedOut('account_inactive');
  return person;
}

/** A conversation that the person is in. */
export function roomOf(workspace: Workspace, person: SeedPerson, id: string): Room {
  const room = workspace.rooms.get(id);
  if (!room?.members.has(person.id)) throw new NotThere('no such channel');
  return room;
}

/** A view that is open on the person's screen, or their App Home. */
export function viewOf(workspace: Workspace, person: SeedPerson, id: string): View {
  const view = findView(workspace, id);
  if (view?.user !== person.id) throw new NotThere('no such view');
  return view;
}

/** Where a person pressed something. */
export type Surface =
  | { kind: 'message'; room: Room; message: StoredMessage; blocks: Block[] }
  | { kind: 'view'; view: View; blocks: Block[] };

export function surfaceOf(
  workspace: Workspace,
  person: SeedPerson,
  container: ActionInput['container'],
): Surface {
  if (container.type === 'view') {
    const view = viewOf(workspace, person, container.view_id);
    return { kind: 'view', view, blocks: view.shown.blocks };
  }
  const room = roomOf(workspace, person, container.channel);
  const message = findMessage(room, container.ts);
  const hidden = message?.ephemeral && message.ephemeral.onlyFor !== person.id;
  if (message === undefined || hidden) throw new NotThere('no such message');
  return { kind: 'message', room, message, blocks: message.blocks };
}

export function elementOf(surface: Surface, blockId: string, actionId: string): Placed {
  const placed = findElement(surface.blocks, blockId, actionId);
  if (placed === undefined) throw new NotThere('no such element');
  return placed;
}
