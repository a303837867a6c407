import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { expectRefusal, present } from '../../contract/answers.ts';
import {
  createClient,
  createUser,
  goodPassword,
  otherPassword,
} from '../../contract/users-and-clients.ts';
import { createPool, pass, startTestCognito } from './cognito-client.ts';

const dayMinutes = 24 * 60;

/** Kim signs in, at moments that the test chooses. */
async function poolWithKim(permanent = true) {
  const { cognito, clock } = await startTestCognito();
  const UserPoolId = await createPool(cognito);
  const { id: ClientId } = await createClient(cognito, UserPoolId);
  const attributes = { email: 'kim@example.com' };
  const user = await createUser(cognito, UserPoolId, 'kim', { permanent, attributes });
  const signIn = () =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
    });
  const refresh = (REFRESH_TOKEN: string | undefined) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: present(REFRESH_TOKEN) },
    });
  const wait = (minutes: number) => pass(clock, minutes);
  return {
    cognito,
    clock,
    kim: { UserPoolId, Username: 'kim' },
    user,
    ClientId,
    signIn,
    refresh,
    wait,
  };
}

describe('a temporary password', () => {
  test('lives as many days as the policy says', async () => {
    const { signIn, wait } = await poolWithKim(false);
    wait(7 * dayMinutes - 1);
    expect((await signIn()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    wait(1);
    await expectRefusal(
      signIn(),
      NotAuthorizedException,
      'Temporary password has expired and must be reset by an administrator.',
    );
  });

  test('lives anew after RESEND, which changes nothing else', async () => {
    const { cognito, clock, kim, user, signIn, wait } = await poolWithKim(false);
    wait(30 * dayMinutes);
    const { User } = await cognito.adminCreateUser({
      ...kim,
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL'],
      TemporaryPassword: goodPassword,
    });
    expect(User).toEqual({ ...user, UserLastModifiedDate: clock.now });
    expect((await signIn()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});

test('the Session of a challenge dies after the three minutes of AuthSessionValidity', async () => {
  const { cognito, ClientId, signIn, wait } = await poolWithKim(false);
  const { ChallengeName, Session } = await signIn();
  wait(3);
  await expectRefusal(
    cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: otherPassword },
    }),
    NotAuthorizedException,
    'Invalid session for the user, session is expired.',
  );
});

describe('tokens', () => {
  test('an access token expires after an hour', async () => {
    const { cognito, signIn, wait } = await poolWithKim();
    const { AuthenticationResult } = await signIn();
    wait(60);
    await expectRefusal(
      cognito.globalSignOut({ AccessToken: AuthenticationResult?.AccessToken }),
      NotAuthorizedException,
      'Access Token has expired',
    );
  });

  test('those of a refresh are issued anew, yet tell when the user signed in', async () => {
    const { signIn, refresh, wait } = await poolWithKim();
    const { AuthenticationResult: first } = await signIn();
    wait(90);
    const { AuthenticationResult: second } = await refresh(first?.RefreshToken);
    const before = decodeJwt(present(first?.AccessToken));
    const after = decodeJwt(present(second?.AccessToken));
    expect(after.iat).toBe((before.iat ?? 0) + 90 * 60);
    expect(after.auth_time).toBe(before.auth_time);
  });

  test('a refresh token lives thirty days by default', async () => {
    const { signIn, refresh, wait } = await poolWithKim();
    const { AuthenticationResult } = await signIn();
    wait(30 * dayMinutes - 1);
    await refresh(AuthenticationResult?.RefreshToken);
    wait(1);
    await expectRefusal(
      refresh(AuthenticationResult?.RefreshToken),
      NotAuthorizedException,
      'Refresh Token has expired',
    );
  });
});
