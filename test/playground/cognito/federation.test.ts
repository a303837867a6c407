import {
  NotAuthorizedException,
  UnsupportedUserStateException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../contract/answers.ts';
import { createClient, createUser, goodPassword } from '../../contract/users-and-clients.ts';
import { createPool, startTestCognito } from './cognito-client.ts';

async function poolWithGoogle() {
  const standIn = await startTestCognito();
  const { cognito, federate } = standIn;
  const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
  const { id: ClientId } = await createClient(cognito, UserPoolId);
  const Username = federate(UserPoolId, {
    provider: 'Google',
    externalId: '123',
    attributes: { email: 'kim@example.com' },
  });
  const signIn = () =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: goodPassword },
    });
  return { ...standIn, UserPoolId, ClientId, kim: { UserPoolId, Username }, signIn };
}

describe('somebody who came through an identity provider', () => {
  test('is EXTERNAL_PROVIDER, with the identity that Cognito notes', async () => {
    const { cognito, clock, kim } = await poolWithGoogle();
    const { Username, UserStatus, UserAttributes = [] } = await cognito.adminGetUser(kim);
    expect({ Username, UserStatus }).toEqual({
      Username: 'Google_123',
      UserStatus: 'EXTERNAL_PROVIDER',
    });
    const identities = UserAttributes.find(({ Name }) => Name === 'identities')?.Value ?? '';
    expect(JSON.parse(identities)).toEqual([
      {
        userId: '123',
        providerName: 'Google',
        providerType: 'Google',
        issuer: null,
        primary: 'true',
        dateCreated: String(clock.now.getTime()),
      },
    ]);
  });

  test('has no password to sign in with, to be invited with or to reset', async () => {
    const { cognito, ClientId, kim, signIn } = await poolWithGoogle();
    await expectRefusal(signIn(), NotAuthorizedException, 'Incorrect username or password.');
    await expectRefusal(
      cognito.adminCreateUser({ ...kim, MessageAction: 'RESEND' }),
      UnsupportedUserStateException,
      'Resend not possible. Google_123 status is not FORCE_CHANGE_PASSWORD',
    );
    const stuck = 'User password cannot be reset in the current state.';
    await expectRefusal(cognito.adminResetUserPassword(kim), NotAuthorizedException, stuck);
    await expectRefusal(
      cognito.forgotPassword({ ClientId, Username: kim.Username }),
      NotAuthorizedException,
      stuck,
    );
  });

  test('becomes CONFIRMED by AdminSetUserPassword', async () => {
    const { cognito, kim, signIn } = await poolWithGoogle();
    await cognito.adminSetUserPassword({ ...kim, Password: goodPassword, Permanent: true });
    expect((await cognito.adminGetUser(kim)).UserStatus).toBe('CONFIRMED');
    expect((await signIn()).AuthenticationResult?.TokenType).toBe('Bearer');
  });

  test('leaves the address free for a user of the pool', async () => {
    const { cognito, UserPoolId } = await poolWithGoogle();
    const { Username } = await createUser(cognito, UserPoolId, 'kim@example.com');
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'kim@example.com' });
    expect(found.Username).toBe(Username);
  });

  test('comes once', async () => {
    const { UserPoolId, federate } = await poolWithGoogle();
    const again = () => federate(UserPoolId, { provider: 'Google', externalId: '123' });
    expect(again).toThrow('User account already exists');
  });
});
