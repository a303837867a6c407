import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import {
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  present,
  startTestCognito,
} from './cognito-client.ts';

describe('reading, disabling and deleting', () => {
  test('a user is found by username and by sub', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { Attributes } = await createUser(cognito, UserPoolId, 'kim');
    const sub = present(Attributes?.[0]?.Value);
    const byName = await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    const bySub = await cognito.adminGetUser({ UserPoolId, Username: sub });
    expect(byName).toMatchObject({ Username: 'kim', UserStatus: 'CONFIRMED', Enabled: true });
    expect(byName.UserAttributes).toEqual([{ Name: 'sub', Value: sub }]);
    expect(bySub.Username).toBe('kim');
  });

  test('disabling and enabling show in the user', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim');
    const kim = { UserPoolId, Username: 'kim' };
    await cognito.adminDisableUser(kim);
    expect((await cognito.adminGetUser(kim)).Enabled).toBe(false);
    await cognito.adminEnableUser(kim);
    expect((await cognito.adminGetUser(kim)).Enabled).toBe(true);
  });

  test('a deleted user is gone and the username is free again', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const kim = { UserPoolId, Username: 'kim' };
    await createUser(cognito, UserPoolId, 'kim');
    await cognito.adminDeleteUser(kim);
    const gone = 'User does not exist.';
    await expectRefusal(cognito.adminGetUser(kim), UserNotFoundException, gone);
    await expectRefusal(cognito.adminDeleteUser(kim), UserNotFoundException, gone);
    await expectRefusal(
      cognito.adminSetUserPassword({ ...kim, Password: goodPassword }),
      UserNotFoundException,
      gone,
    );
    await createUser(cognito, UserPoolId, 'kim');
  });
});
