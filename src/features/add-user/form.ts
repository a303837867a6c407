import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { PoolPolicy } from '../../domain/policy.ts';
import { LONGEST_REASON } from '../../domain/reason.ts';
import type { Messages } from '../../messages/index.ts';
import { joined, type Mrkdwn } from '../../messages/mrkdwn.ts';
import { context, input, longTextInput, option, plain } from '../../slack/blocks.ts';
import { FIELDS } from './fields.ts';
import { handoverBlock, poolInputs } from './pool-inputs.ts';
import type { ChosenPool } from './pool-questions.ts';

export const CALLBACK = 'add-user';

/** Those in which a person may ask: one at least. */
export type Pools = readonly [PoolPolicy, ...PoolPolicy[]];

/** What the form is made of. */
export interface FormContent {
  pools: Pools;
  pool?: string | undefined;
  email?: string | undefined;
  /** Slack user id of whoever is proposed to receive the password. */
  recipient: string;
}

/** What the form has once Cognito has been asked. */
export interface FormDetails {
  chosen: ChosenPool;
  preview: readonly Mrkdwn[];
}

/** The form as far as it is known: without details it needs no network, and asks nothing of the pool. */
export function addUserForm(
  words: Messages,
  content: FormContent,
  details?: FormDetails,
): ModalView {
  const { form, common } = words;
  const single = content.pools.length === 1;
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(common.cancel),
    private_metadata: single ? content.pools[0].alias : '',
    blocks: [
      ...(single ? [] : [poolInput(words, content)]),
      emailInput(words, content),
      ...(details ? previewBlocks(details) : []),
      ...(details ? poolInputs(words, details.chosen) : []),
      handoverBlock(words, shownPool(content), content.recipient),
      longTextInput(FIELDS.reason, words.form.reason, LONGEST_REASON, words.form.reasonHint),
    ] satisfies KnownBlock[],
  };
}

/** Unless one was named, the policy's first pool is proposed. */
export function shownPool({ pools, pool }: Pick<FormContent, 'pools' | 'pool'>): PoolPolicy {
  return pools.find(({ alias }) => alias === pool) ?? pools[0];
}

/** Tells of a choice, because another pool asks something else. */
function poolInput({ form }: Messages, content: FormContent): InputBlock {
  const { alias, name } = shownPool(content);
  return input(
    FIELDS.pool,
    form.pool,
    {
      type: 'static_select',
      action_id: FIELDS.pool,
      options: content.pools.map((pool) => option(pool.alias, pool.name)),
      initial_option: option(alias, name),
    },
    { dispatch_action: true },
  );
}

/** Plain text, not Slack's e-mail input: that refuses a full-width letter without saying why. */
function emailInput({ form }: Messages, content: FormContent): InputBlock {
  const { email } = content;
  return input(
    FIELDS.email,
    form.email,
    {
      type: 'plain_text_input',
      action_id: FIELDS.email,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(email === undefined ? { focus_on_load: true } : { initial_value: email }),
    },
    { dispatch_action: true, hint: form.emailHint(shownPool(content).domains) },
  );
}

function previewBlocks({ preview }: FormDetails): KnownBlock[] {
  return preview.length > 0 ? [context([joined(preview, '\n')])] : [];
}
