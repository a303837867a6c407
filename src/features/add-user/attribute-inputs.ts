import type { InputBlock } from '@slack/types';
import type { PoolAttribute } from '../../domain/user-attribute.ts';
import type { Messages } from '../../messages/index.ts';
import { attributeElement } from '../../slack/attribute-element.ts';
import { input } from '../../slack/blocks.ts';
import { attributeField } from './fields.ts';

/** One input, of the element that fits what the attribute holds. */
export function attributeInput(words: Messages, attribute: PoolAttribute): InputBlock {
  const { name, required } = attribute;
  const hint = words.accountForm.attributeHint(attribute);
  const element = attributeElement(attributeField(attribute), attribute, words.accountForm);
  return input(attributeField(attribute), words.attributeName(name), element, {
    ...(required ? {} : { optional: true }),
    ...(hint === undefined ? {} : { hint }),
  });
}
