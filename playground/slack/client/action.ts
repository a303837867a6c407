/** A press on a button or a choice in a menu: `block_actions`. */
import { stateOf } from '../block-kit/state.ts';
import type { Placed } from '../block-kit/walk.ts';
import { issueResponseUrl, issueTrigger } from '../capabilities.ts';
import type { ActionInput, DispatchResult, InputValue, ViewState } from '../client-api.ts';
import { deliverInteraction } from '../delivery/deliver.ts';
import { channelOf, interaction } from '../delivery/envelope.ts';
import { messageObject } from '../messages.ts';
import { viewObject } from '../views.ts';
import { nextTs, type SeedPerson, type Workspace } from '../workspace.ts';
import { elementOf, type Surface, surfaceOf } from './actor.ts';
import { errorCode, isAcknowledged, messageFailed, OK, viewFailed } from './outcome.ts';

export async function act(
  workspace: Workspace,
  person: SeedPerson,
  input: Omit<ActionInput, 'as'>,
): Promise<DispatchResult> {
  const surface = surfaceOf(workspace, person, input.container);
  const placed = elementOf(surface, input.block_id, input.action_id);
  const state = stateAfter(surface, input);
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true) return OK;
  const payload = {
    type: 'block_actions',
    ...interaction(workspace, person),
    trigger_id: triggerFor(workspace, person, surface),
    ...surfaceFields(workspace, person, surface, state),
    actions: [actionObject(workspace, placed, input.value)],
  };
  const sending = {
    type: 'block_actions',
    requestUrl: workspace.manifest.interactivityUrl,
    payload,
  };
  const reply = await deliverInteraction(workspace, sending);
  if (isAcknowledged(reply)) return OK;
  return surface.kind === 'view' ? viewFailed(errorCode(reply)) : messageFailed(reply);
}

/** All inputs after the action; a view keeps them, for its next payload. */
function stateAfter(surface: Surface, input: Omit<ActionInput, 'as'>): ViewState {
  const chosen = input.value && { [input.block_id]: { [input.action_id]: input.value } };
  const kept = surface.kind === 'view' ? surface.view.shown.state.values : undefined;
  const state = stateOf(surface.blocks, chosen, input.state, kept);
  if (surface.kind === 'view') surface.view.shown.state = { values: state };
  return state;
}

function triggerFor(workspace: Workspace, person: SeedPerson, surface: Surface): string {
  const view = surface.kind === 'view' ? surface.view : undefined;
  return issueTrigger(workspace, person.id, view);
}

/** What tells the app where it happened: the view, or the message with a way to answer it. */
function surfaceFields(
  workspace: Workspace,
  person: SeedPerson,
  surface: Surface,
  state: ViewState,
) {
  if (surface.kind === 'view') {
    const { view } = surface;
    const container = { type: 'view', view_id: view.shown.id };
    return { container, view: viewObject(workspace, view) };
  }
  const { room, message } = surface;
  const target = { user: person.id, channel: room.id, messageTs: message.ts };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: room.id,
      is_ephemeral: message.ephemeral !== undefined,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelOf(room),
    message: messageObject(workspace, message),
    state: { values: state },
    response_url: issueResponseUrl(workspace, 'actions', target),
  };
}

/** The entry in `actions`: the element's identity with its value, or what was chosen. */
function actionObject(workspace: Workspace, placed: Placed, value: InputValue | undefined) {
  const { element, blockId, actionId } = placed;
  const identity = { block_id: blockId, action_id: actionId, action_ts: nextTs(workspace) };
  if (element.type !== 'button') return { ...value, type: element.type, ...identity };
  const { type, text, style } = element;
  const given = element.value === undefined ? {} : { value: element.value };
  return { type, text, ...given, ...(style ? { style } : {}), ...identity };
}
