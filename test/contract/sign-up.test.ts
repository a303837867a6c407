import {
  AliasExistsException,
  CodeMismatchException,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  ExpiredCodeException,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  type SignUpCommandInput,
  UserNotConfirmedException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { codeIn, wrongCode } from './codes.ts';
import { contractCognito, onAws } from './cognito.ts';

const EMAIL = 'alice@example.com';
const Password = 'Correct-horse-7';
const email = { Name: 'email', Value: EMAIL };

/** A pool that verifies e-mail addresses, and Alice who would like to sign up. */
async function poolForAlice({
  pool = { AutoVerifiedAttributes: ['email'] },
  client = {},
}: {
  pool?: Partial<CreateUserPoolCommandInput>;
  client?: Partial<CreateUserPoolClientCommandInput>;
} = {}) {
  const { cognito, newPool, newClient, inbox } = await contractCognito();
  const UserPoolId = await newPool(pool);
  const { id: ClientId } = await newClient(UserPoolId, client);
  const alice = { ClientId, Username: 'alice' };
  const signUp = (changes: Partial<SignUpCommandInput> = {}) =>
    cognito.signUp({ ...alice, Password, UserAttributes: [email], ...changes });
  const signIn = (PASSWORD = Password) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD },
    });
  return { cognito, UserPoolId, ClientId, alice, signUp, signIn, inbox };
}

describe('SignUp', () => {
  it('leaves a user UNCONFIRMED, who cannot sign in yet', async () => {
    const { cognito, UserPoolId, signUp, signIn } = await poolForAlice();
    const answer = await signUp();
    expect(answer).toMatchObject({
      UserConfirmed: false,
      UserSub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      CodeDeliveryDetails: {
        Destination: 'a***@e***',
        DeliveryMedium: 'EMAIL',
        AttributeName: 'email',
      },
    });
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'alice' });
    expect(user).toMatchObject({ UserStatus: 'UNCONFIRMED', Enabled: true });
    await expectRefusal(signIn(), UserNotConfirmedException, 'User is not confirmed.');
    await expectRefusal(
      signIn('Wrong-horse-7'),
      NotAuthorizedException,
      'Incorrect username or password.',
    );
  });

  it('sends no code where the pool verifies nothing', async () => {
    const { cognito, alice, signUp } = await poolForAlice({ pool: {} });
    expect((await signUp()).CodeDeliveryDetails).toBeUndefined();
    await expectRefusal(
      cognito.resendConfirmationCode(alice),
      NotAuthorizedException,
      'Cannot resend codes. Auto verification not turned on.',
    );
  });

  it('is closed where only administrators create users', async () => {
    const { signUp } = await poolForAlice({
      pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    });
    await expectRefusal(
      signUp(),
      NotAuthorizedException,
      'SignUp is not permitted for this user pool',
    );
  });

  it('refuses a username that is taken', async () => {
    const { signUp } = await poolForAlice();
    await signUp();
    await expectRefusal(signUp(), UsernameExistsException, 'User already exists');
  });

  it('refuses an address that is taken, where addresses are usernames', async () => {
    const { signUp } = await poolForAlice({ pool: { UsernameAttributes: ['email'] } });
    await signUp({ Username: EMAIL });
    await expectRefusal(
      signUp({ Username: EMAIL }),
      UsernameExistsException,
      'An account with the given email already exists.',
    );
  });

  it('refuses a password against the policy', async () => {
    const { signUp } = await poolForAlice();
    await expectRefusal(
      signUp({ Password: 'Short-7' }),
      InvalidPasswordException,
      'Password did not conform with policy: Password not long enough',
    );
  });

  const unauthorized = 'A client attempted to write unauthorized attribute';

  it('lets nobody call an own address verified', async () => {
    const { signUp } = await poolForAlice();
    const UserAttributes = [email, { Name: 'email_verified', Value: 'true' }];
    await expectRefusal(signUp({ UserAttributes }), NotAuthorizedException, unauthorized);
  });

  it('writes nothing that the client may not', async () => {
    const { signUp } = await poolForAlice({ client: { WriteAttributes: ['email'] } });
    const UserAttributes = [email, { Name: 'name', Value: 'Alice' }];
    await expectRefusal(signUp({ UserAttributes }), NotAuthorizedException, unauthorized);
  });
});

describe('AdminConfirmSignUp', () => {
  it('confirms without proving the address, once', async () => {
    const { cognito, UserPoolId, signUp, signIn } = await poolForAlice();
    await signUp();
    const user = { UserPoolId, Username: 'alice' };
    await cognito.adminConfirmSignUp(user);
    const { UserStatus, UserAttributes } = await cognito.adminGetUser(user);
    expect(UserStatus).toBe('CONFIRMED');
    expect(UserAttributes).not.toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect((await signIn()).AuthenticationResult?.TokenType).toBe('Bearer');
    await expectRefusal(
      cognito.adminConfirmSignUp(user),
      NotAuthorizedException,
      'User cannot be confirmed. Current status is CONFIRMED',
    );
  });

  it('does not know who never signed up', async () => {
    const { cognito, UserPoolId } = await poolForAlice();
    await expectRefusal(
      cognito.adminConfirmSignUp({ UserPoolId, Username: 'nobody' }),
      UserNotFoundException,
      'User does not exist.',
    );
  });
});

describe('strangers and the confirmed', () => {
  it('a client that hides nobody says who is unknown', async () => {
    const { cognito, ClientId } = await poolForAlice();
    const nobody = { ClientId, Username: 'nobody' };
    const message = 'Username/client id combination not found.';
    await expectRefusal(
      cognito.confirmSignUp({ ...nobody, ConfirmationCode: '123456' }),
      UserNotFoundException,
      message,
    );
    await expectRefusal(cognito.resendConfirmationCode(nobody), UserNotFoundException, message);
  });

  it('a client that hides users makes deliveries up', async () => {
    const { cognito, ClientId } = await poolForAlice({
      client: { PreventUserExistenceErrors: 'ENABLED' },
    });
    const { CodeDeliveryDetails } = await cognito.resendConfirmationCode({
      ClientId,
      Username: 'nobody@example.com',
    });
    expect(CodeDeliveryDetails).toEqual({
      Destination: 'n***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    });
    await expectRefusal(
      cognito.confirmSignUp({ ClientId, Username: 'nobody', ConfirmationCode: '123456' }),
      ExpiredCodeException,
      'Invalid code provided, please request a code again.',
    );
  });

  it('who is confirmed needs no code any more', async () => {
    const { cognito, UserPoolId, alice, signUp } = await poolForAlice();
    await signUp();
    await cognito.adminConfirmSignUp({ UserPoolId, Username: 'alice' });
    await expectRefusal(
      cognito.resendConfirmationCode(alice),
      InvalidParameterException,
      'User is already confirmed.',
    );
    await expectRefusal(
      cognito.confirmSignUp({ ...alice, ConfirmationCode: '123456' }),
      NotAuthorizedException,
      'User cannot be confirmed. Current status is CONFIRMED',
    );
  });

  it('ResendConfirmationCode has an end', async () => {
    const { cognito, alice, signUp } = await poolForAlice();
    await signUp();
    const resend = () => cognito.resendConfirmationCode(alice);
    await Promise.all(Array.from({ length: 5 }, resend));
    await expectRefusal(
      resend(),
      LimitExceededException,
      'Attempt limit exceeded, please try after some time.',
    );
  });
});

// On AWS codes arrive in a mailbox, where no test can read them.
describe.skipIf(onAws)('ConfirmSignUp', () => {
  it('takes the code that was mailed, verifies the address and lets the user in', async () => {
    const { cognito, UserPoolId, alice, signUp, signIn, inbox } = await poolForAlice({
      pool: {
        AutoVerifiedAttributes: ['email'],
        VerificationMessageTemplate: { EmailMessage: 'Enter {####}', EmailSubject: 'Hello' },
      },
    });
    await signUp();
    expect(inbox(EMAIL)).toMatchObject({
      medium: 'EMAIL',
      subject: 'Hello',
      body: expect.stringMatching(/^Enter \d{6}$/),
    });
    const code = codeIn(inbox(EMAIL));
    await expectRefusal(
      cognito.confirmSignUp({ ...alice, ConfirmationCode: wrongCode(code) }),
      CodeMismatchException,
      'Invalid verification code provided, please try again.',
    );
    await cognito.confirmSignUp({ ...alice, ConfirmationCode: code });
    const { UserStatus, UserAttributes } = await cognito.adminGetUser({
      UserPoolId,
      Username: 'alice',
    });
    expect(UserStatus).toBe('CONFIRMED');
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect((await signIn()).AuthenticationResult?.TokenType).toBe('Bearer');
  });

  it('a new code takes the place of the one before', async () => {
    const { cognito, alice, signUp, inbox } = await poolForAlice();
    await signUp();
    const first = codeIn(inbox(EMAIL));
    await cognito.resendConfirmationCode(alice);
    const second = codeIn(inbox(EMAIL));
    await expectRefusal(
      cognito.confirmSignUp({ ...alice, ConfirmationCode: first }),
      ExpiredCodeException,
      'Invalid code provided, please request a code again.',
    );
    await cognito.confirmSignUp({ ...alice, ConfirmationCode: second });
  });

  it('goes to the telephone when both are to be verified', async () => {
    const { signUp, inbox } = await poolForAlice({
      pool: { AutoVerifiedAttributes: ['email', 'phone_number'] },
    });
    const phone = { Name: 'phone_number', Value: '+15555551212' };
    const { CodeDeliveryDetails } = await signUp({ UserAttributes: [email, phone] });
    expect(CodeDeliveryDetails).toEqual({
      Destination: '+*******1212',
      DeliveryMedium: 'SMS',
      AttributeName: 'phone_number',
    });
    expect(inbox('+15555551212')?.medium).toBe('SMS');
    expect(inbox(EMAIL)).toBeUndefined();
  });

  it('an alias of somebody else moves only by force', async () => {
    const { cognito, UserPoolId, alice, signUp, inbox } = await poolForAlice({
      pool: { AutoVerifiedAttributes: ['email'], AliasAttributes: ['email'] },
    });
    const verified = { Name: 'email_verified', Value: 'true' };
    const owner = { UserPoolId, Username: 'owner' };
    await cognito.adminCreateUser({
      ...owner,
      UserAttributes: [email, verified],
      MessageAction: 'SUPPRESS',
    });
    await signUp();
    const ConfirmationCode = codeIn(inbox(EMAIL));
    await expectRefusal(
      cognito.confirmSignUp({ ...alice, ConfirmationCode }),
      AliasExistsException,
      'An account with the email already exists.',
    );
    await cognito.confirmSignUp({ ...alice, ConfirmationCode, ForceAliasCreation: true });
    const { Username } = await cognito.adminGetUser({ UserPoolId, Username: EMAIL });
    expect(Username).toBe('alice');
    const { UserAttributes } = await cognito.adminGetUser(owner);
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
  });
});
