import type { KnownBlock, PlainTextElement } from '@slack/types';
import { expect, it } from 'vitest';
import {
  collectState,
  stillThere,
  withValue,
} from '../../../playground/page/block-kit/view-state.ts';

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });

const email: KnownBlock = {
  type: 'input',
  block_id: 'email',
  label: plain('E-mail'),
  element: { type: 'email_text_input', action_id: 'value', initial_value: 'alice@' },
};
const pool: KnownBlock = {
  type: 'section',
  block_id: 'pool',
  text: plain('Pool'),
  accessory: { type: 'static_select', action_id: 'value', options: [option('a'), option('b')] },
};
const buttons: KnownBlock = {
  type: 'actions',
  block_id: 'buttons',
  elements: [
    { type: 'button', action_id: 'go', text: plain('Go') },
    { type: 'multi_users_select', action_id: 'who' },
  ],
};

it('sends every input, the untouched ones as Slack does, and no button', () => {
  expect(collectState([email, pool, buttons], {}, {})).toEqual({
    email: { value: { type: 'email_text_input', value: 'alice@' } },
    pool: { value: { type: 'static_select', selected_option: null } },
    buttons: { who: { type: 'multi_users_select', selected_users: [] } },
  });
});

it('prefers what was typed to what the server knows, and that to the initial value', () => {
  const known = { email: { value: { type: 'email_text_input', value: 'known' } } };
  const typed = withValue({}, 'email', 'value', { type: 'email_text_input', value: 'typed' });
  expect(collectState([email], known, {}).email?.value?.value).toBe('known');
  expect(collectState([email], known, typed).email?.value?.value).toBe('typed');
});

it('keeps an input that was emptied empty', () => {
  const typed = withValue({}, 'email', 'value', { type: 'email_text_input', value: null });
  expect(collectState([email], {}, typed).email?.value?.value).toBeNull();
});

it('forgets what was typed into an input that has gone, even when it comes back', () => {
  const typed = withValue({}, 'email', 'value', { type: 'email_text_input', value: 'typed' });
  expect(stillThere([email, pool], typed)).toEqual(typed);
  expect(stillThere([pool], typed)).toEqual({});
});

it('forgets what was typed when the block id or the kind of element changes', () => {
  const typed = withValue({}, 'email', 'value', { type: 'email_text_input', value: 'typed' });
  const renamed = { ...email, block_id: 'email-2' };
  const other: KnownBlock = { ...email, element: { type: 'plain_text_input', action_id: 'value' } };
  expect(collectState([renamed], {}, typed)['email-2']?.value?.value).toBe('alice@');
  expect(collectState([other], {}, typed).email?.value?.value).toBeNull();
});
