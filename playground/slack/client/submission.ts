/** A modal's Submit and Close: `view_submission`, `view_closed`, and what the app answers. */
import * as z from 'zod/mini';
import { checkModal } from '../block-kit/check.ts';
import { clientErrors } from '../block-kit/client-checks.ts';
import { stateOf } from '../block-kit/state.ts';
import { issueTrigger } from '../capabilities.ts';
import type { DispatchResult, ViewState } from '../client-api.ts';
import { deliverInteraction } from '../delivery/deliver.ts';
import { interaction } from '../delivery/envelope.ts';
import { parseJson } from '../json.ts';
import { closeView, pushView, updateView, viewObject } from '../views.ts';
import { changed, type SeedPerson, type View, type Workspace } from '../workspace.ts';
import { errorCode, isAcknowledged, OK, viewFailed } from './outcome.ts';

/** What the client finds wrong by itself never reaches the app. */
export async function submitView(
  workspace: Workspace,
  person: SeedPerson,
  view: View,
  given: ViewState,
): Promise<DispatchResult> {
  const { shown } = view;
  shown.state = { values: stateOf(shown.blocks, given, shown.state.values) };
  const errors = clientErrors(shown.blocks, shown.state.values);
  if (Object.keys(errors).length > 0) return showErrors(workspace, view, errors);
  const payload = {
    type: 'view_submission',
    ...interaction(workspace, person),
    trigger_id: issueTrigger(workspace, person.id, view),
    view: viewObject(workspace, view),
    response_urls: [],
  };
  const sending = { type: payload.type, requestUrl: workspace.manifest.interactivityUrl, payload };
  const reply = await deliverInteraction(workspace, sending);
  if (!isAcknowledged(reply)) return viewFailed(errorCode(reply));
  return respond(workspace, view, reply.body);
}

const errorsAnswer = z.object({
  response_action: z.literal('errors'),
  errors: z.record(z.string(), z.string()),
});
const otherAnswer = z.object({
  response_action: z.enum(['clear', 'update', 'push']),
  view: z.optional(z.unknown()),
});
const submissionAnswer = z.discriminatedUnion('response_action', [errorsAnswer, otherAnswer]);

/** An empty answer closes this view; anything that Slack cannot follow is trouble connecting. */
function respond(workspace: Workspace, view: View, body: string): DispatchResult {
  if (body.trim() === '') {
    closeView(workspace, view, false);
    return OK;
  }
  const parsed = z.safeParse(submissionAnswer, parseJson(body));
  if (!parsed.success) return viewFailed('invalid_response');
  const answer = parsed.data;
  switch (answer.response_action) {
    case 'errors':
      return namesItsInputs(view, answer.errors)
        ? showErrors(workspace, view, answer.errors)
        : viewFailed('invalid_block_id');
    case 'clear':
      closeView(workspace, view, true);
      return OK;
    default:
      return showNext(workspace, view, answer.response_action, answer.view);
  }
}

function showNext(
  workspace: Workspace,
  view: View,
  how: 'update' | 'push',
  next: unknown,
): DispatchResult {
  const checked = checkModal(next);
  if (!checked.ok) return viewFailed('invalid_view');
  if (how === 'update') updateView(workspace, view, checked.value);
  else if (!pushView(workspace, view.user, checked.value)) return viewFailed('push_limit_reached');
  return OK;
}

/** Errors belong to input blocks of the view that was submitted. */
function namesItsInputs(view: View, errors: Record<string, string>): boolean {
  const inputs = view.shown.blocks.filter((block) => block.type === 'input');
  const ids = Object.keys(errors);
  return ids.length > 0 && ids.every((id) => inputs.some((input) => input.block_id === id));
}

function showErrors(
  workspace: Workspace,
  view: View,
  errors: Record<string, string>,
): DispatchResult {
  view.errors = errors;
  changed(workspace);
  return { outcome: 'errors', errors };
}

/** Takes the view away at once; the app hears of it only if it asked to (`notify_on_close`). */
export async function dismissView(
  workspace: Workspace,
  person: SeedPerson,
  view: View,
): Promise<DispatchResult> {
  const { clear_on_close: whole, notify_on_close: tell } = view.shown;
  closeView(workspace, view, whole);
  if (!tell) return OK;
  const payload = {
    type: 'view_closed',
    ...interaction(workspace, person),
    view: viewObject(workspace, view),
    is_cleared: whole,
  };
  const sending = { type: payload.type, requestUrl: workspace.manifest.interactivityUrl, payload };
  await deliverInteraction(workspace, sending);
  return OK;
}
