import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { UserAction } from '../../domain/plan.ts';
import { LONGEST_REASON } from '../../domain/reason.ts';
import type { PoolAttribute } from '../../domain/user-attribute.ts';
import type { Messages } from '../../messages/index.ts';
import { code, escaped, type Mrkdwn, mrkdwn } from '../../messages/mrkdwn.ts';
import { recipientWords } from '../../messages/recipient-words.ts';
import { attributeElement } from '../../slack/attribute-element.ts';
import { context, input, longTextInput, option, plain, section } from '../../slack/blocks.ts';
import { optionValue } from '../../slack/option-value.ts';
import { changeOf } from './change.ts';
import { CALLBACK, FIELDS, valueBlock } from './ids.ts';
import { changeableAttribute, choicesFor } from './offers.ts';
import { type RememberedChange, remember } from './remembered-user.ts';
import { accountIn, isProtectedIn, planFor, type Sight } from './sight.ts';

/** What the form opens with. */
export interface FormContent {
  action: UserAction;
  /** The group or attribute that is chosen so far. */
  choice: string | undefined;
  /** Slack user id of the member who would receive a password. */
  recipient: string;
}

/** What a change causes, and what has to be filled in for it. */
export function changeForm(words: Messages, sight: Sight, content: FormContent): ModalView {
  const { changeForm: texts, form, common } = words;
  const remembered: RememberedChange = { ...remember(sight), action: content.action };
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(texts.title),
    submit: plain(form.submit),
    close: plain(common.cancel),
    private_metadata: JSON.stringify(remembered),
    blocks: [
      section(mrkdwn`*${escaped(words.actions[content.action].name)}*\n${subject(words, sight)}`),
      ...consequences(words, sight, content),
      ...(isProtectedIn(sight) ? [context([words.userCard.protected])] : []),
      ...inputs(words, sight, content),
      longTextInput(FIELDS.reason, words.form.reason, LONGEST_REASON, words.form.reasonHint),
    ],
  };
}

function subject({ userCard }: Messages, sight: Sight): Mrkdwn {
  return mrkdwn`${code(accountIn(sight))} · ${userCard.inPool(sight.pool)}`;
}

/** What an approval will cause, as far as it is known before everything is filled in. */
function consequences(words: Messages, sight: Sight, content: FormContent): KnownBlock[] {
  const { recipient } = content;
  const change = changeOf(sight, { ...content, value: undefined, requester: recipient });
  const lines = change ? words.consequences(planFor(sight, change), sight.pool.name) : [];
  return lines.map(section);
}

function inputs(words: Messages, sight: Sight, content: FormContent): KnownBlock[] {
  switch (content.action) {
    case 'reset-password':
      return [recipientInput(words, sight, content)];
    case 'verify-by-code':
      return [choiceInput(words, sight, content), recipientInput(words, sight, content)];
    case 'add-to-group':
    case 'remove-from-group':
    case 'mark-verified':
      return [choiceInput(words, sight, content)];
    case 'change-attribute':
      return [choiceInput(words, sight, content), ...valueInput(words, sight, content)];
    case 'delete-user':
      return [confirmationInput(words, sight)];
    default:
      return [];
  }
}

/** Tells of a choice at once, for what comes of it is shown. */
function choiceInput(words: Messages, sight: Sight, { action, choice }: FormContent): InputBlock {
  const { group, attribute } = words.changeForm;
  const isGroup = action === 'add-to-group' || action === 'remove-from-group';
  const options = choicesFor(action, sight).map((name) =>
    option(optionValue(name), isGroup ? name : words.attributeName(name)),
  );
  const chosen = options.find(({ value }) => choice !== undefined && value === optionValue(choice));
  return input(
    FIELDS.choice,
    isGroup ? group : attribute,
    {
      type: 'static_select',
      action_id: FIELDS.choice,
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
    { dispatch_action: true },
  );
}

function valueInput(words: Messages, sight: Sight, { choice = '' }: FormContent): KnownBlock[] {
  const texts = words.changeForm;
  const attribute = changeableAttribute(sight, choice);
  if (!attribute) return [];
  const now = texts.now(words.attributeName(choice), sight.user.attributes[choice]);
  const verified = choice === 'email' || choice === 'phone_number' ? [texts.verified] : [];
  const element = attributeElement(FIELDS.value, attribute, words.accountForm);
  return [
    context([now, ...verified]),
    input(valueBlock(choice), texts.value, element, {
      ...(attribute.required ? {} : { optional: true }),
      ...valueHint(words, sight, attribute),
    }),
  ];
}

function valueHint(
  { changeForm: texts, form }: Messages,
  { pool }: Sight,
  { name, type, required }: PoolAttribute,
): { hint?: string } {
  if (name === 'email') return { hint: form.emailHint(pool.domains) };
  const hints = [
    ...(type === 'phone' ? [texts.phoneHint] : []),
    ...(required ? [] : [texts.emptyHint]),
  ];
  return hints.length > 0 ? { hint: hints.join(' ') } : {};
}

function recipientInput(words: Messages, sight: Sight, { recipient }: FormContent): InputBlock {
  const { label, hint } = recipientWords(words, sight.pool.delivery);
  return input(
    FIELDS.recipient,
    label,
    { type: 'users_select', action_id: FIELDS.recipient, initial_user: recipient },
    { hint },
  );
}

function confirmationInput({ changeForm: texts }: Messages, sight: Sight): InputBlock {
  return input(FIELDS.confirmation, texts.confirm(accountIn(sight)), {
    type: 'plain_text_input',
    action_id: FIELDS.confirmation,
  });
}
