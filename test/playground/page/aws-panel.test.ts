import { expect, it } from 'vitest';
import { explainRefusal } from '../../../playground/page/aws-panel/explain-refusal.ts';
import { statusWords } from '../../../playground/page/aws-panel/user-status.ts';

const user = (status: string, enabled = true) => ({
  username: 'alice',
  email: 'alice@example.com',
  status,
  enabled,
  emailVerified: true,
  created: '2026-11-22T12:00:00Z',
  groups: [],
});

it('says what a status means for signing in', () => {
  expect(statusWords(user('CONFIRMED'))).toEqual({ tone: 'good', words: 'Can sign in' });
  expect(statusWords(user('FORCE_CHANGE_PASSWORD')).tone).toBe('waiting');
  expect(statusWords(user('SOMETHING_NEW')).tone).toBe('neutral');
});

it('never says that a disabled user can sign in', () => {
  expect(statusWords(user('CONFIRMED', false))).toEqual({
    tone: 'bad',
    words: 'Disabled: cannot sign in',
  });
});

it('explains the errors of a sign-in, and does not guess at others', () => {
  expect(explainRefusal('NotAuthorizedException')).toContain(
    'does not accept this username and password',
  );
  expect(explainRefusal('BrandNewException')).toBe('The pool refused the sign-in.');
});
