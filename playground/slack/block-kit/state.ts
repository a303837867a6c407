/** What stands in the inputs of a surface: `view.state.values` in Slack's payloads. */
import type { InputValue, ViewState } from '../client-api.ts';
import type { Block } from './blocks.ts';
import { type Element, type Placed, placedElements } from './walk.ts';

/** The values of all inputs: what was given now, else what stood there, else the initial value. */
export function stateOf(blocks: Block[], ...layers: (ViewState | undefined)[]): ViewState {
  const state: ViewState = {};
  for (const placed of placedElements(blocks)) {
    const initial = initialValue(placed.element);
    if (initial === undefined) continue;
    const given = layers.map((layer) => valueIn(layer, placed)).find((it) => it !== undefined);
    state[placed.blockId] ??= {};
    Object.assign(state[placed.blockId] ?? {}, { [placed.actionId]: given ?? initial });
  }
  return state;
}

function valueIn(state: ViewState | undefined, { element, ...at }: Placed): InputValue | undefined {
  const value = state?.[at.blockId]?.[at.actionId];
  return value?.type === element.type ? value : undefined;
}

/** An element's value before anybody touched it; undefined for elements that hold none. */
function initialValue(element: Element): InputValue | undefined {
  switch (element.type) {
    case 'button':
    case 'overflow':
      return undefined;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    default:
      return initialPick(element);
  }
}

type Picker = Extract<
  Element,
  {
    type:
      | 'users_select'
      | 'multi_users_select'
      | 'channels_select'
      | 'conversations_select'
      | 'datepicker'
      | 'timepicker'
      | 'datetimepicker'
      | 'file_input';
  }
>;

function initialPick(element: Picker): InputValue {
  switch (element.type) {
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type: element.type, files: [] };
  }
}
