import {
  AliasExistsException,
  CodeMismatchException,
  ExpiredCodeException,
  InvalidParameterException,
  LimitExceededException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { codeIn, wrongCode } from './codes.ts';
import { onAws } from './cognito.ts';
import { attributesOf, poolWithAlice } from './pool-with-alice.ts';

const EMAIL = 'alice@example.com';
const PHONE = '+15555551212';
const expired = 'Invalid code provided, please request a code again.';
const limit = 'Attempt limit exceeded, please try after some time.';

/** Alice is signed in; her addresses are not verified. */
async function aliceIsIn(settings: Parameters<typeof poolWithAlice>[0] = {}) {
  const attributes = { email: EMAIL, phone_number: PHONE };
  const world = await poolWithAlice({ attributes, ...settings });
  const { cognito, alice, inbox } = world;
  const { AccessToken } = await world.signIn();
  const ask = (AttributeName = 'email') =>
    cognito.getUserAttributeVerificationCode({ AccessToken, AttributeName });
  const verify = (Code: string, AttributeName = 'email') =>
    cognito.verifyUserAttribute({ AccessToken, AttributeName, Code });
  const code = () => codeIn(inbox(EMAIL));
  return { ...world, ask, verify, code, own: () => attributesOf(cognito, alice) };
}

describe('GetUserAttributeVerificationCode', () => {
  it('says where the code went', async () => {
    const { ask } = await aliceIsIn();
    expect((await ask()).CodeDeliveryDetails).toEqual({
      Destination: 'a***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    });
  });

  it('verifies e-mail addresses and phone numbers only, and those that are there', async () => {
    const { ask } = await aliceIsIn({ attributes: {} });
    await expectRefusal(
      ask('name'),
      InvalidParameterException,
      'Invalid attribute name. Only phone_number and email can be verified.',
    );
    await expectRefusal(
      ask('email'),
      InvalidParameterException,
      'User does not have a valid registered email address',
    );
    await expectRefusal(
      ask('phone_number'),
      InvalidParameterException,
      'User does not have a valid registered phone number',
    );
  });

  it('has an end', async () => {
    const { ask } = await aliceIsIn();
    for (let asked = 0; asked < 5; asked += 1) await ask();
    await expectRefusal(ask(), LimitExceededException, limit);
  });
});

describe('VerifyUserAttribute', () => {
  it('without a code is ExpiredCodeException', async () => {
    const { verify } = await aliceIsIn();
    await expectRefusal(verify('123456'), ExpiredCodeException, expired);
  });
});

// On AWS codes arrive in a mailbox, where no test can read them.
describe.skipIf(onAws)('the code for an attribute', () => {
  it('goes to a telephone by SMS', async () => {
    const { ask, inbox } = await aliceIsIn();
    expect((await ask('phone_number')).CodeDeliveryDetails).toEqual({
      Destination: '+*******1212',
      DeliveryMedium: 'SMS',
      AttributeName: 'phone_number',
    });
    expect(inbox(PHONE)).toMatchObject({ medium: 'SMS', body: expect.stringMatching(/\d{6}/) });
  });

  it('verifies it, once', async () => {
    const { ask, verify, code, own } = await aliceIsIn();
    await ask();
    await expectRefusal(
      verify(wrongCode(code())),
      CodeMismatchException,
      'Invalid verification code provided, please try again.',
    );
    expect((await own()).email_verified).toBeUndefined();
    await verify(code());
    expect((await own()).email_verified).toBe('true');
    await expectRefusal(verify(code()), ExpiredCodeException, expired);
  });

  it('is good for its own attribute only', async () => {
    const { ask, verify, code } = await aliceIsIn();
    await ask();
    await expectRefusal(verify(code(), 'phone_number'), ExpiredCodeException, expired);
  });

  it('is worth nothing once another was sent', async () => {
    const { ask, verify, code } = await aliceIsIn();
    await ask();
    const first = code();
    await ask();
    await expectRefusal(verify(first), ExpiredCodeException, expired);
    await verify(code());
  });

  it('proves nothing about an address that came later', async () => {
    const { cognito, alice, ask, verify, code, own } = await aliceIsIn();
    await ask();
    const UserAttributes = [{ Name: 'email', Value: 'alice@example.org' }];
    await cognito.adminUpdateUserAttributes({ ...alice, UserAttributes });
    await expectRefusal(verify(code()), ExpiredCodeException, expired);
    expect((await own()).email_verified).toBe('false');
  });

  it('cannot be guessed', async () => {
    const { ask, verify, code } = await aliceIsIn();
    await ask();
    const guess = () => verify(wrongCode(code())).catch((error: Error) => error.name);
    const outcomes = await Promise.all(Array.from({ length: 15 }, guess));
    expect(new Set(outcomes)).toEqual(new Set(['CodeMismatchException']));
    await expectRefusal(verify(code()), LimitExceededException, limit);
  });

  it('does not take an alias from somebody else', async () => {
    const { newUser, ask, verify, code, own } = await aliceIsIn({
      pool: { AliasAttributes: ['email'] },
    });
    await newUser('owner', { email: EMAIL, email_verified: 'true' });
    await ask();
    await expectRefusal(
      verify(code()),
      AliasExistsException,
      'An account with the email already exists.',
    );
    expect((await own()).email_verified).not.toBe('true');
  });
});
