import { createHmac } from 'node:crypto';
import {
  type CognitoIdentityProvider,
  InvalidParameterException,
  NotAuthorizedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  createClient,
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  pass,
  present,
  startTestCognito,
} from './cognito-client.ts';

const attributes = { email: 'kim@example.com', email_verified: 'true', name: 'Kim Ito' };

async function signedIn(settings: Parameters<typeof createClient>[2] = {}) {
  const { cognito, url, clock } = await startTestCognito();
  const UserPoolId = await createPool(cognito);
  const client = await createClient(cognito, UserPoolId, settings);
  const user = await createUser(cognito, UserPoolId, 'kim', { attributes });
  const tokens = await signIn(cognito, client.id);
  return { cognito, url, clock, UserPoolId, client, sub: user.Attributes?.[0]?.Value, tokens };
}

async function signIn(cognito: CognitoIdentityProvider, ClientId: string) {
  const { AuthenticationResult } = await cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
  });
  return present(AuthenticationResult);
}

describe('tokens', () => {
  test('both verify with the keys that the pool serves', async () => {
    const { tokens, url, clock, UserPoolId, client } = await signedIn();
    const keys = createRemoteJWKSet(new URL(`${url}/${UserPoolId}/.well-known/jwks.json`));
    const issuer = `https://cognito-idp.ap-northeast-1.amazonaws.com/${UserPoolId}`;
    const expected = { issuer, algorithms: ['RS256'], currentDate: clock.now };
    await jwtVerify(present(tokens.AccessToken), keys, expected);
    await jwtVerify(present(tokens.IdToken), keys, { ...expected, audience: client.id });
  });

  test('each pool has its own key, and no pool has none', async () => {
    const { cognito, url, UserPoolId } = await signedIn();
    const keyOf = async (pool: string) => {
      const response = await fetch(`${url}/${pool}/.well-known/jwks.json`);
      return response.json();
    };
    const other = await createPool(cognito);
    expect(await keyOf(other)).not.toEqual(await keyOf(UserPoolId));
    const response = await fetch(`${url}/ap-northeast-1_nowhere/.well-known/jwks.json`);
    expect(response.status).toBe(404);
  });

  test('an access token says who may call what', async () => {
    const { tokens, client, sub, clock } = await signedIn();
    const claims = decodeJwt(present(tokens.AccessToken));
    const now = Math.floor(clock.now.getTime() / 1000);
    expect(claims).toMatchObject({
      sub,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      client_id: client.id,
      username: 'kim',
      auth_time: now,
      iat: now,
      exp: now + 3600,
    });
    expect(claims.aud).toBeUndefined();
  });

  test('an ID token carries the attributes, the verified ones as booleans', async () => {
    const { tokens, client, sub } = await signedIn();
    expect(decodeJwt(present(tokens.IdToken))).toMatchObject({
      sub,
      token_use: 'id',
      aud: client.id,
      'cognito:username': 'kim',
      email: 'kim@example.com',
      email_verified: true,
      name: 'Kim Ito',
    });
  });

  test('an ID token leaves out what the client may not read', async () => {
    const { tokens } = await signedIn({ ReadAttributes: ['email'] });
    const claims = decodeJwt(present(tokens.IdToken));
    expect(claims.email).toBe('kim@example.com');
    expect(claims.name).toBeUndefined();
  });

  test('a client sets how long they live', async () => {
    const { tokens } = await signedIn({
      AccessTokenValidity: 5,
      IdTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'days' },
    });
    const life = (token: string) => {
      const { iat = 0, exp = 0 } = decodeJwt(token);
      return exp - iat;
    };
    expect(tokens.ExpiresIn).toBe(300);
    expect(life(present(tokens.AccessToken))).toBe(300);
    expect(life(present(tokens.IdToken))).toBe(172_800);
  });
});

describe('access tokens', () => {
  test('expire', async () => {
    const { cognito, tokens, clock } = await signedIn();
    pass(clock, 60);
    await expectRefusal(
      cognito.globalSignOut({ AccessToken: tokens.AccessToken }),
      NotAuthorizedException,
      'Access Token has expired',
    );
  });

  test('name a user who must still exist and be enabled', async () => {
    const { cognito, UserPoolId, tokens } = await signedIn();
    const kim = { UserPoolId, Username: 'kim' };
    const signOut = () => cognito.globalSignOut({ AccessToken: tokens.AccessToken });
    await cognito.adminDisableUser(kim);
    await expectRefusal(signOut(), NotAuthorizedException, 'User is disabled.');
    await cognito.adminDeleteUser(kim);
    await expectRefusal(signOut(), UserNotFoundException, 'User does not exist.');
  });
});

test('a deleted client takes its access tokens along', async () => {
  const { cognito, UserPoolId, client, tokens } = await signedIn();
  await cognito.deleteUserPoolClient({ UserPoolId, ClientId: client.id });
  await expectRefusal(
    cognito.globalSignOut({ AccessToken: tokens.AccessToken }),
    NotAuthorizedException,
    'Access Token has been revoked',
  );
});

describe('refresh tokens', () => {
  function refresh(
    cognito: CognitoIdentityProvider,
    ClientId: string,
    parameters: Record<string, string>,
  ) {
    return cognito.initiateAuth({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: parameters,
    });
  }

  test('give new tokens of the same sign-in, but no new refresh token', async () => {
    const { cognito, client, clock, tokens } = await signedIn();
    const REFRESH_TOKEN = present(tokens.RefreshToken);
    pass(clock, 90);
    const { AuthenticationResult } = await refresh(cognito, client.id, { REFRESH_TOKEN });
    const before = decodeJwt(present(tokens.AccessToken));
    const after = decodeJwt(present(AuthenticationResult?.AccessToken));
    expect(after).toMatchObject({ origin_jti: before.origin_jti, auth_time: before.auth_time });
    expect(after.iat).toBe((before.iat ?? 0) + 90 * 60);
    expect(AuthenticationResult?.RefreshToken).toBeUndefined();
  });

  test('administrators refresh under either name of the flow', async () => {
    const { cognito, client, UserPoolId, tokens } = await signedIn();
    const REFRESH_TOKEN = present(tokens.RefreshToken);
    for (const AuthFlow of ['REFRESH_TOKEN', 'REFRESH_TOKEN_AUTH'] as const) {
      const { AuthenticationResult } = await cognito.adminInitiateAuth({
        UserPoolId,
        ClientId: client.id,
        AuthFlow,
        AuthParameters: { REFRESH_TOKEN },
      });
      expect(AuthenticationResult?.AccessToken).toBeDefined();
    }
  });

  test('are worth nothing when made up or taken to another client', async () => {
    const { cognito, client, UserPoolId, tokens } = await signedIn();
    const other = await createClient(cognito, UserPoolId);
    const REFRESH_TOKEN = present(tokens.RefreshToken);
    const message = 'Invalid Refresh Token';
    await expectRefusal(
      refresh(cognito, client.id, { REFRESH_TOKEN: 'made-up' }),
      NotAuthorizedException,
      message,
    );
    await expectRefusal(
      refresh(cognito, other.id, { REFRESH_TOKEN }),
      NotAuthorizedException,
      message,
    );
  });

  test('live thirty days by default', async () => {
    const { cognito, client, clock, tokens } = await signedIn();
    const REFRESH_TOKEN = present(tokens.RefreshToken);
    pass(clock, 30 * 24 * 60 - 1);
    await refresh(cognito, client.id, { REFRESH_TOKEN });
    pass(clock, 1);
    await expectRefusal(
      refresh(cognito, client.id, { REFRESH_TOKEN }),
      NotAuthorizedException,
      'Refresh Token has expired',
    );
  });

  test('die with their user, and rest while the user is disabled', async () => {
    const { cognito, client, UserPoolId, tokens } = await signedIn();
    const REFRESH_TOKEN = present(tokens.RefreshToken);
    const kim = { UserPoolId, Username: 'kim' };
    await cognito.adminDisableUser(kim);
    await expectRefusal(
      refresh(cognito, client.id, { REFRESH_TOKEN }),
      NotAuthorizedException,
      'User is disabled.',
    );
    await cognito.adminDeleteUser(kim);
    await expectRefusal(
      refresh(cognito, client.id, { REFRESH_TOKEN }),
      NotAuthorizedException,
      'Invalid Refresh Token',
    );
  });

  test('need ALLOW_REFRESH_TOKEN_AUTH where a client lists what it allows', async () => {
    const { cognito, client, tokens } = await signedIn({
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    });
    await expectRefusal(
      refresh(cognito, client.id, { REFRESH_TOKEN: present(tokens.RefreshToken) }),
      InvalidParameterException,
      'Auth flow not enabled for this client',
    );
  });

  test('need the SECRET_HASH over the stored username', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
    const { id, secret = '' } = await createClient(cognito, UserPoolId, { GenerateSecret: true });
    const { Username = '' } = await createUser(cognito, UserPoolId, 'kim@example.com');
    const hashOf = (name: string) =>
      createHmac('sha256', secret).update(`${name}${id}`).digest('base64');
    const { AuthenticationResult } = await cognito.initiateAuth({
      ClientId: id,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: {
        USERNAME: 'kim@example.com',
        PASSWORD: goodPassword,
        SECRET_HASH: hashOf('kim@example.com'),
      },
    });
    const REFRESH_TOKEN = present(AuthenticationResult?.RefreshToken);
    await refresh(cognito, id, { REFRESH_TOKEN, SECRET_HASH: hashOf(Username) });
    await expectRefusal(
      refresh(cognito, id, { REFRESH_TOKEN, SECRET_HASH: hashOf('kim@example.com') }),
      NotAuthorizedException,
      `SecretHash does not match for the client: ${id}`,
    );
  });
});
