import type { InputBlock, KnownBlock } from '@slack/types';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Messages } from '../../messages/index.ts';
import { recipientWords } from '../../messages/recipient-words.ts';
import { context, input, option } from '../../slack/blocks.ts';
import { optionValue } from '../../slack/option-value.ts';
import { attributeInput } from './attribute-inputs.ts';
import { FIELDS, groupsBlock, recipientBlock } from './fields.ts';
import type { ChosenPool } from './pool-questions.ts';

/** What this pool asks, in the order in which people read it. */
export function poolInputs(words: Messages, { policy, questions }: ChosenPool): InputBlock[] {
  const { rules, attributes, groups } = questions;
  return [
    ...(rules?.asked ? [usernameInput(words)] : []),
    ...attributes.map((attribute) => attributeInput(words, attribute)),
    ...(groups.length > 0 ? [groupsInput(words, policy.alias, groups)] : []),
  ];
}

/** Whom the password goes to; or, where Cognito itself tells the user, that nobody here sees it. */
export function handoverBlock(
  words: Messages,
  { delivery, desiredDeliveryMediums }: PoolPolicy,
  recipient: string,
): KnownBlock {
  if (delivery === 'invitation') return context([words.review.invitation(desiredDeliveryMediums)]);
  const { label, hint } = recipientWords(words, delivery);
  return input(
    recipientBlock(recipient),
    label,
    { type: 'users_select', action_id: FIELDS.recipient, initial_user: recipient },
    { hint },
  );
}

function usernameInput({ accountForm }: Messages): InputBlock {
  return input(
    FIELDS.username,
    accountForm.username,
    {
      type: 'plain_text_input',
      action_id: FIELDS.username,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
    { dispatch_action: true, hint: accountForm.usernameHint },
  );
}

function groupsInput(
  { accountForm }: Messages,
  alias: string,
  groups: readonly string[],
): InputBlock {
  return input(
    groupsBlock(alias),
    accountForm.groups,
    {
      type: 'multi_static_select',
      action_id: FIELDS.groups,
      options: groups.map((name) => option(optionValue(name), name)),
    },
    { optional: true },
  );
}
