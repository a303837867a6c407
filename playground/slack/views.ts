/** Open modals and published App Homes, as Slack keeps them between two clicks. */
import { stateOf } from './block-kit/state.ts';
import type { HomeInput, ModalInput } from './block-kit/views.ts';
import { changed, newId, type ShownView, type View, type Workspace } from './workspace.ts';

/** Slack keeps a root view and at most two pushed upon it. */
const STACK_LIMIT = 3;

export function openModal(workspace: Workspace, user: string, input: ModalInput): View {
  const view = newView(workspace, user, input);
  workspace.modals.set(user, [view]);
  changed(workspace);
  return view;
}

export function publishHome(workspace: Workspace, user: string, input: HomeInput): View {
  const known = workspace.homes.get(user);
  const view = known ?? newView(workspace, user, input);
  if (known !== undefined) show(workspace, known, input);
  workspace.homes.set(user, view);
  changed(workspace);
  return view;
}

/** Puts a view on top of the person's open modal. False when there are three already. */
export function pushView(workspace: Workspace, user: string, input: ModalInput): View | undefined {
  const stack = workspace.modals.get(user) ?? [];
  if (stack.length >= STACK_LIMIT) return undefined;
  const view = newView(workspace, user, input);
  const below = stack.at(-1);
  view.previousId = below?.shown.id ?? null;
  view.rootId = below?.rootId ?? view.shown.id;
  workspace.modals.set(user, [...stack, view]);
  changed(workspace);
  return view;
}

/** Shows new content in an open view; inputs that keep their block and action id keep their value. */
export function updateView(workspace: Workspace, view: View, input: ModalInput | HomeInput): void {
  show(workspace, view, input);
  changed(workspace);
}

function show(workspace: Workspace, view: View, input: ModalInput | HomeInput): void {
  const state = { values: stateOf(input.blocks, view.shown.state.values) };
  view.shown = { ...shownView(workspace, view.shown.id, input), state };
  view.errors = {};
}

function newView(workspace: Workspace, user: string, input: ModalInput | HomeInput): View {
  const id = newId('V');
  const shown = shownView(workspace, id, input);
  return { user, previousId: null, rootId: id, errors: {}, shown };
}

function shownView(workspace: Workspace, id: string, input: ModalInput | HomeInput): ShownView {
  const defaults = {
    callback_id: '',
    external_id: '',
    private_metadata: '',
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    submit_disabled: false,
  };
  const state = { values: stateOf(input.blocks) };
  return { ...defaults, ...input, id, hash: newHash(workspace), state };
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now().getTime() / 1000)}.${newId('').slice(0, 8).toLowerCase()}`;
}

/** Takes the top view off the stack, or the whole modal away. */
export function closeView(workspace: Workspace, view: View, whole: boolean): void {
  const stack = workspace.modals.get(view.user) ?? [];
  workspace.modals.set(view.user, whole ? [] : stack.filter((it) => it !== view));
  changed(workspace);
}

/** An open view or a published home by its id or the app's own `external_id`. */
export function findView(workspace: Workspace, id: string): View | undefined {
  const open = [...workspace.modals.values()].flat();
  return [...open, ...workspace.homes.values()].find(
    ({ shown }) => shown.id === id || (shown.external_id !== '' && shown.external_id === id),
  );
}

/** The view as the app sees it in payloads and answers. */
export function viewObject(workspace: Workspace, view: View): Record<string, unknown> {
  const { seed } = workspace;
  return {
    ...view.shown,
    team_id: seed.team.id,
    app_id: seed.appId,
    app_installed_team_id: seed.team.id,
    bot_id: seed.botId,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
