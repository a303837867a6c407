import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { addUserForm } from '../../../src/features/add-user/form.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { policyWith, rawPool } from '../../samples.ts';

const en = messagesIn('en');
const { pools } = policyWith({
  staging: rawPool(),
  payments: rawPool({
    name: 'Payments',
    userPoolId: 'ap-northeast-1_Payments',
    domains: ['example.com', 'example.jp'],
  }),
});
const [staging, payments] = pools.values();
if (!staging || !payments) throw new Error('The policy has two pools');
const both = [staging, payments] as const;
const one = [staging] as const;

function inputs({ blocks }: ModalView): InputBlock[] {
  return blocks.filter((block): block is InputBlock => block.type === 'input');
}

function inputOf(view: ModalView, actionId: string): InputBlock {
  const found = inputs(view).find(({ element }) => element.action_id === actionId);
  if (!found) throw new Error(`The form has no ${actionId}`);
  return found;
}

const labels = (view: ModalView) => inputs(view).map(({ label }) => label.text);

describe('the form', () => {
  const form = addUserForm(en, { pools: both, pool: 'payments', recipient: 'U0LEAD' });

  it('asks for pool, e-mail, recipient and reason', () => {
    expect(labels(form)).toEqual([
      'User pool',
      'Email address',
      'Who receives the password?',
      'Reason',
    ]);
    expect(form).toMatchObject({
      type: 'modal',
      callback_id: 'add-user',
      title: { text: 'New account' },
      submit: { text: 'Send request' },
      close: { text: 'Cancel' },
      private_metadata: '',
    });
  });

  it('asks in Japanese for people who read Japanese', () => {
    const japanese = addUserForm(messagesIn('ja'), { pools: both, recipient: 'U0LEAD' });
    expect(japanese.title.text).toBe('アカウントの申請');
    expect(labels(japanese)).toEqual([
      'ユーザープール',
      'メールアドレス',
      'パスワードの受取人',
      '理由',
    ]);
  });

  it('asks for no pool where there is only one, and remembers which', () => {
    const single = addUserForm(en, { pools: one, recipient: 'U0LEAD' });
    expect(labels(single)).not.toContain('User pool');
    expect(single.private_metadata).toBe('staging');
  });

  it('offers pools by name, the one asked for chosen, or else the first', () => {
    const choice = (text: string, value: string) => ({
      text: { type: 'plain_text', text, emoji: true },
      value,
    });
    const options = [choice('Storefront staging', 'staging'), choice('Payments', 'payments')];
    expect(inputOf(form, 'pool').element).toMatchObject({ options, initial_option: options[1] });
    const open = addUserForm(en, { pools: both, recipient: 'U0LEAD' });
    expect(inputOf(open, 'pool').element).toMatchObject({ initial_option: options[0] });
  });

  it('opens with what is known: the address, and who is proposed to receive the password', () => {
    const known = addUserForm(en, { pools: one, email: 'alice@example.com', recipient: 'U0ALICE' });
    expect(inputOf(known, 'email').element).toMatchObject({ initial_value: 'alice@example.com' });
    expect(inputOf(known, 'recipient').element).toMatchObject({ initial_user: 'U0ALICE' });
  });

  it('waits in the e-mail field where the address is not known', () => {
    expect(inputOf(form, 'email').element).toMatchObject({ focus_on_load: true });
    expect(inputOf(form, 'email').element).not.toHaveProperty('initial_value');
  });

  it('tells of Enter in the e-mail field, so that a recipient can be proposed', () => {
    expect(inputOf(form, 'email')).toMatchObject({
      dispatch_action: true,
      element: { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
    });
  });

  it('names the domains of the pool that is chosen', () => {
    expect(inputOf(form, 'email').hint?.text).toBe('Allowed: example.com, example.jp');
    const first = addUserForm(en, { pools: both, recipient: 'U0LEAD' });
    expect(inputOf(first, 'email').hint?.text).toBe('Allowed: example.com');
  });

  it('has a new block for each proposal: Slack keeps the old value in an old block', () => {
    const other = addUserForm(en, { pools: both, recipient: 'U0ALICE' });
    const blockId = (view: ModalView) => inputOf(view, 'recipient').block_id;
    expect(blockId(other)).not.toBe(blockId(form));
    expect(inputOf(other, 'email').block_id).toBe(inputOf(form, 'email').block_id);
  });

  it('takes a reason of 500 characters at most', () => {
    expect(inputOf(form, 'reason').element).toMatchObject({ max_length: 500, multiline: true });
  });
});
