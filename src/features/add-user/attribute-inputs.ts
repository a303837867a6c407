import type { InputBlock } from '@slack/types';
import type { PoolAttribute } from '../../domain/user-attribute.ts';
import type { Messages } from '../../messages/index.ts';
import { input, option } from '../../slack/blocks.ts';
import { attributeField } from './fields.ts';

/** Slack's own bounds of a text: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const LONGEST_TEXT = 3_000;

/** One input, of the element that fits what the attribute holds. */
export function attributeInput(words: Messages, attribute: PoolAttribute): InputBlock {
  const { name, required } = attribute;
  const hint = words.accountForm.attributeHint(attribute);
  return input(attributeField(attribute), words.attributeName(name), elementFor(words, attribute), {
    ...(required ? {} : { optional: true }),
    ...(hint === undefined ? {} : { hint }),
  });
}

function elementFor({ accountForm }: Messages, attribute: PoolAttribute): InputBlock['element'] {
  const action_id = attributeField(attribute);
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
        options: [option('true', accountForm.yes), option('false', accountForm.no)],
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
