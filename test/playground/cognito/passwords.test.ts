import {
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from '../../../playground/cognito/passwords.ts';
import {
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  otherPassword,
  startTestCognito,
} from './cognito-client.ts';

describe('AdminSetUserPassword', () => {
  test('a permanent password makes the user CONFIRMED, another leaves it to be changed', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim', { permanent: false });
    const kim = { UserPoolId, Username: 'kim' };
    const status = async () => (await cognito.adminGetUser(kim)).UserStatus;
    await cognito.adminSetUserPassword({ ...kim, Password: otherPassword, Permanent: true });
    expect(await status()).toBe('CONFIRMED');
    await cognito.adminSetUserPassword({ ...kim, Password: otherPassword });
    expect(await status()).toBe('FORCE_CHANGE_PASSWORD');
  });

  test.each([
    ['Sh0rt-', 'Password not long enough'],
    ['no-upper-case-1', 'Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
    ['No-number-here', 'Password must have numeric characters'],
    ['NoSymbolHere1', 'Password must have symbol characters'],
  ])('the policy refuses %s and says why', async (Password, reason) => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim');
    await expectRefusal(
      cognito.adminSetUserPassword({ UserPoolId, Username: 'kim', Password }),
      InvalidPasswordException,
      `Password did not conform with policy: ${reason}`,
    );
  });

  test('a policy that asks for little takes little', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
      Policies: { PasswordPolicy: { MinimumLength: 6 } },
    });
    await createUser(cognito, UserPoolId, 'kim');
    await cognito.adminSetUserPassword({ UserPoolId, Username: 'kim', Password: 'simple' });
  });

  test('the history refuses the current password and as many as it counts', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
      Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } },
    });
    await createUser(cognito, UserPoolId, 'kim', { permanent: false });
    const set = (Password: string) =>
      cognito.adminSetUserPassword({ UserPoolId, Username: 'kim', Password });
    const refused = 'Password has previously been used.';
    await expectRefusal(set(goodPassword), PasswordHistoryPolicyViolationException, refused);
    await set('second-one');
    await expectRefusal(set(goodPassword), PasswordHistoryPolicyViolationException, refused);
    await set('third-one');
    await set(goodPassword);
  });

  test('without a history the same password may be set again', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim');
    await cognito.adminSetUserPassword({ UserPoolId, Username: 'kim', Password: goodPassword });
  });
});

describe('keeping passwords', () => {
  test('only a salted hash is kept, another one each time', async () => {
    const now = new Date();
    const [one, two] = [await hashPassword('secret', now), await hashPassword('secret', now)];
    expect(one.hash.equals(two.hash)).toBe(false);
    expect(JSON.stringify(one)).not.toContain(Buffer.from('secret').toString('base64'));
    expect(await isPassword('secret', one)).toBe(true);
    expect(await isPassword('Secret', one)).toBe(false);
  });
});
