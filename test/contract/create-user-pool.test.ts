import {
  type CreateUserPoolCommandInput,
  InvalidParameterException,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectRefusal, present } from './answers.ts';
import { contractCognito, eventually } from './cognito.ts';
import { deletePool, POOL_NAME } from './pools.ts';

/** A new pool as it is described. */
async function newPoolOf(settings: Partial<CreateUserPoolCommandInput> = {}) {
  const { cognito, newPool } = await contractCognito();
  const { UserPool } = await cognito.describeUserPool({ UserPoolId: await newPool(settings) });
  return present(UserPool);
}

describe('CreateUserPool', () => {
  it('gives a pool an id and an ARN of its Region and account', async () => {
    const { cognito, newPool, region } = await contractCognito();
    const UserPoolId = await newPool();
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPoolId).toMatch(new RegExp(`^${region}_[0-9a-zA-Z]{9}$`));
    expect(UserPool?.Id).toBe(UserPoolId);
    expect(UserPool?.Arn?.replace(/\d{12}/, 'account')).toBe(
      `arn:aws:cognito-idp:${region}:account:userpool/${UserPoolId}`,
    );
    expect(UserPool?.CreationDate).toBeInstanceOf(Date);
  });

  it('answers as DescribeUserPool does', async () => {
    const { cognito } = await contractCognito();
    const { UserPool } = await cognito.createUserPool({ PoolName: POOL_NAME });
    const UserPoolId = present(UserPool?.Id);
    onTestFinished(() => deletePool(cognito, UserPoolId));
    expect(await cognito.describeUserPool({ UserPoolId })).toMatchObject({ UserPool });
  });

  it('a pool without a policy asks for eight characters of all four kinds', async () => {
    const { Policies } = await newPoolOf();
    expect(Policies?.PasswordPolicy).toEqual({
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    });
  });

  it('a given policy asks only for what it names', async () => {
    const { Policies } = await newPoolOf({
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
    });
    expect(Policies?.PasswordPolicy).toMatchObject({
      MinimumLength: 12,
      RequireNumbers: true,
      RequireSymbols: false,
      RequireUppercase: false,
    });
  });

  it('the other settings have the defaults of the API', async () => {
    expect(await newPoolOf()).toMatchObject({
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      EstimatedNumberOfUsers: 0,
      UsernameConfiguration: { CaseSensitive: true },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    });
  });

  it('the schema holds the standard attributes with their bounds, and sub is required', async () => {
    const { SchemaAttributes } = await newPoolOf();
    const named = new Map(SchemaAttributes?.map((one) => [one.Name, one]));
    expect(named.size).toBe(21);
    expect(named.get('sub')).toMatchObject({ Required: true, Mutable: false });
    expect(named.get('email_verified')).toMatchObject({ AttributeDataType: 'Boolean' });
    expect(named.get('birthdate')?.StringAttributeConstraints).toEqual({
      MinLength: '10',
      MaxLength: '10',
    });
    expect(named.get('updated_at')?.NumberAttributeConstraints).toEqual({ MinValue: '0' });
  });

  it('custom attributes stand under custom:, those for developers under dev:', async () => {
    const { SchemaAttributes = [] } = await newPoolOf({
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
    expect(SchemaAttributes.find(({ Name }) => Name === 'custom:team')).toEqual({
      Name: 'custom:team',
      AttributeDataType: 'String',
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      StringAttributeConstraints: { MaxLength: '5' },
    });
    const names = SchemaAttributes.map(({ Name }) => Name);
    expect(names).toContain('dev:cost');
    expect(names.filter((name) => name === 'email')).toHaveLength(1);
    expect(SchemaAttributes.find(({ Name }) => Name === 'email')?.Required).toBe(true);
  });

  it.each([
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
    const { newPool } = await contractCognito();
    await expectRefusal(newPool(settings), InvalidParameterException, message);
  });
});

describe('ListUserPools', () => {
  it('needs MaxResults, from 1 to 60', async () => {
    const { cognito } = await contractCognito();
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

  it('gives the pools page by page', async () => {
    const { cognito, newPool } = await contractCognito();
    const made = [await newPool(), await newPool(), await newPool()];
    await eventually(async () => {
      const listed: (string | undefined)[] = [];
      for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: 2 })) {
        expect(page.UserPools?.length).toBeLessThanOrEqual(2);
        listed.push(...(page.UserPools ?? []).map(({ Id }) => Id));
      }
      expect(listed.filter((id) => made.includes(id ?? '')).sort()).toEqual(made.sort());
    });
  });
});
