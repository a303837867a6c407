/** Turns what a person types or picks into the values that Slack's elements hold. */
import type { Option } from '@slack/types';
import type { Block } from './block-kit/blocks.ts';
import { type Element, type Placed, placedElements } from './block-kit/walk.ts';
import type { InputValue, Message, Person } from './client-api.ts';

/** A text, an option's text or value, a person's name or id; several of them; or nothing. */
export type Typed = string | string[] | null;

export interface Pressable {
  blockId: string;
  actionId: string;
  /** The element's value after a choice. Throws when it offers no such thing. */
  valueOf(typed: Typed, people: Person[]): InputValue;
}

/** An element by its text, label, label for screen readers, placeholder or action id. */
export function findPressable(blocks: Message['blocks'], name: string): Pressable | undefined {
  const placed = elements(blocks).find((it) => it.actionId === name || namesOf(it).includes(name));
  if (placed === undefined) return undefined;
  const { blockId, actionId, element } = placed;
  return { blockId, actionId, valueOf: (typed, people) => valueFor(element, typed, people) };
}

/** The value of the input with this block id or label. Throws when there is none. */
export function typedValue(
  blocks: Message['blocks'],
  input: string,
  typed: Typed,
  people: Person[],
): { blockId: string; actionId: string; value: InputValue } {
  const placed = elements(blocks).find(
    (it) => it.blockId === input || it.actionId === input || namesOf(it).includes(input),
  );
  if (placed === undefined) throw new Error(`the form has no input called ${input}`);
  const { blockId, actionId, element } = placed;
  return { blockId, actionId, value: valueFor(element, typed, people) };
}

function elements(blocks: Message['blocks']): Placed[] {
  return placedElements(blocks as Block[]);
}

function namesOf({ block, element }: Placed): string[] {
  const texts = [
    element.type === 'button' ? element.text.text : undefined,
    element.type === 'button' ? element.accessibility_label : undefined,
    block.type === 'input' ? block.label.text : undefined,
    'placeholder' in element ? element.placeholder?.text : undefined,
  ];
  return texts.filter((it) => it !== undefined);
}

function valueFor(element: Element, typed: Typed, people: Person[]): InputValue {
  const { type } = element;
  const all = [typed ?? []].flat();
  const one = all[0] ?? null;
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: one === null ? null : optionOf(element, one) };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: all.map((it) => optionOf(element, it)) };
    case 'external_select':
      return { type, selected_option: one === null ? null : suggested(one) };
    case 'multi_external_select':
      return { type, selected_options: all.map(suggested) };
    case 'users_select':
      return { type, selected_user: one === null ? null : personOf(people, one) };
    case 'multi_users_select':
      return { type, selected_users: all.map((it) => personOf(people, it)) };
    default:
      return plainValue(type, one);
  }
}

function plainValue(type: Element['type'], one: string | null): InputValue {
  switch (type) {
    case 'channels_select':
      return { type, selected_channel: one };
    case 'conversations_select':
      return { type, selected_conversation: one };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: one === null ? null : Date.parse(one) / 1000 };
    default:
      return { type, value: one };
  }
}

function optionOf(element: Element, wanted: string): Option {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const direct = 'options' in element ? (element.options ?? []) : [];
  const offered: Option[] = [...direct, ...groups.flatMap((group) => group.options)];
  const found = offered.find(({ value, text }) => value === wanted || text.text === wanted);
  if (found !== undefined) return found;
  const texts = offered.map(({ text }) => text.text).join(', ');
  throw new Error(`there is no option ${wanted}, only: ${texts}`);
}

/** What an external menu suggested is chosen by its value. */
function suggested(value: string): Option {
  return { text: { type: 'plain_text', text: value }, value };
}

function personOf(people: Person[], wanted: string): string {
  const found = people.find(({ id, name, email }) => [id, name, email].includes(wanted));
  if (found === undefined) throw new Error(`there is nobody called ${wanted}`);
  return found.id;
}
