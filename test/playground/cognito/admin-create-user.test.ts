import {
  InvalidParameterException,
  InvalidPasswordException,
  UnsupportedUserStateException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, createUser, expectRefusal, pass, startTestCognito } from './cognito-client.ts';

const suppressed = { MessageAction: 'SUPPRESS' } as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('AdminCreateUser', () => {
  test('a new user must change the password, and has a sub and the given attributes', async () => {
    const { cognito, clock } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const user = await createUser(cognito, UserPoolId, 'kim', {
      permanent: false,
      attributes: { email: 'kim@example.com', email_verified: 'true' },
    });
    const sub = user.Attributes?.[0]?.Value;
    expect(sub).toMatch(uuid);
    expect(user).toEqual({
      Username: 'kim',
      Attributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email', Value: 'kim@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
      UserCreateDate: clock.now,
      UserLastModifiedDate: clock.now,
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool?.EstimatedNumberOfUsers).toBe(1);
  });

  test('without a temporary password Cognito makes one', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { User } = await cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...suppressed });
    expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  });

  test('a temporary password must follow the policy too', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await expectRefusal(
      cognito.adminCreateUser({
        UserPoolId,
        Username: 'kim',
        TemporaryPassword: 'No-number-here',
        ...suppressed,
      }),
      InvalidPasswordException,
      'Password did not conform with password policy: Password must have numeric characters',
    );
  });

  test('a username that is taken is UsernameExistsException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim');
    await expectRefusal(
      createUser(cognito, UserPoolId, 'kim'),
      UsernameExistsException,
      'User account already exists',
    );
  });

  test('of two that race for one username, one wins', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const create = () => cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...suppressed });
    const outcomes = await Promise.allSettled([create(), create()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('attributes', () => {
  async function poolWithSchema() {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
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
      createUser(cognito, UserPoolId, 'kim', {
        attributes: { email: 'kim@example.com', given_name: 'Kim', ...attributes },
      });
    return { cognito, UserPoolId, create };
  }

  test('every required attribute that is missing is named', async () => {
    const { cognito, UserPoolId } = await poolWithSchema();
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...suppressed }),
      InvalidParameterException,
      'Attributes did not conform to the schema: ' +
        'email: The attribute is required\ngiven_name: The attribute is required\n',
    );
  });

  test('attributes within their bounds are taken', async () => {
    const { create } = await poolWithSchema();
    const user = await create({ 'custom:team': 'ops', 'custom:level': '3' });
    expect(user.Attributes).toContainEqual({ Name: 'custom:team', Value: 'ops' });
  });

  test.each([
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

  test.each([
    ['a malformed e-mail address', { email: 'kim' }, 'Invalid email address format.'],
    ['a malformed phone number', { phone_number: '03-1234' }, 'Invalid phone number format.'],
    ['a sub of the caller', { sub: 'mine' }, 'Cannot modify the non-mutable attribute sub'],
  ])('refuses %s', async (_case, attributes, message) => {
    const { create } = await poolWithSchema();
    await expectRefusal(create(attributes), InvalidParameterException, message);
  });
});

describe('invitations', () => {
  test('without SUPPRESS or a medium the invitation goes by SMS, so a phone number is needed', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const UserAttributes = [{ Name: 'email', Value: 'kim@example.com' }];
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'kim', UserAttributes }),
      InvalidParameterException,
      'No phone number provided but desired delivery medium was SMS',
    );
    const phone = { Name: 'phone_number', Value: '+15555551212' };
    await cognito.adminCreateUser({ UserPoolId, Username: 'kim', UserAttributes: [phone] });
  });

  test('EMAIL as the medium needs an e-mail address', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const DesiredDeliveryMediums: 'EMAIL'[] = ['EMAIL'];
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'kim', DesiredDeliveryMediums }),
      InvalidParameterException,
      'No email provided but desired delivery medium was Email',
    );
    const UserAttributes = [{ Name: 'email', Value: 'kim@example.com' }];
    await cognito.adminCreateUser({
      UserPoolId,
      Username: 'kim',
      DesiredDeliveryMediums,
      UserAttributes,
    });
  });

  const resend = {
    MessageAction: 'RESEND',
    DesiredDeliveryMediums: ['EMAIL'] as 'EMAIL'[],
  } as const;

  test('RESEND gives a waiting user a new temporary password with a new life', async () => {
    const { cognito, clock } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const attributes = { email: 'kim@example.com' };
    const before = await createUser(cognito, UserPoolId, 'kim', { permanent: false, attributes });
    pass(clock, 60);
    const { User } = await cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...resend });
    expect(User).toEqual({ ...before, UserLastModifiedDate: clock.now });
  });

  test('RESEND to somebody who is confirmed is UnsupportedUserStateException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim', { attributes: { email: 'kim@example.com' } });
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...resend }),
      UnsupportedUserStateException,
      'Resend not possible. kim status is not FORCE_CHANGE_PASSWORD',
    );
  });

  test('RESEND to nobody is UserNotFoundException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'kim', ...resend }),
      UserNotFoundException,
      'User does not exist.',
    );
  });
});
