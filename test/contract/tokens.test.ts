import {
  InvalidParameterException,
  NotAuthorizedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { expectRefusal, present } from './answers.ts';
import { attributesOf, poolWithAlice } from './pool-with-alice.ts';

const attributes = { email: 'alice@example.com', email_verified: 'true', name: 'Alice Ito' };

async function signedIn(client: NonNullable<Parameters<typeof poolWithAlice>[0]>['client'] = {}) {
  const world = await poolWithAlice({ client, attributes });
  const { sub } = await attributesOf(world.cognito, world.alice);
  const { AuthenticationResult } = await world.enter();
  const tokens = present(AuthenticationResult);
  const { AccessToken = '', IdToken = '', RefreshToken = '' } = tokens;
  return { ...world, sub, tokens, AccessToken, IdToken, RefreshToken };
}

describe('tokens', () => {
  it('both verify with the keys that the pool serves', async () => {
    const { AccessToken, IdToken, url, region, UserPoolId, client } = await signedIn();
    const keys = createRemoteJWKSet(new URL(`${url}/${UserPoolId}/.well-known/jwks.json`));
    const issuer = `https://cognito-idp.${region}.amazonaws.com/${UserPoolId}`;
    const expected = { issuer, algorithms: ['RS256'] };
    await jwtVerify(AccessToken, keys, expected);
    await jwtVerify(IdToken, keys, { ...expected, audience: client.id });
  });

  it('each pool has its own key', async () => {
    const { newPool, url, UserPoolId } = await signedIn();
    const keyOf = async (pool: string) => {
      const response = await fetch(`${url}/${pool}/.well-known/jwks.json`);
      expect(response.status).toBe(200);
      return response.json();
    };
    expect(await keyOf(await newPool())).not.toEqual(await keyOf(UserPoolId));
  });

  it('an access token says who may call what', async () => {
    const { AccessToken, client, sub } = await signedIn();
    const { aud, iat = 0, auth_time, ...claims } = decodeJwt(AccessToken);
    expect(claims).toMatchObject({
      sub,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      client_id: client.id,
      username: 'alice',
      exp: iat + 3600,
    });
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(300);
    // Signing in may end in the second after the one it began in.
    expect([iat, iat - 1]).toContain(auth_time);
    expect(aud).toBeUndefined();
  });

  it('an ID token carries the attributes, the verified ones as booleans', async () => {
    const { IdToken, client, sub } = await signedIn();
    expect(decodeJwt(IdToken)).toMatchObject({
      sub,
      token_use: 'id',
      aud: client.id,
      'cognito:username': 'alice',
      email: 'alice@example.com',
      email_verified: true,
      name: 'Alice Ito',
    });
  });

  it('an ID token leaves out what the client may not read', async () => {
    const { IdToken } = await signedIn({ ReadAttributes: ['email'] });
    const claims = decodeJwt(IdToken);
    expect(claims.email).toBe('alice@example.com');
    expect(claims.name).toBeUndefined();
  });

  it('a client sets how long they live', async () => {
    const { tokens, AccessToken, IdToken } = await signedIn({
      AccessTokenValidity: 5,
      IdTokenValidity: 1,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'days' },
    });
    const life = (token: string) => {
      const { iat = 0, exp = 0 } = decodeJwt(token);
      return exp - iat;
    };
    expect(tokens.ExpiresIn).toBe(300);
    expect(life(AccessToken)).toBe(300);
    expect(life(IdToken)).toBe(86_400);
  });
});

describe('access tokens', () => {
  it('name a user who must still exist and be enabled', async () => {
    const { cognito, alice, AccessToken } = await signedIn();
    const signOut = () => cognito.globalSignOut({ AccessToken });
    await cognito.adminDisableUser(alice);
    await expectRefusal(signOut(), NotAuthorizedException, 'User is disabled.');
    await cognito.adminDeleteUser(alice);
    await expectRefusal(signOut(), UserNotFoundException, 'User does not exist.');
  });

  it('go with their client', async () => {
    const { cognito, UserPoolId, client, AccessToken } = await signedIn();
    await cognito.deleteUserPoolClient({ UserPoolId, ClientId: client.id });
    await expectRefusal(
      cognito.globalSignOut({ AccessToken }),
      NotAuthorizedException,
      'Access Token has been revoked',
    );
  });
});

describe('refresh tokens', () => {
  const invalid = 'Invalid Refresh Token';

  it('give new tokens of the same sign-in, but no new refresh token', async () => {
    const { refresh, AccessToken, RefreshToken } = await signedIn();
    const { AuthenticationResult } = await refresh(RefreshToken);
    const before = decodeJwt(AccessToken);
    const after = decodeJwt(present(AuthenticationResult?.AccessToken));
    expect(after).toMatchObject({ origin_jti: before.origin_jti, auth_time: before.auth_time });
    expect(AuthenticationResult?.RefreshToken).toBeUndefined();
  });

  it('administrators refresh under either name of the flow', async () => {
    const { cognito, client, UserPoolId, RefreshToken } = await signedIn();
    for (const AuthFlow of ['REFRESH_TOKEN', 'REFRESH_TOKEN_AUTH'] as const) {
      const { AuthenticationResult } = await cognito.adminInitiateAuth({
        UserPoolId,
        ClientId: client.id,
        AuthFlow,
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      });
      expect(AuthenticationResult?.AccessToken).toBeDefined();
    }
  });

  it('are worth nothing when made up or taken to another client', async () => {
    const { newClient, refresh, UserPoolId, RefreshToken } = await signedIn();
    const other = await newClient(UserPoolId);
    await expectRefusal(refresh('made-up'), NotAuthorizedException, invalid);
    await expectRefusal(refresh(RefreshToken, other.id), NotAuthorizedException, invalid);
  });

  it('die with their user, and rest while the user is disabled', async () => {
    const { cognito, alice, refresh, RefreshToken } = await signedIn();
    await cognito.adminDisableUser(alice);
    await expectRefusal(refresh(RefreshToken), NotAuthorizedException, 'User is disabled.');
    await cognito.adminDeleteUser(alice);
    await expectRefusal(refresh(RefreshToken), NotAuthorizedException, invalid);
  });

  it('need ALLOW_REFRESH_TOKEN_AUTH where a client lists what it allows', async () => {
    const { refresh, RefreshToken } = await signedIn({
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    });
    await expectRefusal(
      refresh(RefreshToken),
      InvalidParameterException,
      'Auth flow not enabled for this client',
    );
  });
});
