import { createHmac } from 'node:crypto';
import {
  InvalidParameterException,
  InvalidPasswordException,
  NotAuthorizedException,
  UnsupportedOperationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import {
  acceptNewPassword,
  askForNewPassword,
} from '../../../playground/cognito/new-password-challenge.ts';
import type { Cognito, User, UserPool, UserPoolClient } from '../../../playground/cognito/state.ts';
import { newSigningKey } from '../../../playground/cognito/tokens.ts';
import { userPoolSettings } from '../../../playground/cognito/user-pool-settings.ts';
import {
  createClient,
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  otherPassword,
  pass,
  startTestCognito,
} from './cognito-client.ts';

/** Kim has a temporary password and has just signed in with it. */
async function kimIsAsked(clientSettings: { WriteAttributes?: string[] } = {}) {
  const { cognito, clock } = await startTestCognito();
  const UserPoolId = await createPool(cognito, {
    Schema: [{ Name: 'email', Required: true }],
    AliasAttributes: ['email'],
  });
  const { id: ClientId } = await createClient(cognito, UserPoolId, clientSettings);
  await createUser(cognito, UserPoolId, 'kim', {
    permanent: false,
    attributes: { email: 'kim@example.com', email_verified: 'true' },
  });
  const ask = () =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword },
    });
  const challenge = await ask();
  const answer = (responses: Record<string, string> = {}, Session = challenge.Session) =>
    cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: otherPassword, ...responses },
    });
  return { cognito, clock, UserPoolId, ClientId, challenge, ask, answer };
}

describe('NEW_PASSWORD_REQUIRED', () => {
  test('a temporary password gives no tokens but the challenge', async () => {
    const { challenge } = await kimIsAsked();
    expect(challenge).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: {
        USER_ID_FOR_SRP: 'kim',
        requiredAttributes: '[]',
        userAttributes: '{"email":"kim@example.com","email_verified":"true"}',
      },
    });
    expect(challenge.Session?.length).toBeGreaterThanOrEqual(20);
    expect(challenge.AuthenticationResult).toBeUndefined();
  });

  test('a new password gives tokens, confirms the user, and signs in from then on', async () => {
    const { cognito, UserPoolId, ClientId, answer } = await kimIsAsked();
    expect((await answer()).AuthenticationResult?.AccessToken).toBeDefined();
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    expect(user.UserStatus).toBe('CONFIRMED');
    const again = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: otherPassword },
    });
    expect(again.AuthenticationResult?.AccessToken).toBeDefined();
  });

  test('administrators may answer for the user', async () => {
    const { cognito, UserPoolId, ClientId, challenge } = await kimIsAsked();
    const { AuthenticationResult } = await cognito.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: 'kim@example.com', NEW_PASSWORD: otherPassword },
    });
    expect(AuthenticationResult?.RefreshToken).toBeDefined();
  });

  test('the policy holds for the new password, and the session survives the refusal', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ NEW_PASSWORD: 'short' }),
      InvalidPasswordException,
      'Password did not conform with policy: Password not long enough',
    );
    await expectRefusal(
      answer({ NEW_PASSWORD: 'Two words 77' }),
      InvalidParameterException,
      "1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\S]+',
    );
    expect((await answer()).AuthenticationResult).toBeDefined();
  });

  test('a challenge that the stand-in lacks says so', async () => {
    const { cognito, ClientId } = await kimIsAsked();
    await expectRefusal(
      cognito.respondToAuthChallenge({ ClientId, ChallengeName: 'SMS_MFA' }),
      UnsupportedOperationException,
      'This stand-in does not know the challenge SMS_MFA.',
    );
  });

  test.each(['USERNAME', 'NEW_PASSWORD'])('%s must be there', async (name) => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ [name]: '' }),
      InvalidParameterException,
      `Missing required parameter ${name}`,
    );
  });

  test('a client with a secret needs the hash over the username that answers', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { id: ClientId, secret = '' } = await createClient(cognito, UserPoolId, {
      GenerateSecret: true,
    });
    await createUser(cognito, UserPoolId, 'kim', { permanent: false });
    const SECRET_HASH = createHmac('sha256', secret).update(`kim${ClientId}`).digest('base64');
    const { Session } = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword, SECRET_HASH },
    });
    const answer = (extra: Record<string, string>) =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: otherPassword, ...extra },
      });
    await expectRefusal(
      answer({}),
      NotAuthorizedException,
      `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    );
    expect((await answer({ SECRET_HASH })).AuthenticationResult).toBeDefined();
  });
});

describe('the Session', () => {
  test('is good for one answer', async () => {
    const { answer } = await kimIsAsked();
    await answer();
    await expectRefusal(
      answer(),
      NotAuthorizedException,
      'Invalid session for the user, session can only be used once.',
    );
  });

  test('is good for one of two answers that race', async () => {
    const { answer } = await kimIsAsked();
    const outcomes = await Promise.allSettled([answer(), answer()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('dies after the three minutes of AuthSessionValidity', async () => {
    const { answer, clock } = await kimIsAsked();
    pass(clock, 3);
    await expectRefusal(
      answer(),
      NotAuthorizedException,
      'Invalid session for the user, session is expired.',
    );
  });

  test('must be one that was given', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({}, 'a-session-that-nobody-gave'),
      NotAuthorizedException,
      'Invalid session for the user.',
    );
    await expectRefusal(
      answer({ USERNAME: 'lee' }),
      NotAuthorizedException,
      'Invalid session for the user.',
    );
  });

  test('must be there', async () => {
    const { cognito, ClientId } = await kimIsAsked();
    await expectRefusal(
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: otherPassword },
      }),
      InvalidParameterException,
      'Missing required parameter Session',
    );
  });

  test('does not help a user who was disabled meanwhile', async () => {
    const { cognito, UserPoolId, answer } = await kimIsAsked();
    await cognito.adminDisableUser({ UserPoolId, Username: 'kim' });
    await expectRefusal(answer(), NotAuthorizedException, 'User is disabled.');
  });
});

describe('attributes in the answer', () => {
  test('userAttributes.x sets x', async () => {
    const { cognito, UserPoolId, answer } = await kimIsAsked();
    await answer({ 'userAttributes.name': 'Kim Ito' });
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    expect(user.UserAttributes).toContainEqual({ Name: 'name', Value: 'Kim Ito' });
  });

  test('a required attribute that has a value stays as it is', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.email': 'new@example.com' }),
      NotAuthorizedException,
      'Cannot modify an already provided email',
    );
  });

  test('nobody verifies their own address', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.email_verified': 'true' }),
      InvalidParameterException,
      'Cannot modify the non-mutable attribute email_verified',
    );
  });

  test('the schema holds here too', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.custom:shoe': '44' }),
      InvalidParameterException,
      'Attributes did not conform to the schema: custom:shoe: Attribute does not exist in the schema.\n',
    );
  });

  test('a client writes only its WriteAttributes', async () => {
    const { answer } = await kimIsAsked({ WriteAttributes: ['email'] });
    await expectRefusal(
      answer({ 'userAttributes.name': 'Kim Ito' }),
      NotAuthorizedException,
      'A client attempted to write unauthorized attribute',
    );
  });
});

/**
 * AdminCreateUser lets nobody in without the required attributes, yet a user from elsewhere (an
 * import, a migration) can lack one: such a user is put into the pool here by hand.
 */
describe('a user who lacks a required attribute', () => {
  const cognito: Cognito = {
    region: 'us-east-1',
    accountId: '123456789012',
    now: () => new Date('2026-03-01T09:00:00Z'),
    pools: new Map(),
  };

  function poolWithLee() {
    const lee: User = {
      username: 'lee',
      sub: 'sub-of-lee',
      attributes: new Map([['email', 'lee@example.com']]),
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: true,
      createdAt: cognito.now(),
      modifiedAt: cognito.now(),
      passwords: [],
    };
    const pool: UserPool = {
      id: 'us-east-1_imported',
      arn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_imported',
      settings: userPoolSettings({
        PoolName: 'imported',
        Schema: [
          { Name: 'email', Required: true },
          { Name: 'name', Required: true },
        ],
      }),
      createdAt: cognito.now(),
      modifiedAt: cognito.now(),
      signingKey: newSigningKey(),
      users: new Map([[lee.username, lee]]),
      clients: new Map(),
      groups: new Map(),
      sessions: new Map(),
      refreshTokens: new Map(),
    };
    const client: UserPoolClient = {
      id: 'app',
      userPoolId: pool.id,
      secret: undefined,
      settings: { ClientName: 'app' },
      createdAt: cognito.now(),
      modifiedAt: cognito.now(),
    };
    return { pool, client, lee };
  }

  test('is told which, in the form of the API', () => {
    const { pool, client, lee } = poolWithLee();
    const { ChallengeParameters } = askForNewPassword(cognito, pool, client, lee);
    expect(ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: 'lee',
      requiredAttributes: '["userAttributes.name"]',
      userAttributes: '{"name":"","email":"lee@example.com"}',
    });
  });

  test('must give it with the new password', async () => {
    const { pool, client, lee } = poolWithLee();
    const { Session } = askForNewPassword(cognito, pool, client, lee);
    const answer = (responses: Record<string, string>) =>
      acceptNewPassword(cognito, pool, client, {
        session: Session,
        username: 'lee',
        newPassword: otherPassword,
        responses,
      });
    await expect(answer({})).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, name is missing',
    });
    expect(lee.status).toBe('FORCE_CHANGE_PASSWORD');
    await answer({ 'userAttributes.name': 'Lee' });
    expect(lee.status).toBe('CONFIRMED');
    expect(lee.attributes.get('name')).toBe('Lee');
  });
});
