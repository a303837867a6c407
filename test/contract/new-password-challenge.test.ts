import {
  InvalidParameterException,
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser, goodPassword, otherPassword } from './users-and-clients.ts';

/** Alice has a temporary password and has just signed in with it. */
async function aliceIsAsked(clientSettings: { WriteAttributes?: string[] } = {}) {
  const { cognito, newPool, newClient } = await contractCognito();
  const UserPoolId = await newPool({
    Schema: [{ Name: 'email', Required: true }],
    AliasAttributes: ['email'],
    Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 1 } },
  });
  const { id: ClientId } = await newClient(UserPoolId, clientSettings);
  await createUser(cognito, UserPoolId, 'alice', {
    permanent: false,
    attributes: { email: 'alice@example.com', email_verified: 'true' },
  });
  const ask = () =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice@example.com', PASSWORD: goodPassword },
    });
  const challenge = await ask();
  const answer = (responses: Record<string, string> = {}, Session = challenge.Session) =>
    cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'alice', NEW_PASSWORD: otherPassword, ...responses },
    });
  return { cognito, UserPoolId, ClientId, challenge, ask, answer };
}

describe('NEW_PASSWORD_REQUIRED', () => {
  it('a temporary password gives no tokens but the challenge', async () => {
    const { challenge } = await aliceIsAsked();
    const { ChallengeName, ChallengeParameters = {} } = challenge;
    expect({ ChallengeName, ...ChallengeParameters }).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      USER_ID_FOR_SRP: 'alice',
      requiredAttributes: '[]',
    });
    expect(JSON.parse(ChallengeParameters.userAttributes ?? '')).toEqual({
      email: 'alice@example.com',
      email_verified: 'true',
    });
    expect(challenge.Session?.length).toBeGreaterThanOrEqual(20);
    expect(challenge.AuthenticationResult).toBeUndefined();
  });

  it('a new password gives tokens, confirms the user, and signs in from then on', async () => {
    const { cognito, UserPoolId, ClientId, answer } = await aliceIsAsked();
    expect((await answer()).AuthenticationResult?.AccessToken).toBeDefined();
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'alice' });
    expect(user.UserStatus).toBe('CONFIRMED');
    const again = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: otherPassword },
    });
    expect(again.AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('administrators may answer for the user', async () => {
    const { cognito, UserPoolId, ClientId, challenge } = await aliceIsAsked();
    const { AuthenticationResult } = await cognito.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: 'alice@example.com', NEW_PASSWORD: otherPassword },
    });
    expect(AuthenticationResult?.RefreshToken).toBeDefined();
  });

  it('the policy holds for the new password, and the session survives the refusal', async () => {
    const { answer } = await aliceIsAsked();
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

  it('the password history holds for the new password', async () => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({ NEW_PASSWORD: goodPassword }),
      PasswordHistoryPolicyViolationException,
      'Password has previously been used.',
    );
  });

  it.each(['USERNAME', 'NEW_PASSWORD'])('%s must be there', async (name) => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({ [name]: '' }),
      InvalidParameterException,
      `Missing required parameter ${name}`,
    );
  });
});

describe('the Session', () => {
  it('is good for one answer', async () => {
    const { answer } = await aliceIsAsked();
    await answer();
    await expectRefusal(
      answer(),
      NotAuthorizedException,
      'Invalid session for the user, session can only be used once.',
    );
  });

  it('is good for one of two answers that race', async () => {
    const { answer } = await aliceIsAsked();
    const outcomes = await Promise.allSettled([answer(), answer()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('must be one that was given', async () => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({}, 'a-session-that-nobody-gave'),
      NotAuthorizedException,
      'Invalid session for the user.',
    );
    await expectRefusal(
      answer({ USERNAME: 'bob' }),
      NotAuthorizedException,
      'Invalid session for the user.',
    );
  });

  it('must be there', async () => {
    const { cognito, ClientId } = await aliceIsAsked();
    await expectRefusal(
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ChallengeResponses: { USERNAME: 'alice', NEW_PASSWORD: otherPassword },
      }),
      InvalidParameterException,
      'Missing required parameter Session',
    );
  });

  it('does not help a user who was disabled meanwhile', async () => {
    const { cognito, UserPoolId, answer } = await aliceIsAsked();
    await cognito.adminDisableUser({ UserPoolId, Username: 'alice' });
    await expectRefusal(answer(), NotAuthorizedException, 'User is disabled.');
  });
});

describe('attributes in the answer', () => {
  it('userAttributes.x sets x', async () => {
    const { cognito, UserPoolId, answer } = await aliceIsAsked();
    await answer({ 'userAttributes.name': 'Alice Ito' });
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'alice' });
    expect(user.UserAttributes).toContainEqual({ Name: 'name', Value: 'Alice Ito' });
  });

  it('a required attribute that has a value stays as it is', async () => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.email': 'new@example.com' }),
      NotAuthorizedException,
      'Cannot modify an already provided email',
    );
  });

  it('nobody verifies their own address', async () => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.email_verified': 'true' }),
      InvalidParameterException,
      'Cannot modify the non-mutable attribute email_verified',
    );
  });

  it('the schema holds here too', async () => {
    const { answer } = await aliceIsAsked();
    await expectRefusal(
      answer({ 'userAttributes.custom:shoe': '44' }),
      InvalidParameterException,
      'Attributes did not conform to the schema: custom:shoe: Attribute does not exist in the schema.\n',
    );
  });

  it('a client writes only its WriteAttributes', async () => {
    const { answer } = await aliceIsAsked({ WriteAttributes: ['email'] });
    await expectRefusal(
      answer({ 'userAttributes.name': 'Alice Ito' }),
      NotAuthorizedException,
      'A client attempted to write unauthorized attribute',
    );
  });
});
