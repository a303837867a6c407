import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { PoolPolicy } from '../../domain/policy.ts';
import { LONGEST_REASON } from '../../domain/reason.ts';
import type { Messages } from '../../messages/index.ts';
import { input, option, plain } from '../../slack/blocks.ts';
import { type Inputs, readInputs } from '../../slack/inputs.ts';

export const CALLBACK = 'add-user';

/** The form's inputs: their action ids, and but for the recipient their block ids too. */
export const FIELDS = {
  pool: 'pool',
  email: 'email',
  recipient: 'recipient',
  reason: 'reason',
} as const;

/** What stands before the proposed recipient's id in their block's id. */
const RECIPIENT_BLOCK = `${FIELDS.recipient}-`;

export type Field = keyof typeof FIELDS;

/** What the form opens with. */
export interface FormContent {
  /** Those in which the person may ask; never empty. */
  pools: readonly PoolPolicy[];
  pool?: string | undefined;
  email?: string | undefined;
  /** Slack user id. */
  recipient: string;
}

/** What a person filled in, unchecked. */
export interface FilledForm {
  pool: string | undefined;
  email: string;
  recipient: string | undefined;
  /** The recipient that the form proposed. */
  proposed: string | undefined;
  reason: string;
  blockOf: (field: Field) => string;
}

export function addUserForm(words: Messages, content: FormContent): ModalView {
  const { form, common } = words;
  const [only, ...others] = content.pools;
  const single = others.length === 0 ? only : undefined;
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(common.cancel),
    private_metadata: single?.alias ?? '',
    blocks: [
      ...(single ? [] : [poolInput(words, content)]),
      emailInput(words, content),
      recipientInput(words, content),
      reasonInput(words),
    ] satisfies KnownBlock[],
  };
}

/** Reads a submission. The pool comes from its input, or from the form that had only one. */
export function filledForm(view: { private_metadata: string; state: { values: unknown } }) {
  const inputs = readInputs(view.state.values);
  return {
    pool: inputs.choice(FIELDS.pool) ?? (view.private_metadata || undefined),
    email: inputs.text(FIELDS.email),
    recipient: inputs.user(FIELDS.recipient),
    proposed: inputs.blockOf(FIELDS.recipient)?.slice(RECIPIENT_BLOCK.length),
    reason: inputs.text(FIELDS.reason),
    blockOf: blockFinder(inputs),
  } satisfies FilledForm;
}

/** Slack drops the whole answer when an error names a block that is not there. */
function blockFinder(inputs: Inputs): FilledForm['blockOf'] {
  return (field) => inputs.blockOf(FIELDS[field]) ?? FIELDS.email;
}

/** Unless one was named, the policy's first pool is proposed. */
function poolInput({ form }: Messages, { pools, pool }: FormContent): InputBlock {
  const options = pools.map(({ alias, name }) => option(alias, name));
  const chosen = options.find(({ value }) => value === pool) ?? options[0];
  return input(FIELDS.pool, form.pool, {
    type: 'static_select',
    action_id: FIELDS.pool,
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  });
}

/** Plain text, not Slack's e-mail input: that refuses a full-width letter without saying why. */
function emailInput({ form }: Messages, { pools, email }: FormContent): InputBlock {
  const domains = [...new Set(pools.flatMap((pool) => pool.domains))];
  return input(
    FIELDS.email,
    form.email,
    {
      type: 'plain_text_input',
      action_id: FIELDS.email,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(email === undefined ? { focus_on_load: true } : { initial_value: email }),
    },
    { dispatch_action: true, hint: form.emailHint(domains) },
  );
}

/** The block id names the proposal: Slack shows a new initial user only in a new block. */
function recipientInput({ form }: Messages, { recipient }: FormContent): InputBlock {
  return input(
    `${RECIPIENT_BLOCK}${recipient}`,
    form.recipient,
    { type: 'users_select', action_id: FIELDS.recipient, initial_user: recipient },
    { hint: form.recipientHint },
  );
}

function reasonInput({ form }: Messages): InputBlock {
  return input(
    FIELDS.reason,
    form.reason,
    {
      type: 'plain_text_input',
      action_id: FIELDS.reason,
      multiline: true,
      max_length: LONGEST_REASON,
    },
    { hint: form.reasonHint },
  );
}
