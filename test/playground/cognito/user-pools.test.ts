import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, expectRefusal, startTestCognito } from './cognito-client.ts';

describe('user pools', () => {
  test('a pool gets an id and an ARN of its Region and account', async () => {
    const { cognito, clock } = await startTestCognito();
    const { UserPool } = await cognito.createUserPool({ PoolName: 'staff' });
    expect(UserPool?.Id).toMatch(/^ap-northeast-1_[0-9a-zA-Z]{9}$/);
    expect(UserPool?.Arn).toBe(
      `arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/${UserPool?.Id}`,
    );
    expect(UserPool?.CreationDate).toEqual(clock.now);
    expect(await cognito.describeUserPool({ UserPoolId: UserPool?.Id })).toMatchObject({
      UserPool,
    });
  });

  test('a pool without a policy asks for eight characters of all four kinds', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool?.Policies?.PasswordPolicy).toEqual({
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    });
  });

  test('a given policy asks only for what it names', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito, {
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
    });
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool?.Policies?.PasswordPolicy).toMatchObject({
      MinimumLength: 12,
      RequireNumbers: true,
      RequireSymbols: false,
      RequireUppercase: false,
    });
  });

  test('the other settings have the defaults of the API', async () => {
    const { cognito } = await startTestCognito();
    const { UserPool } = await cognito.createUserPool({ PoolName: 'staff' });
    expect(UserPool).toMatchObject({
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      EstimatedNumberOfUsers: 0,
      UsernameConfiguration: { CaseSensitive: true },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    });
  });

  test('the schema holds the standard attributes with their bounds, and sub is required', async () => {
    const { cognito } = await startTestCognito();
    const { UserPool } = await cognito.createUserPool({ PoolName: 'staff' });
    const named = new Map(UserPool?.SchemaAttributes?.map((one) => [one.Name, one]));
    expect(named.size).toBe(21);
    expect(named.get('sub')).toMatchObject({ Required: true, Mutable: false });
    expect(named.get('email_verified')).toMatchObject({ AttributeDataType: 'Boolean' });
    expect(named.get('birthdate')?.StringAttributeConstraints).toEqual({
      MinLength: '10',
      MaxLength: '10',
    });
    expect(named.get('updated_at')?.NumberAttributeConstraints).toEqual({ MinValue: '0' });
  });

  test('custom attributes stand under custom:, those for developers under dev:', async () => {
    const { cognito } = await startTestCognito();
    const { UserPool } = await cognito.createUserPool({
      PoolName: 'staff',
      Schema: [
        {
          Name: 'team',
          AttributeDataType: 'String',
          StringAttributeConstraints: { MaxLength: '5' },
        },
        { Name: 'cost', AttributeDataType: 'Number', DeveloperOnlyAttribute: true },
        { Name: 'email', Required: true },
      ],
    });
    expect(UserPool?.SchemaAttributes?.find(({ Name }) => Name === 'custom:team')).toEqual({
      Name: 'custom:team',
      AttributeDataType: 'String',
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      StringAttributeConstraints: { MaxLength: '5' },
    });
    const names = UserPool?.SchemaAttributes?.map(({ Name }) => Name);
    expect(names).toContain('dev:cost');
    expect(names?.filter((name) => name === 'email')).toHaveLength(1);
    expect(UserPool?.SchemaAttributes?.find(({ Name }) => Name === 'email')?.Required).toBe(true);
  });

  test.each([
    [
      'e-mail as username and as alias at once',
      { UsernameAttributes: ['email' as const], AliasAttributes: ['email' as const] },
      'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
    ],
    [
      'a required custom attribute',
      { Schema: [{ Name: 'team', AttributeDataType: 'String' as const, Required: true }] },
      'Required custom attributes are not supported currently.',
    ],
    [
      'a custom attribute without a type',
      { Schema: [{ Name: 'team' }] },
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    ],
    [
      'another type for a standard attribute',
      { Schema: [{ Name: 'email', AttributeDataType: 'Number' as const }] },
      'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
    ],
    [
      'MFA without a way to send SMS',
      { MfaConfiguration: 'ON' as const },
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    ],
    [
      'two different lives of a temporary password',
      {
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 9 },
      },
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    ],
  ])('refuses %s', async (_case, settings, message) => {
    const { cognito } = await startTestCognito();
    await expectRefusal(createPool(cognito, settings), InvalidParameterException, message);
  });

  test('an update keeps MFA, and the role that sends its messages', async () => {
    const { cognito } = await startTestCognito();
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' };
    const UserPoolId = await createPool(cognito, {
      MfaConfiguration: 'OPTIONAL',
      SmsConfiguration,
    });
    await cognito.updateUserPool({ UserPoolId });
    await cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'OPTIONAL' });
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool).toMatchObject({ MfaConfiguration: 'OPTIONAL', SmsConfiguration });
    await cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'OFF' });
    await cognito.updateUserPool({ UserPoolId });
    const after = await cognito.describeUserPool({ UserPoolId });
    expect(after.UserPool?.MfaConfiguration).toBe('OFF');
  });

  test('ListUserPools needs MaxResults, from 1 to 60', async () => {
    const { cognito } = await startTestCognito();
    const at = "at 'maxResults' failed to satisfy constraint:";
    await expectRefusal(
      cognito.listUserPools({ MaxResults: undefined }),
      InvalidParameterException,
      `1 validation error detected: Value null ${at} Member must not be null`,
    );
    await expectRefusal(
      cognito.listUserPools({ MaxResults: 0 }),
      InvalidParameterException,
      `1 validation error detected: Value '0' ${at} Member must have value greater than or equal to 1`,
    );
    await expectRefusal(
      cognito.listUserPools({ MaxResults: 61 }),
      InvalidParameterException,
      `1 validation error detected: Value '61' ${at} Member must have value less than or equal to 60`,
    );
  });

  test('ListUserPools gives the pools page by page', async () => {
    const { cognito } = await startTestCognito();
    for (const PoolName of ['one', 'two', 'three']) await cognito.createUserPool({ PoolName });
    const first = await cognito.listUserPools({ MaxResults: 2 });
    const { NextToken } = first;
    const second = await cognito.listUserPools({ MaxResults: 2, NextToken });
    expect(first.UserPools?.map(({ Name }) => Name)).toEqual(['one', 'two']);
    expect(second.UserPools?.map(({ Name }) => Name)).toEqual(['three']);
    expect(second.NextToken).toBeUndefined();
  });
});
