import { expect, test } from 'vitest';
import type { Block } from '../../../playground/slack/block-kit/blocks.ts';
import { checkModal } from '../../../playground/slack/block-kit/check.ts';
import { clientErrors } from '../../../playground/slack/block-kit/client-checks.ts';
import { stateOf } from '../../../playground/slack/block-kit/state.ts';
import type { InputValue } from '../../../playground/slack/client-api.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });

function question(element: object, more = {}): Block[] {
  const block = { type: 'input', block_id: 'b', label: plain('?'), ...more };
  const blocks = [{ ...block, element: { ...element, action_id: 'a' } }];
  const view = { type: 'modal', title: plain('Form'), submit: plain('Send'), blocks };
  const checked = checkModal(view);
  if (!checked.ok) throw new Error(checked.messages.join('\n'));
  return checked.value.blocks;
}

/** What stands beside the input when the form is sent with this value; nothing when it may be sent. */
function errorOf(element: { type: string }, held: Omit<InputValue, 'type'> = {}, more = {}) {
  const blocks = question(element, more);
  const given = { b: { a: { type: element.type, ...held } } };
  return clientErrors(blocks, stateOf(blocks, given)).b;
}

const whole = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '99' };
const decimal = { type: 'number_input', is_decimal_allowed: true, min_value: '-0.5' };
const text = { type: 'plain_text_input', min_length: 3, max_length: 5 };
const letter = { type: 'plain_text_input', min_length: 1, max_length: 1 };
const url = { type: 'url_text_input' };

test.for([
  [whole, '7', undefined],
  [whole, ' 7 ', undefined],
  [whole, '7.5', 'Please enter a whole number.'],
  [whole, '0', 'Please enter 1 or more.'],
  [whole, '100', 'Please enter 99 or less.'],
  [whole, 'seven', 'Please enter a valid number.'],
  [whole, '0x10', 'Please enter a valid number.'],
  [whole, '1e1', 'Please enter a valid number.'],
  [whole, ' ', 'Please enter a valid number.'],
  [decimal, '-0.5', undefined],
  [decimal, '.25', undefined],
  [decimal, '-0.51', 'Please enter -0.5 or more.'],
  [text, 'abc', undefined],
  [text, 'ab', 'Please use at least 3 characters.'],
  [text, 'abcdef', 'Please use no more than 5 characters.'],
  [letter, 'ab', 'Please use no more than 1 character.'],
  [url, 'https://example.com', undefined],
  [url, 'example', 'Please enter a valid URL.'],
] as const)('%o holding %o: %o', ([element, value, error]) => {
  expect(errorOf(element, { value })).toBe(error);
});

test.for([
  ['plain_text_input', {}],
  ['number_input', { is_decimal_allowed: true }],
  ['datepicker', {}],
  ['timepicker', {}],
  ['datetimepicker', {}],
  ['static_select', { options: [option('a')] }],
  ['multi_static_select', { options: [option('a')] }],
  ['checkboxes', { options: [option('a')] }],
  ['radio_buttons', { options: [option('a')] }],
  ['users_select', {}],
] as const)('an empty %s is refused where it is required, and only there', ([type, more]) => {
  const element = { type, ...more };
  const blocks = (optional: boolean) => question(element, { optional });
  const empty = stateOf(blocks(false));
  expect(clientErrors(blocks(false), empty).b).toBe('Please complete this required field.');
  expect(clientErrors(blocks(true), empty)).toEqual({});
});

test('an optional input that is not empty is checked like any other', () => {
  expect(errorOf(whole, { value: '0' }, { optional: true })).toBe('Please enter 1 or more.');
});

test('a menu of many takes as many as it says', () => {
  const options = [option('a'), option('b'), option('c')];
  const menu = { type: 'multi_static_select', options, max_selected_items: 2 };
  const chosen = (count: number) => ({
    selected_options: ['a', 'b', 'c'].slice(0, count).map((value) => ({
      text: { type: 'plain_text' as const, text: value },
      value,
    })),
  });
  expect(errorOf(menu, chosen(2))).toBeUndefined();
  expect(errorOf(menu, chosen(3))).toBe('Please choose no more than 2.');
});

test('initial values count as given', () => {
  const preset = { ...whole, initial_value: '5' };
  const blocks = question(preset);
  expect(clientErrors(blocks, stateOf(blocks))).toEqual({});
});
