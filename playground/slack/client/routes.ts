/** The client API of `client-api.ts`, one line a call. */
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { SlashCommandHint } from '../client-api.ts';
import { directMessage } from '../rooms.ts';
import type { Workspace } from '../workspace.ts';
import { act } from './action.ts';
import { activeActor, actor, LockedOut, NotThere, roomOf, viewOf } from './actor.ts';
import { runCommand } from './command.ts';
import { markRead, openHome, write } from './conversation.ts';
import * as input from './input.ts';
import { suggest } from './options.ts';
import { failed } from './outcome.ts';
import { clientState, profile } from './state.ts';
import { streamState } from './stream.ts';
import { dismissView, submitView } from './submission.ts';

export function clientApi(workspace: Workspace): Hono {
  const app = new Hono().basePath('/client');
  addViews(app, workspace);
  addConversations(app, workspace);
  addInteractions(app, workspace);
  app.onError((error, context) => {
    if (error instanceof NotThere) return context.json({ error: error.message }, 404);
    if (error instanceof LockedOut) return context.json(lockedOut());
    if (error instanceof z.core.$ZodError)
      return context.json({ error: z.prettifyError(error) }, 400);
    throw error;
  });
  return app;
}

function addViews(app: Hono, workspace: Workspace): void {
  const me = (context: Context) => actor(workspace, context.req.query('as') ?? '');
  const people = workspace.seed.people.map(profile);
  app.get('/people', (context) => context.json(people));
  app.get('/commands', (context) => context.json(hints(workspace)));
  app.get('/state', (context) => context.json(clientState(workspace, me(context))));
  app.get('/stream', (context) => streamState(context, workspace, me(context)));
}

function addConversations(app: Hono, workspace: Workspace): void {
  on(app, '/open-dm', input.openDm, async ({ as, with: other }) => {
    const [me, them] = [activeActor(workspace, as), workspace.people.get(other)];
    if (them === undefined || them === me) throw new NotThere('no such person');
    return { channel: directMessage(workspace, me.id, them.id).id };
  });
  on(app, '/message', input.writing, async ({ as, channel, text }) => {
    const me = activeActor(workspace, as);
    return write(workspace, me, roomOf(workspace, me, channel), text);
  });
  on(app, '/command', input.writing, async ({ as, channel, text }) => {
    const me = activeActor(workspace, as);
    return runCommand(workspace, me, roomOf(workspace, me, channel), text);
  });
  on(app, '/read', input.reading, async ({ as, channel }) => {
    const me = activeActor(workspace, as);
    return markRead(workspace, me, roomOf(workspace, me, channel));
  });
  on(app, '/open-home', input.openingHome, async ({ as, tab }) => {
    return openHome(workspace, activeActor(workspace, as), tab);
  });
}

function addInteractions(app: Hono, workspace: Workspace): void {
  on(app, '/action', input.acting, async ({ as, ...action }) => {
    return act(workspace, activeActor(workspace, as), action);
  });
  on(app, '/options', input.asking, async ({ as, ...question }) => {
    return { options: await suggest(workspace, activeActor(workspace, as), question) };
  });
  on(app, '/submit', input.submitting, async ({ as, view_id, state }) => {
    const me = activeActor(workspace, as);
    return submitView(workspace, me, viewOf(workspace, me, view_id), state);
  });
  on(app, '/close', input.closing, async ({ as, view_id }) => {
    const me = activeActor(workspace, as);
    return dismissView(workspace, me, viewOf(workspace, me, view_id));
  });
}

/** Adds a POST whose body is parsed first. */
function on<T>(
  app: Hono,
  path: string,
  schema: z.ZodMiniType<T>,
  handle: (body: T) => Promise<object>,
): void {
  app.post(path, async (context) => {
    const body = z.parse(schema, await context.req.json<unknown>());
    return context.json(await handle(body));
  });
}

function hints({ manifest }: Workspace): SlashCommandHint[] {
  return manifest.commands.map(({ command, description, usageHint }) => ({
    command,
    description,
    usageHint,
  }));
}

function lockedOut() {
  return failed('account_inactive', 'Your account has been deactivated.');
}
