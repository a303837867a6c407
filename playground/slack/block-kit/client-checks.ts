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
    const error = isEmpty(value)
      ? block.optional !== true && 'Please complete this required field.'
      : valueError(element, value?.value ?? '');
    if (error) errors[blockId] = error;
  }
  return errors;
}

function isEmpty(value: InputValue | undefined): boolean {
  if (value === undefined) return true;
  const { type: _, ...held } = value;
  return Object.values(held).every(
    (it) => it === null || it === '' || (Array.isArray(it) && it.length === 0),
  );
}

function valueError(element: Element, value: string): string | undefined {
  switch (element.type) {
    case 'email_text_input':
      return /^\S+@\S+$/u.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return value.trim() !== '' && Number.isFinite(Number(value))
        ? undefined
        : 'Please enter a valid number.';
    case 'plain_text_input':
      return lengthError(value, element.min_length ?? 0, element.max_length ?? 3000);
    default:
      return undefined;
  }
}

function lengthError(value: string, least: number, most: number): string | undefined {
  if (value.length < least) return `Please use at least ${least} characters.`;
  return value.length > most ? `Please use no more than ${most} characters.` : undefined;
}
