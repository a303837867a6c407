import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '../../../playground/cognito/passwords.ts';

test('of a password only a salted hash is kept, another one each time', async () => {
  const now = new Date();
  const [one, two] = [await hashPassword('secret', now), await hashPassword('secret', now)];
  expect(one.hash.equals(two.hash)).toBe(false);
  expect(JSON.stringify(one)).not.toContain(Buffer.from('secret').toString('base64'));
  expect(await isPassword('secret', one)).toBe(true);
  expect(await isPassword('Secret', one)).toBe(false);
});
