import {
  CodeMismatchException,
  ExpiredCodeException,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
  PasswordResetRequiredException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { codeIn, wrongCode } from './codes.ts';
import { onAws } from './cognito.ts';
import { poolWithAlice } from './pool-with-alice.ts';

const EMAIL = 'alice@example.com';
const PHONE = '+15555551212';
const oldPassword = 'Correct-horse-7';
const newPassword = 'Battery-staple-8';
const verified = { email: EMAIL, email_verified: 'true' };
const both = { ...verified, phone_number: PHONE, phone_number_verified: 'true' };

const noAddress =
  'Cannot reset password for the user as there is no registered/verified email or phone_number';
const badState = 'User password cannot be reset in the current state.';
const toEmail = { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' };

/** Alice has forgotten her password. */
async function aliceForgets(settings: Parameters<typeof poolWithAlice>[0] = {}) {
  const world = await poolWithAlice({ attributes: verified, ...settings });
  const { cognito, client, inbox } = world;
  const ask = (Username = 'alice') => cognito.forgotPassword({ ClientId: client.id, Username });
  const answer = (ConfirmationCode: string, Password = newPassword, Username = 'alice') =>
    cognito.confirmForgotPassword({ ClientId: client.id, Username, ConfirmationCode, Password });
  return { ...world, ask, answer, code: () => codeIn(inbox(EMAIL)) };
}

describe('ForgotPassword', () => {
  it('sends a code to the verified address and leaves the old password good', async () => {
    const { ask, signIn } = await aliceForgets();
    expect((await ask()).CodeDeliveryDetails).toEqual(toEmail);
    expect((await signIn()).AccessToken).not.toBe('');
  });

  it('needs an address that is verified', async () => {
    const { ask } = await aliceForgets({ attributes: { email: EMAIL } });
    await expectRefusal(ask(), InvalidParameterException, noAddress);
  });

  it('is not for somebody who has never signed in', async () => {
    const { cognito, UserPoolId, ask } = await aliceForgets();
    await cognito.adminCreateUser({ UserPoolId, Username: 'bob', MessageAction: 'SUPPRESS' });
    await expectRefusal(ask('bob'), NotAuthorizedException, badState);
  });

  it('is not for somebody who is disabled', async () => {
    const { cognito, alice, ask } = await aliceForgets();
    await cognito.adminDisableUser(alice);
    await expectRefusal(ask(), NotAuthorizedException, 'User is disabled.');
  });

  it('does not know a stranger', async () => {
    const { ask, answer } = await aliceForgets();
    const message = 'Username/client id combination not found.';
    await expectRefusal(ask('nobody'), UserNotFoundException, message);
    await expectRefusal(answer('123456', newPassword, 'nobody'), UserNotFoundException, message);
  });

  it('tells strangers nothing when the client hides users', async () => {
    const { cognito, alice, newUser, ask, answer } = await aliceForgets({
      client: { PreventUserExistenceErrors: 'ENABLED' },
    });
    await newUser('bob');
    const made = { DeliveryMedium: 'EMAIL', AttributeName: 'email' };
    expect((await ask('nobody')).CodeDeliveryDetails).toMatchObject(made);
    expect((await ask('bob')).CodeDeliveryDetails).toMatchObject(made);
    await cognito.adminDisableUser(alice);
    expect((await ask()).CodeDeliveryDetails).toMatchObject(made);
    await expectRefusal(
      answer('123456', newPassword, 'nobody'),
      CodeMismatchException,
      'Invalid verification code provided, please try again.',
    );
  });

  it('has an end', async () => {
    const { ask } = await aliceForgets();
    const askUntilRefused = async () => {
      // By risk, Cognito allows between 5 and 20 an hour.
      for (let asked = 0; asked <= 20; asked += 1) await ask();
    };
    await expectRefusal(
      askUntilRefused(),
      LimitExceededException,
      'Attempt limit exceeded, please try after some time.',
    );
  });
});

describe('ConfirmForgotPassword', () => {
  it('without a code is ExpiredCodeException', async () => {
    const { answer } = await aliceForgets();
    await expectRefusal(
      answer('123456'),
      ExpiredCodeException,
      'Invalid code provided, please request a code again.',
    );
  });
});

// On AWS codes arrive in a mailbox, where no test can read them.
describe.skipIf(onAws)('the code for a new password', () => {
  it('follows the priorities of AccountRecoverySetting', async () => {
    const { ask } = await aliceForgets({
      attributes: both,
      pool: {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Priority: 2, Name: 'verified_email' },
            { Priority: 1, Name: 'verified_phone_number' },
          ],
        },
      },
    });
    expect((await ask()).CodeDeliveryDetails).toEqual({
      Destination: '+*******1212',
      DeliveryMedium: 'SMS',
      AttributeName: 'phone_number',
    });
  });

  it('sets the new password, once', async () => {
    const { ask, answer, code, signIn } = await aliceForgets();
    await ask();
    const sent = code();
    await answer(sent);
    expect((await signIn(newPassword)).AccessToken).not.toBe('');
    await expectRefusal(
      signIn(oldPassword),
      NotAuthorizedException,
      'Incorrect username or password.',
    );
    await expectRefusal(
      answer(sent),
      ExpiredCodeException,
      'Invalid code provided, please request a code again.',
    );
  });

  it('of two answers that race, one is taken', async () => {
    const { ask, answer, code } = await aliceForgets();
    await ask();
    const outcomes = await Promise.allSettled([answer(code()), answer(code())]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('stays good after a wrong code and a refused password', async () => {
    const { ask, answer, code } = await aliceForgets({
      pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 1 } } },
    });
    await ask();
    await expectRefusal(
      answer(wrongCode(code())),
      CodeMismatchException,
      'Invalid verification code provided, please try again.',
    );
    await expectRefusal(
      answer(code(), 'short'),
      InvalidPasswordException,
      'Password did not conform with policy: Password not long enough',
    );
    await expectRefusal(
      answer(code(), oldPassword),
      PasswordHistoryPolicyViolationException,
      'Password has previously been used.',
    );
    await answer(code());
  });
});

describe('AdminResetUserPassword', () => {
  it('leaves RESET_REQUIRED, and no password signs in', async () => {
    const { cognito, alice, signIn } = await aliceForgets();
    await cognito.adminResetUserPassword(alice);
    expect((await cognito.adminGetUser(alice)).UserStatus).toBe('RESET_REQUIRED');
    for (const password of [oldPassword, newPassword]) {
      await expectRefusal(
        signIn(password),
        PasswordResetRequiredException,
        'Password reset required for the user',
      );
    }
  });

  it('needs a verified address, and a user who has signed in', async () => {
    const { cognito, UserPoolId, alice } = await aliceForgets({ attributes: {} });
    await expectRefusal(
      cognito.adminResetUserPassword(alice),
      InvalidParameterException,
      noAddress,
    );
    const bob = { UserPoolId, Username: 'bob' };
    await cognito.adminCreateUser({ ...bob, MessageAction: 'SUPPRESS' });
    await expectRefusal(cognito.adminResetUserPassword(bob), NotAuthorizedException, badState);
  });

  // On AWS the code arrives in a mailbox, where no test can read it.
  it.skipIf(onAws)('sends the code that ends it', async () => {
    const { cognito, alice, answer, code, signIn } = await aliceForgets();
    await cognito.adminResetUserPassword(alice);
    await answer(code());
    expect((await cognito.adminGetUser(alice)).UserStatus).toBe('CONFIRMED');
    expect((await signIn(newPassword)).AccessToken).not.toBe('');
  });
});
