import {
  InvalidParameterException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, createUser, expectRefusal, startTestCognito } from './cognito-client.ts';

const verified = { email: 'kim@example.com', email_verified: 'true' };

describe('where the e-mail address is the username', () => {
  test('the stored username is the sub, and the address becomes the email attribute', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
    const user = await createUser(cognito, UserPoolId, 'kim@example.com');
    expect(user.Username).toBe(user.Attributes?.[0]?.Value);
    expect(user.Attributes?.[1]).toEqual({ Name: 'email', Value: 'kim@example.com' });
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'kim@example.com' });
    expect(found.Username).toBe(user.Username);
  });

  test('an address that is taken is UsernameExistsException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim@example.com');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'kim@example.com'),
      UsernameExistsException,
      'User account already exists',
    );
  });

  test.each([
    [['email' as const], 'Username should be an email.'],
    [['phone_number' as const], 'Username should be a phone number.'],
    [
      ['email' as const, 'phone_number' as const],
      'Username should be either an email or a phone number.',
    ],
  ])('a pool of %s refuses other usernames', async (UsernameAttributes, message) => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes });
    await expectRefusal(createUser(cognito, UserPoolId, 'kim'), InvalidParameterException, message);
  });

  test('a phone number is a username where the pool says so', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email', 'phone_number'] });
    const user = await createUser(cognito, UserPoolId, '+15555551212');
    expect(user.Attributes?.[1]).toEqual({ Name: 'phone_number', Value: '+15555551212' });
  });
});

describe('where the e-mail address is an alias', () => {
  test('the username itself must not look like one', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { AliasAttributes: ['email', 'phone_number'] });
    await expectRefusal(
      createUser(cognito, UserPoolId, 'kim@example.com'),
      InvalidParameterException,
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
    await expectRefusal(
      createUser(cognito, UserPoolId, '+15555551212'),
      InvalidParameterException,
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  });

  test('only a verified address finds its user', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim', { attributes: verified });
    await createUser(cognito, UserPoolId, 'lee', { attributes: { email: 'lee@example.com' } });
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'kim@example.com' });
    expect(found.Username).toBe('kim');
    await expectRefusal(
      cognito.adminGetUser({ UserPoolId, Username: 'lee@example.com' }),
      UserNotFoundException,
      'User does not exist.',
    );
  });

  test('a verified address that is taken is UsernameExistsException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim', { attributes: verified });
    await expectRefusal(
      createUser(cognito, UserPoolId, 'lee', { attributes: verified }),
      UsernameExistsException,
      'An account with the email already exists.',
    );
  });

  test('an unverified address may be somebody else’s', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim', { attributes: verified });
    await createUser(cognito, UserPoolId, 'lee', { attributes: { email: verified.email } });
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    expect(found.Username).toBe('kim');
  });

  test('ForceAliasCreation takes the address away from its former user', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim', { attributes: verified });
    await cognito.adminCreateUser({
      UserPoolId,
      Username: 'lee',
      MessageAction: 'SUPPRESS',
      ForceAliasCreation: true,
      UserAttributes: Object.entries(verified).map(([Name, Value]) => ({ Name, Value })),
    });
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    const kim = await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    expect(found.Username).toBe('lee');
    expect(kim.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
  });
});

describe('case', () => {
  test('a pool of the API tells letters apart by default', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'kim@example.com');
    await createUser(cognito, UserPoolId, 'Kim@example.com');
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool?.EstimatedNumberOfUsers).toBe(2);
  });

  test('CaseSensitive false makes one user of all spellings', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
    const user = await createUser(cognito, UserPoolId, 'kim@example.com');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'KIM@example.com'),
      UsernameExistsException,
      'User account already exists',
    );
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'KIM@example.com' });
    expect(found.Username).toBe(user.Username);
  });

  test('CaseSensitive false folds plain usernames too', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
      UsernameConfiguration: { CaseSensitive: false },
    });
    await createUser(cognito, UserPoolId, 'kim');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'KIM'),
      UsernameExistsException,
      'User account already exists',
    );
  });
});
