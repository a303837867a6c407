/** What a Slack client itself refuses to submit, before the app hears of it. */
import type { InputValue, ViewState } from '../client-api.ts';
import type { Block } from './blocks.ts';
import type { Element } from './walk.ts';

/** Errors by block id; empty when the form may be sent. The sentences are Slack's in meaning. */
export function clientErrors(blocks: Block[], state: ViewState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const { block_id: blockId = '', element } = block;
    const value = state[blockId]?.[element.action_id ?? ''];
    const error =
      value === undefined || isEmpty(value)
        ? block.optional !== true && 'Please complete this required field.'
        : valueError(element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function isEmpty({ type: _, ...held }: InputValue): boolean {
  return Object.values(held).every(
    (it) => it === null || it === '' || (Array.isArray(it) && it.length === 0),
  );
}

function valueError(element: Element, held: InputValue): string | undefined {
  const value = held.value ?? '';
  switch (element.type) {
    case 'email_text_input':
      return /^\S+@\S+$/u.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberError(value, element);
    case 'plain_text_input':
      return lengthError(value, element.min_length ?? 0, element.max_length ?? 3000);
    default:
      return 'max_selected_items' in element
        ? countError(held, element.max_selected_items)
        : undefined;
  }
}

type NumberInput = Extract<Element, { type: 'number_input' }>;

function numberError(
  typed: string,
  { is_decimal_allowed: decimal, min_value: least, max_value: most }: NumberInput,
): string | undefined {
  if (!/^[-+]?\d*\.?\d+$/u.test(typed.trim())) return 'Please enter a valid number.';
  const value = Number(typed);
  if (!decimal && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (least !== undefined && value < Number(least)) return `Please enter ${least} or more.`;
  return most !== undefined && value > Number(most) ? `Please enter ${most} or less.` : undefined;
}

function lengthError(value: string, least: number, most: number): string | undefined {
  if (value.length < least) return `Please use at least ${characters(least)}.`;
  return value.length > most ? `Please use no more than ${characters(most)}.` : undefined;
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function countError(held: InputValue, most = Number.POSITIVE_INFINITY): string | undefined {
  const { length } = held.selected_options ?? held.selected_users ?? [];
  return length > most ? `Please choose no more than ${most}.` : undefined;
}
