import {
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser, goodPassword, otherPassword } from './users-and-clients.ts';

describe('AdminSetUserPassword', () => {
  it('a permanent password makes the user CONFIRMED, another leaves it to be changed', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice', { permanent: false });
    const alice = { UserPoolId, Username: 'alice' };
    const status = async () => (await cognito.adminGetUser(alice)).UserStatus;
    await cognito.adminSetUserPassword({ ...alice, Password: otherPassword, Permanent: true });
    expect(await status()).toBe('CONFIRMED');
    await cognito.adminSetUserPassword({ ...alice, Password: otherPassword });
    expect(await status()).toBe('FORCE_CHANGE_PASSWORD');
  });

  it.each([
    ['Sh0rt-', 'Password not long enough'],
    ['no-upper-case-1', 'Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
    ['No-number-here', 'Password must have numeric characters'],
    ['NoSymbolHere1', 'Password must have symbol characters'],
  ])('the policy refuses %s and says why', async (Password, reason) => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice');
    await expectRefusal(
      cognito.adminSetUserPassword({ UserPoolId, Username: 'alice', Password }),
      InvalidPasswordException,
      `Password did not conform with policy: ${reason}`,
    );
  });

  it('a policy that asks for little takes little', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({
      Policies: { PasswordPolicy: { MinimumLength: 6 } },
    });
    await createUser(cognito, UserPoolId, 'alice');
    await cognito.adminSetUserPassword({ UserPoolId, Username: 'alice', Password: 'simple' });
  });

  it('the history refuses the current password and as many as it counts', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({
      Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } },
    });
    await createUser(cognito, UserPoolId, 'alice', { permanent: false });
    const set = (Password: string) =>
      cognito.adminSetUserPassword({ UserPoolId, Username: 'alice', Password });
    const refused = 'Password has previously been used.';
    await expectRefusal(set(goodPassword), PasswordHistoryPolicyViolationException, refused);
    await set('second-one');
    await expectRefusal(set(goodPassword), PasswordHistoryPolicyViolationException, refused);
    await set('third-one');
    await set(goodPassword);
  });

  it('without a history the same password may be set again', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice');
    await cognito.adminSetUserPassword({ UserPoolId, Username: 'alice', Password: goodPassword });
  });
});
