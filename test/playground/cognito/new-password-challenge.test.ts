import {
  InvalidParameterException,
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
  UnsupportedOperationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
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
    Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 1 } },
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

  test('the password history holds for the new password', async () => {
    const { answer } = await kimIsAsked();
    await expectRefusal(
      answer({ NEW_PASSWORD: goodPassword }),
      PasswordHistoryPolicyViolationException,
      'Password has previously been used.',
    );
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
