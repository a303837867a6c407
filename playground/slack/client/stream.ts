/** `GET /client/stream`: a person's state, again after every change. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { SeedPerson, Workspace } from '../workspace.ts';
import { clientState } from './state.ts';

export function streamState(context: Context, workspace: Workspace, me: SeedPerson): Response {
  forgetShownEphemerals(workspace, me);
  return streamSSE(context, async (stream) => {
    const changes = watch(workspace);
    stream.onAbort(changes.stop);
    while (await changes.next()) {
      const data = JSON.stringify(clientState(workspace, me));
      markEphemeralsShown(workspace, me);
      await stream.writeSSE({ data });
    }
  });
}

/** Resolves once for the first state, then once for each burst of changes; false when stopped. */
function watch(workspace: Workspace): { next(): Promise<boolean>; stop(): void } {
  let waiting = Promise.withResolvers<boolean>();
  waiting.resolve(true);
  const listener = () => waiting.resolve(true);
  workspace.listeners.add(listener);
  return {
    next: async () => {
      const more = await waiting.promise;
      waiting = Promise.withResolvers<boolean>();
      return more;
    },
    stop: () => {
      workspace.listeners.delete(listener);
      waiting.resolve(false);
    },
  };
}

/** Slack does not store ephemeral messages: a reload shows none that was on the screen before. */
function forgetShownEphemerals(workspace: Workspace, me: SeedPerson): void {
  for (const room of workspace.rooms.values()) {
    room.messages = room.messages.filter(
      ({ ephemeral }) => !(ephemeral?.onlyFor === me.id && ephemeral.shown),
    );
  }
}

function markEphemeralsShown(workspace: Workspace, me: SeedPerson): void {
  for (const { ephemeral } of [...workspace.rooms.values()].flatMap((room) => room.messages)) {
    if (ephemeral?.onlyFor === me.id) ephemeral.shown = true;
  }
}
