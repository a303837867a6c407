import {
  InvalidParameterException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { byName, expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser } from './users-and-clients.ts';

const verified = { email: 'alice@example.com', email_verified: 'true' };

describe('where the e-mail address is the username', () => {
  it('the stored username is the sub, and the address becomes the email attribute', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    const user = await createUser(cognito, UserPoolId, 'alice@example.com');
    expect(byName(user.Attributes)).toEqual({ sub: user.Username, email: 'alice@example.com' });
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'alice@example.com' });
    expect(found.Username).toBe(user.Username);
  });

  it('an address that is taken is UsernameExistsException', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'alice@example.com');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'alice@example.com'),
      UsernameExistsException,
      'User account already exists',
    );
  });

  it.each([
    [['email' as const], 'Username should be an email.'],
    [['phone_number' as const], 'Username should be a phone number.'],
    [
      ['email' as const, 'phone_number' as const],
      'Username should be either an email or a phone number.',
    ],
  ])('a pool of %s refuses other usernames', async (UsernameAttributes, message) => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes });
    await expectRefusal(
      createUser(cognito, UserPoolId, 'alice'),
      InvalidParameterException,
      message,
    );
  });

  it('a phone number is a username where the pool says so', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email', 'phone_number'] });
    const user = await createUser(cognito, UserPoolId, '+15555551212');
    expect(byName(user.Attributes)).toMatchObject({ phone_number: '+15555551212' });
  });
});

describe('where the e-mail address is an alias', () => {
  it('the username itself must not look like one', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ AliasAttributes: ['email', 'phone_number'] });
    await expectRefusal(
      createUser(cognito, UserPoolId, 'alice@example.com'),
      InvalidParameterException,
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
    await expectRefusal(
      createUser(cognito, UserPoolId, '+15555551212'),
      InvalidParameterException,
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  });

  it('only a verified address finds its user', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'alice', { attributes: verified });
    await createUser(cognito, UserPoolId, 'bob', { attributes: { email: 'bob@example.com' } });
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'alice@example.com' });
    expect(found.Username).toBe('alice');
    await expectRefusal(
      cognito.adminGetUser({ UserPoolId, Username: 'bob@example.com' }),
      UserNotFoundException,
      'User does not exist.',
    );
  });

  it('a verified address that is taken is UsernameExistsException', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'alice', { attributes: verified });
    await expectRefusal(
      createUser(cognito, UserPoolId, 'bob', { attributes: verified }),
      UsernameExistsException,
      'An account with the email already exists.',
    );
  });

  it('an unverified address may be somebody else’s', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'alice', { attributes: verified });
    await createUser(cognito, UserPoolId, 'bob', { attributes: { email: verified.email } });
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    expect(found.Username).toBe('alice');
  });

  it('ForceAliasCreation takes the address away from its former user', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ AliasAttributes: ['email'] });
    await createUser(cognito, UserPoolId, 'alice', { attributes: verified });
    await cognito.adminCreateUser({
      UserPoolId,
      Username: 'bob',
      MessageAction: 'SUPPRESS',
      ForceAliasCreation: true,
      UserAttributes: Object.entries(verified).map(([Name, Value]) => ({ Name, Value })),
    });
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    const alice = await cognito.adminGetUser({ UserPoolId, Username: 'alice' });
    expect(found.Username).toBe('bob');
    expect(alice.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
  });
});

describe('case', () => {
  it('a pool of the API tells letters apart by default', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    const lower = await createUser(cognito, UserPoolId, 'alice@example.com');
    const upper = await createUser(cognito, UserPoolId, 'Alice@example.com');
    expect(upper.Username).not.toBe(lower.Username);
  });

  it('CaseSensitive false makes one user of all spellings', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
    const user = await createUser(cognito, UserPoolId, 'alice@example.com');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'ALICE@example.com'),
      UsernameExistsException,
      'User account already exists',
    );
    const found = await cognito.adminGetUser({ UserPoolId, Username: 'ALICE@example.com' });
    expect(found.Username).toBe(user.Username);
  });

  it('CaseSensitive false folds plain usernames too', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({
      UsernameConfiguration: { CaseSensitive: false },
    });
    await createUser(cognito, UserPoolId, 'alice');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'ALICE'),
      UsernameExistsException,
      'User account already exists',
    );
  });
});
