import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { byName, expectRefusal, present } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser, goodPassword } from './users-and-clients.ts';

describe('reading, disabling and deleting', () => {
  it('a user is found by username and by sub', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const { Attributes } = await createUser(cognito, UserPoolId, 'alice');
    const sub = present(byName(Attributes).sub);
    const named = await cognito.adminGetUser({ UserPoolId, Username: 'alice' });
    const found = await cognito.adminGetUser({ UserPoolId, Username: sub });
    expect(named).toMatchObject({ Username: 'alice', UserStatus: 'CONFIRMED', Enabled: true });
    expect(named.UserAttributes).toEqual([{ Name: 'sub', Value: sub }]);
    expect(found.Username).toBe('alice');
  });

  it('disabling and enabling show in the user', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice');
    const alice = { UserPoolId, Username: 'alice' };
    await cognito.adminDisableUser(alice);
    expect((await cognito.adminGetUser(alice)).Enabled).toBe(false);
    await cognito.adminEnableUser(alice);
    expect((await cognito.adminGetUser(alice)).Enabled).toBe(true);
  });

  it('a deleted user is gone and the username is free again', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const alice = { UserPoolId, Username: 'alice' };
    await createUser(cognito, UserPoolId, 'alice');
    await cognito.adminDeleteUser(alice);
    const gone = 'User does not exist.';
    await expectRefusal(cognito.adminGetUser(alice), UserNotFoundException, gone);
    await expectRefusal(cognito.adminDeleteUser(alice), UserNotFoundException, gone);
    await expectRefusal(
      cognito.adminSetUserPassword({ ...alice, Password: goodPassword }),
      UserNotFoundException,
      gone,
    );
    await createUser(cognito, UserPoolId, 'alice');
  });
});
