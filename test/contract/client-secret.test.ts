import { createHmac } from 'node:crypto';
import {
  type CognitoIdentityProvider,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from '../playground/cognito/cognito-client.ts';
import { poolWithAlice } from './pool-with-alice.ts';

type Caller = { ClientId: string; Username: string; SecretHash?: string };

const Password = 'Correct-horse-7';
const ConfirmationCode = '123456';

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
  const SecretHash = createHmac('sha256', client.secret ?? '')
    .update(`alice${client.id}`)
    .digest('base64');
  const { CodeDeliveryDetails } = await cognito.forgotPassword({
    ClientId: client.id,
    Username: 'alice',
    SecretHash,
  });
  expect(CodeDeliveryDetails?.AttributeName).toBe('email');
});
