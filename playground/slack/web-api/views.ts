/** `views.*`: modals and the App Home. */
import * as z from 'zod/mini';
import { type Checked, checkHome, checkModal } from '../block-kit/check.ts';
import * as views from '../views.ts';
import type { Trigger, View, Workspace } from '../workspace.ts';
import { type Method, malformed, Refusal, read } from './method.ts';

const openArgs = z.object({ trigger_id: z.string(), view: z.unknown() });

export const open: Method = {
  scopes: [],
  run: (workspace, args) => {
    const { trigger_id, view } = read(openArgs, args);
    const input = valid(checkModal(view));
    unusedExternalId(workspace, input.external_id);
    const { user } = exchange(workspace, trigger_id);
    return answer(workspace, views.openModal(workspace, user, input));
  },
};

/** Pushes onto the modal from which the trigger came: three views deep, no deeper. */
export const push: Method = {
  scopes: [],
  run: (workspace, args) => {
    const { trigger_id, view } = read(openArgs, args);
    const input = valid(checkModal(view));
    unusedExternalId(workspace, input.external_id);
    const trigger = exchange(workspace, trigger_id);
    if (!trigger.view || !workspace.modals.get(trigger.user)?.includes(trigger.view)) {
      throw new Refusal('not_found');
    }
    const pushed = views.pushView(workspace, trigger.user, input);
    if (pushed === undefined) throw new Refusal('push_limit_reached');
    return answer(workspace, pushed);
  },
};

const updateArgs = z.object({
  view_id: z.optional(z.string()),
  external_id: z.optional(z.string()),
  hash: z.optional(z.string()),
  view: z.unknown(),
});

export const update: Method = {
  scopes: [],
  run: (workspace, args) => {
    const { view_id, external_id, hash, view } = read(updateArgs, args);
    const known = views.findView(workspace, view_id ?? external_id ?? '');
    const input = known?.shown.type === 'home' ? valid(checkHome(view)) : valid(checkModal(view));
    if (known === undefined) throw new Refusal('not_found');
    unchanged(known, hash);
    unusedExternalId(workspace, input.external_id, known);
    views.updateView(workspace, known, input);
    return answer(workspace, known);
  },
};

const publishArgs = z.object({
  user_id: z.string(),
  hash: z.optional(z.string()),
  view: z.unknown(),
});

export const publish: Method = {
  scopes: [],
  run: (workspace, args) => {
    const { user_id, hash, view } = read(publishArgs, args);
    const input = valid(checkHome(view));
    if (!workspace.manifest.homeTab) throw new Refusal('not_enabled');
    if (!workspace.people.has(user_id)) {
      throw malformed('invalid_arguments', ['invalid `user_id` [json-pointer:/user_id]']);
    }
    const known = workspace.homes.get(user_id);
    if (known !== undefined) unchanged(known, hash);
    unusedExternalId(workspace, input.external_id, known);
    return answer(workspace, views.publishHome(workspace, user_id, input));
  },
};

/** Takes a trigger for its one use, within three seconds of the interaction. */
function exchange(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) throw new Refusal('invalid_trigger_id');
  if (trigger.exchanged) throw new Refusal('exchanged_trigger_id');
  if (workspace.now() > trigger.expires) throw new Refusal('expired_trigger_id');
  trigger.exchanged = true;
  return trigger;
}

function valid<T>(checked: Checked<T>): T {
  if (!checked.ok) throw malformed('invalid_arguments', checked.messages);
  return checked.value;
}

function unchanged(view: View, hash: string | undefined): void {
  if (hash !== undefined && hash !== view.shown.hash) throw new Refusal('hash_conflict');
}

function unusedExternalId(workspace: Workspace, id: string | undefined, self?: View): void {
  const taken = id ? views.findView(workspace, id) : undefined;
  if (taken !== undefined && taken !== self) throw new Refusal('duplicate_external_id');
}

function answer(workspace: Workspace, view: View) {
  return { view: views.viewObject(workspace, view) };
}
