import {
  ExpiredCodeException,
  LimitExceededException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../contract/answers.ts';
import { codeIn } from '../../contract/codes.ts';
import {
  createClient,
  createUser,
  goodPassword,
  otherPassword,
} from '../../contract/users-and-clients.ts';
import { createPool, pass, startTestCognito } from './cognito-client.ts';

const dayMinutes = 24 * 60;
const expired = 'Invalid code provided, please request a code again.';

async function poolWithApp() {
  const standIn = await startTestCognito();
  const { cognito, outbox } = standIn;
  const UserPoolId = await createPool(cognito, { AutoVerifiedAttributes: ['email'] });
  const { id: ClientId } = await createClient(cognito, UserPoolId);
  const kim = { ClientId, Username: 'kim' };
  return { ...standIn, UserPoolId, kim, code: () => codeIn(outbox().at(-1)) };
}

async function kimForgets() {
  const world = await poolWithApp();
  await createUser(world.cognito, world.UserPoolId, 'kim', {
    attributes: { email: 'kim@example.com', email_verified: 'true' },
  });
  return { ...world, ask: () => world.cognito.forgotPassword(world.kim) };
}

describe('how long a code is good', () => {
  test('to confirm a sign-up: 24 hours', async () => {
    const { cognito, clock, kim, code } = await poolWithApp();
    const UserAttributes = [{ Name: 'email', Value: 'kim@example.com' }];
    await cognito.signUp({ ...kim, Password: goodPassword, UserAttributes });
    pass(clock, dayMinutes);
    const late = cognito.confirmSignUp({ ...kim, ConfirmationCode: code() });
    await expectRefusal(late, ExpiredCodeException, expired);
    await cognito.resendConfirmationCode(kim);
    pass(clock, dayMinutes - 1);
    await cognito.confirmSignUp({ ...kim, ConfirmationCode: code() });
  });

  test('to set a new password: one hour', async () => {
    const { cognito, clock, kim, code, ask } = await kimForgets();
    const answer = () =>
      cognito.confirmForgotPassword({ ...kim, ConfirmationCode: code(), Password: otherPassword });
    await ask();
    pass(clock, 60);
    await expectRefusal(answer(), ExpiredCodeException, expired);
    await ask();
    pass(clock, 59);
    await answer();
  });
});

test('an hour after too many attempts there may be others', async () => {
  const { clock, outbox, ask } = await kimForgets();
  for (let asked = 0; asked < 5; asked += 1) await ask();
  pass(clock, 59);
  const message = 'Attempt limit exceeded, please try after some time.';
  await expectRefusal(ask(), LimitExceededException, message);
  pass(clock, 1);
  await ask();
  expect(outbox()).toHaveLength(6);
});
