import { createHmac } from 'node:crypto';
import {
  type AuthFlowType,
  type CognitoIdentityProvider,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal, present } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { poolWithAlice } from './pool-with-alice.ts';
import { createUser, goodPassword, otherPassword } from './users-and-clients.ts';

type Caller = { ClientId: string; Username: string; SecretHash?: string };

const Password = goodPassword;
const ConfirmationCode = '123456';

/** What proves that a caller knows the client's secret. */
function hashOf(
  username: string,
  { id, secret = '' }: { id: string; secret?: string | undefined },
) {
  return createHmac('sha256', secret).update(`${username}${id}`).digest('base64');
}

/** The operations of an app's users that name the client. */
const operations: Record<string, (cognito: CognitoIdentityProvider, caller: Caller) => unknown> = {
  SignUp: (cognito, caller) => cognito.signUp({ ...caller, Password }),
  ConfirmSignUp: (cognito, caller) => cognito.confirmSignUp({ ...caller, ConfirmationCode }),
  ResendConfirmationCode: (cognito, caller) => cognito.resendConfirmationCode(caller),
  ForgotPassword: (cognito, caller) => cognito.forgotPassword(caller),
  ConfirmForgotPassword: (cognito, caller) =>
    cognito.confirmForgotPassword({ ...caller, ConfirmationCode, Password }),
};

describe.each(Object.entries(operations))('%s', (_name, call) => {
  it('needs the SecretHash of a client with a secret', async () => {
    const { cognito, client } = await poolWithAlice({ client: { GenerateSecret: true } });
    const ClientId = client.id;
    await expectRefusal(
      Promise.resolve(call(cognito, { ClientId, Username: 'alice' })),
      NotAuthorizedException,
      `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    );
    await expectRefusal(
      Promise.resolve(call(cognito, { ClientId, Username: 'alice', SecretHash: 'wrong' })),
      NotAuthorizedException,
      `SecretHash does not match for the client: ${ClientId}`,
    );
  });
});

it('a right SecretHash is taken', async () => {
  const { cognito, client } = await poolWithAlice({
    client: { GenerateSecret: true },
    attributes: { email: 'alice@example.com', email_verified: 'true' },
  });
  const { CodeDeliveryDetails } = await cognito.forgotPassword({
    ClientId: client.id,
    Username: 'alice',
    SecretHash: hashOf('alice', client),
  });
  expect(CodeDeliveryDetails?.AttributeName).toBe('email');
});

describe('SECRET_HASH', () => {
  const PASSWORD = goodPassword;
  const USERNAME = 'alice@example.com';

  /** A client with a secret, in a pool whose usernames are e-mail addresses. */
  async function poolWithAddress() {
    const { cognito, newPool, newClient } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    const client = await newClient(UserPoolId, { GenerateSecret: true });
    const user = await createUser(cognito, UserPoolId, USERNAME);
    const initiate = (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
      cognito.initiateAuth({ ClientId: client.id, AuthFlow, AuthParameters });
    const signIn = (parameters: Record<string, string> = {}) =>
      initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD, ...parameters });
    const refresh = (parameters: Record<string, string>) =>
      initiate('REFRESH_TOKEN_AUTH', parameters);
    const sent = hashOf(USERNAME, client);
    const stored = hashOf(present(user.Username), client);
    const mismatch = `SecretHash does not match for the client: ${client.id}`;
    return { client, signIn, refresh, sent, stored, mismatch };
  }

  it('a client with a secret needs the hash over the username as it was sent', async () => {
    const { signIn, sent, stored, mismatch } = await poolWithAddress();
    expect((await signIn({ SECRET_HASH: sent })).AuthenticationResult).toBeDefined();
    await expectRefusal(signIn({ SECRET_HASH: stored }), NotAuthorizedException, mismatch);
  });

  it('a refresh needs it over the stored username', async () => {
    const { signIn, refresh, sent, stored, mismatch } = await poolWithAddress();
    const { AuthenticationResult } = await signIn({ SECRET_HASH: sent });
    const REFRESH_TOKEN = present(AuthenticationResult?.RefreshToken);
    const renewed = await refresh({ REFRESH_TOKEN, SECRET_HASH: stored });
    expect(renewed.AuthenticationResult).toBeDefined();
    await expectRefusal(
      refresh({ REFRESH_TOKEN, SECRET_HASH: sent }),
      NotAuthorizedException,
      mismatch,
    );
  });

  it('without the hash such a client is refused', async () => {
    const { client, signIn } = await poolWithAddress();
    await expectRefusal(
      signIn(),
      NotAuthorizedException,
      `Client ${client.id} is configured with secret but SECRET_HASH was not received`,
    );
  });

  it.each(['', 'c2hvcnQ=', Buffer.alloc(32).toString('base64')])(
    'the hash %j does not match',
    async (SECRET_HASH) => {
      const { signIn, mismatch } = await poolWithAddress();
      await expectRefusal(signIn({ SECRET_HASH }), NotAuthorizedException, mismatch);
    },
  );

  it('a client without a secret takes no hash', async () => {
    const { client, enter } = await poolWithAlice();
    await expectRefusal(
      enter({ SECRET_HASH: hashOf('alice', { ...client, secret: 'secret' }) }),
      NotAuthorizedException,
      `Client ${client.id} is not configured for secret but secret was received`,
    );
  });

  it('the answer to a challenge needs the hash over the username that answers', async () => {
    const { cognito, UserPoolId, client, enter } = await poolWithAlice({
      client: { GenerateSecret: true },
    });
    const ClientId = client.id;
    await createUser(cognito, UserPoolId, 'bob', { permanent: false });
    const SECRET_HASH = hashOf('bob', client);
    const { Session } = await enter({ USERNAME: 'bob', SECRET_HASH });
    const answer = (extra: Record<string, string>) =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'bob', NEW_PASSWORD: otherPassword, ...extra },
      });
    await expectRefusal(
      answer({}),
      NotAuthorizedException,
      `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    );
    expect((await answer({ SECRET_HASH })).AuthenticationResult).toBeDefined();
  });
});
