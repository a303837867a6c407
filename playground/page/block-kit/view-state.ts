import type { KnownBlock } from '@slack/types';
import type { InputValue, ViewState } from '../../slack/client-api.ts';
import type { InputElement } from './elements.ts';
import { inputsOf } from './elements.ts';

/**
 * All inputs as they stand: what the person typed over what the server knows over the element's
 * own initial value. Typing survives an update of the view as long as block id, action id and type
 * of the element stay, which is Slack's rule.
 */
export function collectState(blocks: KnownBlock[], known: ViewState, typed: ViewState): ViewState {
  const state: ViewState = {};
  for (const { blockId, element } of inputsOf(blocks)) {
    const actionId = element.action_id ?? '';
    const candidates = [typed[blockId]?.[actionId], known[blockId]?.[actionId]];
    const value = candidates.find((candidate) => candidate?.type === element.type);
    state[blockId] = { ...state[blockId], [actionId]: value ?? initialValue(element) };
  }
  return state;
}

/** What was typed, without the inputs that the blocks no longer have: Slack forgets those. */
export function stillThere(blocks: KnownBlock[], typed: ViewState): ViewState {
  const kept: ViewState = {};
  for (const { blockId, element } of inputsOf(blocks)) {
    const actionId = element.action_id ?? '';
    const value = typed[blockId]?.[actionId];
    if (value?.type === element.type) kept[blockId] = { ...kept[blockId], [actionId]: value };
  }
  return kept;
}

/** The typed values with one more. */
export function withValue(
  typed: ViewState,
  blockId: string,
  actionId: string,
  value: InputValue,
): ViewState {
  return { ...typed, [blockId]: { ...typed[blockId], [actionId]: value } };
}

/** Slack sends every input of a view; one that was left alone is null or an empty list. */
function initialValue(element: InputElement): InputValue {
  const { type } = element;
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
  }
}
