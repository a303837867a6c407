import {
  InvalidParameterException,
  InvalidPasswordException,
  UnsupportedUserStateException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { byName, expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser } from './users-and-clients.ts';

const suppressed = { MessageAction: 'SUPPRESS' } as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('AdminCreateUser', () => {
  it('a new user must change the password, and has a sub and the given attributes', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const given = { email: 'alice@example.com', email_verified: 'true' };
    const { Attributes, ...user } = await createUser(cognito, UserPoolId, 'alice', {
      permanent: false,
      attributes: given,
    });
    expect(byName(Attributes)).toEqual({ sub: expect.stringMatching(uuid), ...given });
    expect(user).toEqual({
      Username: 'alice',
      UserCreateDate: expect.any(Date),
      UserLastModifiedDate: user.UserCreateDate,
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
  });

  it('without a temporary password Cognito makes one', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const { User } = await cognito.adminCreateUser({
      UserPoolId,
      Username: 'alice',
      ...suppressed,
    });
    expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  });

  it('a temporary password must follow the policy too', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await expectRefusal(
      cognito.adminCreateUser({
        UserPoolId,
        Username: 'alice',
        TemporaryPassword: 'No-number-here',
        ...suppressed,
      }),
      InvalidPasswordException,
      'Password did not conform with password policy: Password must have numeric characters',
    );
  });

  it('a username that is taken is UsernameExistsException', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'alice'),
      UsernameExistsException,
      'User account already exists',
    );
  });

  it('of two that race for one username, one wins', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const create = () => cognito.adminCreateUser({ UserPoolId, Username: 'alice', ...suppressed });
    const outcomes = await Promise.allSettled([create(), create()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('attributes', () => {
  async function poolWithSchema() {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'given_name', Required: true },
        {
          Name: 'team',
          AttributeDataType: 'String',
          StringAttributeConstraints: { MinLength: '2', MaxLength: '4' },
        },
        {
          Name: 'level',
          AttributeDataType: 'Number',
          NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
        },
      ],
    });
    const create = (attributes: Record<string, string>) =>
      createUser(cognito, UserPoolId, 'alice', {
        attributes: { email: 'alice@example.com', given_name: 'Alice', ...attributes },
      });
    return { cognito, UserPoolId, create };
  }

  it('every required attribute that is missing is named', async () => {
    const { cognito, UserPoolId } = await poolWithSchema();
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', ...suppressed }),
      InvalidParameterException,
      'Attributes did not conform to the schema: ' +
        'email: The attribute is required\ngiven_name: The attribute is required\n',
    );
  });

  it('attributes within their bounds are taken', async () => {
    const { create } = await poolWithSchema();
    const user = await create({ 'custom:team': 'ops', 'custom:level': '3' });
    expect(user.Attributes).toContainEqual({ Name: 'custom:team', Value: 'ops' });
  });

  it.each([
    [
      'an attribute that no schema declares',
      'custom:shoe',
      '44',
      'Attribute does not exist in the schema.',
    ],
    ['a text that is too short', 'custom:team', 'x', 'String must be no shorter than 2 characters'],
    [
      'a text that is too long',
      'custom:team',
      'xxxxx',
      'String must be no longer than 4 characters',
    ],
    ['a number that is none', 'custom:level', 'high', 'Value must be a number'],
    ['a number that is too small', 'custom:level', '0', 'Number must not be less than 1'],
    ['a number that is too great', 'custom:level', '10', 'Number must not be greater than 9'],
    [
      'a flag that is neither true nor false',
      'email_verified',
      'yes',
      'Value must be true or false',
    ],
  ])('refuses %s', async (_case, name, value, problem) => {
    const { create } = await poolWithSchema();
    await expectRefusal(
      create({ [name]: value }),
      InvalidParameterException,
      `Attributes did not conform to the schema: ${name}: ${problem}\n`,
    );
  });

  it.each([
    ['a malformed e-mail address', { email: 'alice' }, 'Invalid email address format.'],
    ['a malformed phone number', { phone_number: '03-1234' }, 'Invalid phone number format.'],
    ['a sub of the caller', { sub: 'mine' }, 'Cannot modify the non-mutable attribute sub'],
  ])('refuses %s', async (_case, attributes, message) => {
    const { create } = await poolWithSchema();
    await expectRefusal(create(attributes), InvalidParameterException, message);
  });
});

describe('invitations', () => {
  it('without SUPPRESS or a medium the invitation goes by SMS, so a phone number is needed', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const UserAttributes = [{ Name: 'email', Value: 'alice@example.com' }];
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', UserAttributes }),
      InvalidParameterException,
      'No phone number provided but desired delivery medium was SMS',
    );
  });

  it('EMAIL as the medium needs an e-mail address', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    const DesiredDeliveryMediums: 'EMAIL'[] = ['EMAIL'];
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', DesiredDeliveryMediums }),
      InvalidParameterException,
      'No email provided but desired delivery medium was Email',
    );
  });

  const resend = {
    MessageAction: 'RESEND',
    DesiredDeliveryMediums: ['EMAIL'] as 'EMAIL'[],
  } as const;

  it('RESEND to somebody who is confirmed is UnsupportedUserStateException', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await createUser(cognito, UserPoolId, 'alice', { attributes: { email: 'alice@example.com' } });
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', ...resend }),
      UnsupportedUserStateException,
      'Resend not possible. alice status is not FORCE_CHANGE_PASSWORD',
    );
  });

  it('RESEND to nobody is UserNotFoundException', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', ...resend }),
      UserNotFoundException,
      'User does not exist.',
    );
  });
});
