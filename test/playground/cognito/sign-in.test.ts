import {
  InvalidParameterException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createClient, expectRefusal, goodPassword, pass } from './cognito-client.ts';
import { adminSignIn, poolWithKim, signIn } from './pool-with-kim.ts';

const dayMinutes = 24 * 60;

describe('signing in', () => {
  test('the right password gives tokens, to administrators and to apps', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    const expected = { TokenType: 'Bearer', ExpiresIn: 3600 };
    const byAdmin = await adminSignIn(cognito, UserPoolId, id);
    const byApp = await signIn(cognito, id);
    expect(byAdmin.AuthenticationResult).toMatchObject(expected);
    expect(byApp.AuthenticationResult).toMatchObject(expected);
    expect(byApp.ChallengeName).toBeUndefined();
  });

  test('an app needs no signature', async () => {
    const { cognito, url, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
      body: JSON.stringify({
        ClientId: id,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword },
      }),
    });
    expect(await response.json()).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } });
  });

  test('a wrong password is NotAuthorizedException', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      signIn(cognito, id, { PASSWORD: 'Wrong-horse-7' }),
      NotAuthorizedException,
      'Incorrect username or password.',
    );
  });

  test('an unknown user is UserNotFoundException, unless the client hides who exists', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const open = await createClient(cognito, UserPoolId);
    const discreet = await createClient(cognito, UserPoolId, {
      PreventUserExistenceErrors: 'ENABLED',
    });
    const nobody = { USERNAME: 'nobody@example.com' };
    await expectRefusal(
      signIn(cognito, open.id, nobody),
      UserNotFoundException,
      'User does not exist.',
    );
    await expectRefusal(
      signIn(cognito, discreet.id, nobody),
      NotAuthorizedException,
      'Incorrect username or password.',
    );
  });

  test('a disabled user is refused', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await cognito.adminDisableUser({ UserPoolId, Username: 'kim@example.com' });
    await expectRefusal(signIn(cognito, id), NotAuthorizedException, 'User is disabled.');
  });

  test('the old password dies with the new one', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await cognito.adminSetUserPassword({
      UserPoolId,
      Username: 'kim@example.com',
      Password: 'Another-horse-8',
      Permanent: true,
    });
    await expectRefusal(
      signIn(cognito, id),
      NotAuthorizedException,
      'Incorrect username or password.',
    );
  });

  test.each(['USERNAME', 'PASSWORD'])('%s must be there', async (name) => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      signIn(cognito, id, { [name]: '' }),
      InvalidParameterException,
      `Missing required parameter ${name}`,
    );
  });

  test('an unknown client is ResourceNotFoundException', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const message = 'User pool client nobody does not exist.';
    await expectRefusal(signIn(cognito, 'nobody'), ResourceNotFoundException, message);
    await expectRefusal(
      adminSignIn(cognito, UserPoolId, 'nobody'),
      ResourceNotFoundException,
      message,
    );
  });
});

describe('a temporary password', () => {
  test('lives as many days as the policy says', async () => {
    const { cognito, clock, UserPoolId } = await poolWithKim(false);
    const { id } = await createClient(cognito, UserPoolId);
    pass(clock, 7 * dayMinutes - 1);
    expect((await signIn(cognito, id)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    pass(clock, 1);
    await expectRefusal(
      signIn(cognito, id),
      NotAuthorizedException,
      'Temporary password has expired and must be reset by an administrator.',
    );
  });

  test('lives anew after RESEND', async () => {
    const { cognito, clock, UserPoolId } = await poolWithKim(false);
    const { id } = await createClient(cognito, UserPoolId);
    pass(clock, 30 * dayMinutes);
    await cognito.adminCreateUser({
      UserPoolId,
      Username: 'kim@example.com',
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL'],
      TemporaryPassword: goodPassword,
    });
    expect((await signIn(cognito, id)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});
