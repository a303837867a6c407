import { createHmac } from 'node:crypto';
import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import {
  createClient,
  createPool,
  createUser,
  expectRefusal,
  goodPassword,
  otherPassword,
  startTestCognito,
} from './cognito-client.ts';
import { poolWithKim, signIn } from './pool-with-kim.ts';

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

  test('the answer to a challenge needs the hash over the username that answers', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { id: ClientId, secret = '' } = await createClient(cognito, UserPoolId, {
      GenerateSecret: true,
    });
    await createUser(cognito, UserPoolId, 'kim', { permanent: false });
    const SECRET_HASH = hashOf(secret, 'kim', ClientId);
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
