import type { InputBlock } from '@slack/types';
import type { PoolAttribute } from '../domain/user-attribute.ts';
import { option } from './blocks.ts';

/** Slack's own bounds of a text: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const LONGEST_TEXT = 3_000;

/** The element of an input that fits what the attribute holds. */
export function attributeElement(
  action_id: string,
  attribute: PoolAttribute,
  { yes, no }: { yes: string; no: string },
): InputBlock['element'] {
  switch (attribute.type) {
    case 'string':
      return { type: 'plain_text_input', action_id, ...lengths(attribute) };
    case 'phone':
      return { type: 'plain_text_input', action_id };
    case 'number':
      return { type: 'number_input', action_id, is_decimal_allowed: true, ...values(attribute) };
    case 'date':
      return { type: 'datepicker', action_id };
    case 'date-time':
      return { type: 'datetimepicker', action_id };
    case 'boolean':
      return {
        type: 'static_select',
        action_id,
        options: [option('true', yes), option('false', no)],
      };
  }
}

function lengths({ min, max }: PoolAttribute) {
  return {
    ...(min !== undefined && min <= LONGEST_TEXT ? { min_length: min } : {}),
    ...(max !== undefined && max <= LONGEST_TEXT ? { max_length: max } : {}),
  };
}

function values({ min, max }: PoolAttribute) {
  return {
    ...(min === undefined ? {} : { min_value: `${min}` }),
    ...(max === undefined ? {} : { max_value: `${max}` }),
  };
}
