import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/slack/inputs.ts';

const inputs = readInputs({
  email: { email: { type: 'plain_text_input', value: '  alice@example.com\n' } },
  pool: { pool: { type: 'static_select', selected_option: { value: 'staging' } } },
  'recipient-U0LEAD': { recipient: { type: 'users_select', selected_user: 'U0LEAD' } },
  comment: { comment: { type: 'plain_text_input', value: null } },
  verdict: { verdict: { type: 'radio_buttons', selected_option: null } },
  other: { other: { type: 'users_select', selected_user: null } },
});

describe('the inputs of a modal', () => {
  it('are found by action id, texts trimmed', () => {
    expect(inputs.text('email')).toBe('alice@example.com');
    expect(inputs.choice('pool')).toBe('staging');
    expect(inputs.user('recipient')).toBe('U0LEAD');
  });

  it('tell in which block they stand', () => {
    expect(inputs.blockOf('recipient')).toBe('recipient-U0LEAD');
    expect(inputs.blockOf('missing')).toBeUndefined();
  });

  it('are empty when nothing was put in, or when they are not there', () => {
    expect([inputs.text('comment'), inputs.text('missing')]).toEqual(['', '']);
    expect([inputs.choice('verdict'), inputs.choice('missing')]).toEqual([undefined, undefined]);
    expect([inputs.user('other'), inputs.user('missing')]).toEqual([undefined, undefined]);
    expect(readInputs(undefined).text('email')).toBe('');
  });

  it('must be what Slack sends', () => {
    expect(() => readInputs({ email: 'alice@example.com' })).toThrow();
  });
});
