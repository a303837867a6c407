import { expect, it } from 'vitest';
import { contractCognito } from './cognito.ts';

it('AdminCreateUser leaves a user in FORCE_CHANGE_PASSWORD, and a permanent password confirms them', async () => {
  const { cognito, newPool } = await contractCognito();
  const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
  const Username = 'alice@example.com';
  const { User } = await cognito.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
  });
  expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
  const Password = 'Correct-horse-7';
  await cognito.adminSetUserPassword({ UserPoolId, Username, Password, Permanent: true });
  expect(await cognito.adminGetUser({ UserPoolId, Username })).toMatchObject({
    UserStatus: 'CONFIRMED',
  });
});
