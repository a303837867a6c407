import type {
  ActionsBlockElement,
  ChannelsSelect,
  Checkboxes,
  ConversationsSelect,
  Datepicker,
  DateTimepicker,
  EmailInput,
  ExternalSelect,
  InputBlockElement,
  KnownBlock,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  NumberInput,
  PlainTextInput,
  RadioButtons,
  SectionBlockAccessory,
  StaticSelect,
  Timepicker,
  URLInput,
  UsersSelect,
} from '@slack/types';

export type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;
export type OptionSelect = StaticSelect | ExternalSelect | MultiStaticSelect | MultiExternalSelect;
export type PlaceSelect = ChannelsSelect | ConversationsSelect;
export type DateElement = Datepicker | Timepicker | DateTimepicker;
export type SelectElement = OptionSelect | PlaceSelect | UsersSelect | MultiUsersSelect;

/** The elements that hold a value. */
export type InputElement = TextElement | SelectElement | Checkboxes | RadioButtons | DateElement;

type AnyElement = InputBlockElement | ActionsBlockElement | SectionBlockAccessory;

const INPUT_TYPES: ReadonlySet<string> = new Set<InputElement['type']>([
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'static_select',
  'external_select',
  'multi_static_select',
  'multi_external_select',
  'users_select',
  'multi_users_select',
  'channels_select',
  'conversations_select',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
]);

/** Whether an element holds a value (a button, an image or an overflow menu holds none). */
export function isInput(element: AnyElement): element is InputElement {
  return INPUT_TYPES.has(element.type);
}

/** Every element of the blocks that holds a value, with the id of its block. */
export function inputsOf(blocks: KnownBlock[]): { blockId: string; element: InputElement }[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(isInput)
      .map((element) => ({ blockId: block.block_id ?? '', element })),
  );
}

function elementsOf(block: KnownBlock): AnyElement[] {
  switch (block.type) {
    case 'input':
      return [block.element];
    case 'actions':
      return block.elements;
    case 'section':
      return block.accessory === undefined ? [] : [block.accessory];
    default:
      return [];
  }
}
