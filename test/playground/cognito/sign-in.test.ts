import { createHmac } from 'node:crypto';
import {
  type CognitoIdentityProvider,
  InvalidParameterException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UnsupportedOperationException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { CognitoException } from '../../../playground/cognito/exceptions.ts';
import { requireSignInStatus } from '../../../playground/cognito/sign-in.ts';
import { userPoolSettings } from '../../../playground/cognito/user-pool-settings.ts';
import {
  createClient,
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  pass,
  startTestCognito,
} from './cognito-client.ts';

const dayMinutes = 24 * 60;

async function poolWithKim(permanent = true) {
  const { cognito, clock, url } = await startTestCognito();
  const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
  await createUser(cognito, UserPoolId, 'kim@example.com', { permanent });
  return { cognito, clock, url, UserPoolId };
}

function signIn(
  cognito: CognitoIdentityProvider,
  ClientId: string,
  parameters: Record<string, string> = {},
) {
  return cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword, ...parameters },
  });
}

function adminSignIn(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  ClientId: string,
  AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH' = 'ADMIN_USER_PASSWORD_AUTH',
) {
  return cognito.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow,
    AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword },
  });
}

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

describe('flows', () => {
  test('a client refuses the flows that it does not list', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId, {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
    await expectRefusal(
      adminSignIn(cognito, UserPoolId, id),
      InvalidParameterException,
      'Auth flow not enabled for this client',
    );
    await expectRefusal(
      signIn(cognito, id),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  test('a client that lists none signs nobody in by password', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { UserPoolClient } = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'web',
    });
    await expectRefusal(
      signIn(cognito, UserPoolClient?.ClientId ?? ''),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  test('the older names of the flows work as well', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId, {
      ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'],
    });
    const byAdmin = await adminSignIn(cognito, UserPoolId, id, 'ADMIN_NO_SRP_AUTH');
    expect(byAdmin.AuthenticationResult).toBeDefined();
    expect((await signIn(cognito, id)).AuthenticationResult).toBeDefined();
  });

  test('the administrators’ flow is not for apps', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      cognito.initiateAuth({ ClientId: id, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }),
      InvalidParameterException,
      'Initiate Auth method not supported.',
    );
  });

  test('a flow that the stand-in lacks says so', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      cognito.initiateAuth({ ClientId: id, AuthFlow: 'USER_SRP_AUTH' }),
      UnsupportedOperationException,
      'This stand-in does not know the flow USER_SRP_AUTH.',
    );
  });
});

describe('SECRET_HASH', () => {
  const hashOf = (secret: string, username: string, clientId: string) =>
    createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');

  test('a client with a secret needs the hash over the username as it was sent', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id, secret = '' } = await createClient(cognito, UserPoolId, { GenerateSecret: true });
    const SECRET_HASH = hashOf(secret, 'kim@example.com', id);
    expect((await signIn(cognito, id, { SECRET_HASH })).AuthenticationResult).toBeDefined();
    const { Username = '' } = await cognito.adminGetUser({
      UserPoolId,
      Username: 'kim@example.com',
    });
    await expectRefusal(
      signIn(cognito, id, { SECRET_HASH: hashOf(secret, Username, id) }),
      NotAuthorizedException,
      `SecretHash does not match for the client: ${id}`,
    );
  });

  test('without the hash such a client is refused', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId, { GenerateSecret: true });
    await expectRefusal(
      signIn(cognito, id),
      NotAuthorizedException,
      `Client ${id} is configured with secret but SECRET_HASH was not received`,
    );
  });

  test.each(['', 'c2hvcnQ=', Buffer.alloc(32).toString('base64')])(
    'the hash %j does not match',
    async (SECRET_HASH) => {
      const { cognito, UserPoolId } = await poolWithKim();
      const { id } = await createClient(cognito, UserPoolId, { GenerateSecret: true });
      await expectRefusal(
        signIn(cognito, id, { SECRET_HASH }),
        NotAuthorizedException,
        `SecretHash does not match for the client: ${id}`,
      );
    },
  );

  test('a client without a secret takes no hash', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      signIn(cognito, id, { SECRET_HASH: hashOf('secret', 'kim@example.com', id) }),
      NotAuthorizedException,
      `Client ${id} is not configured for secret but secret was received`,
    );
  });
});

describe('who may not sign in as things stand', () => {
  const pool = { settings: userPoolSettings({ PoolName: 'staff' }) };
  const now = new Date();
  const refusalOf = (status: 'UNCONFIRMED' | 'RESET_REQUIRED') => {
    try {
      requireSignInStatus(pool, { status, passwords: [] }, now);
    } catch (error) {
      return error instanceof CognitoException ? [error.name, error.message] : error;
    }
    return undefined;
  };

  test('an unconfirmed user is UserNotConfirmedException', () => {
    expect(refusalOf('UNCONFIRMED')).toEqual([
      'UserNotConfirmedException',
      'User is not confirmed.',
    ]);
  });

  test('a user whose password was reset is PasswordResetRequiredException', () => {
    expect(refusalOf('RESET_REQUIRED')).toEqual([
      'PasswordResetRequiredException',
      'Password reset required for the user',
    ]);
  });

  test('a temporary password lives as many days as the policy says', async () => {
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

  test('RESEND starts the life of the temporary password anew', async () => {
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
