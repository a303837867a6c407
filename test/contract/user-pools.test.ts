import {
  type CreateUserPoolCommandInput,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { POOL_NAME } from './pools.ts';

async function poolOf(settings: Partial<CreateUserPoolCommandInput> = {}) {
  const { cognito, newPool } = await contractCognito();
  const UserPoolId = await newPool(settings);
  const read = async () => (await cognito.describeUserPool({ UserPoolId })).UserPool;
  return { cognito, UserPoolId, read };
}

describe('UpdateUserPool', () => {
  it('changes what is given and lets the rest fall back to its default', async () => {
    const { cognito, UserPoolId, read } = await poolOf({
      AutoVerifiedAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    await cognito.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ['email'] });
    expect(await read()).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    });
    await cognito.updateUserPool({ UserPoolId });
    expect((await read())?.AutoVerifiedAttributes).toBeUndefined();
  });

  it('keeps the policies that are not given, and all that cannot change', async () => {
    const PasswordPolicy = { MinimumLength: 12, RequireSymbols: false, RequireNumbers: true };
    const { cognito, UserPoolId, read } = await poolOf({
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy },
      Schema: [{ Name: 'team', AttributeDataType: 'String' }],
    });
    const before = await read();
    await cognito.updateUserPool({ UserPoolId });
    const after = await read();
    expect(after).toMatchObject({
      Name: POOL_NAME,
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy },
    });
    expect(after?.SchemaAttributes).toEqual(before?.SchemaAttributes);
  });

  it('fills a given password policy by itself', async () => {
    const { cognito, UserPoolId, read } = await poolOf();
    await cognito.updateUserPool({
      UserPoolId,
      Policies: { PasswordPolicy: { MinimumLength: 20 } },
    });
    expect((await read())?.Policies?.PasswordPolicy).toMatchObject({
      MinimumLength: 20,
      RequireUppercase: false,
      RequireSymbols: false,
    });
  });

  it('does not require MFA of users who are there already', async () => {
    const { cognito, UserPoolId } = await poolOf();
    await expectRefusal(
      cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'ON' }),
      InvalidParameterException,
      'Cannot turn MFA functionality ON, once the user pool has been created.',
    );
  });

  it('what must be verified before an update is verified by itself, also after an update', async () => {
    const { cognito, UserPoolId } = await poolOf({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    await expectRefusal(
      cognito.updateUserPool({ UserPoolId }),
      InvalidParameterException,
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    );
  });
});

describe('AddCustomAttributes', () => {
  it('adds attributes under their prefix, which users can have from then on', async () => {
    const { cognito, UserPoolId, read } = await poolOf();
    await cognito.addCustomAttributes({
      UserPoolId,
      CustomAttributes: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }],
    });
    expect((await read())?.SchemaAttributes?.at(-1)).toMatchObject({ Name: 'custom:team' });
    const UserAttributes = [{ Name: 'custom:team', Value: 'ops' }];
    const { User } = await cognito.adminCreateUser({
      UserPoolId,
      Username: 'alice',
      MessageAction: 'SUPPRESS',
      UserAttributes,
    });
    expect(User?.Attributes).toEqual(expect.arrayContaining(UserAttributes));
  });

  it('adds none twice, and none that every user needs', async () => {
    const { cognito, UserPoolId } = await poolOf({
      Schema: [{ Name: 'team', AttributeDataType: 'String' }],
    });
    const add = (Name: string, Required: boolean) =>
      cognito.addCustomAttributes({
        UserPoolId,
        CustomAttributes: [{ Name, AttributeDataType: 'String', Required }],
      });
    await expectRefusal(
      add('team', false),
      InvalidParameterException,
      'custom:team: Existing attribute already has name custom:team.',
    );
    await expectRefusal(
      add('shoe', true),
      InvalidParameterException,
      'Required custom attributes are not supported currently.',
    );
  });
});

describe('DeleteUserPool', () => {
  it('needs deletion protection to be switched off', async () => {
    const { cognito, UserPoolId } = await poolOf({ DeletionProtection: 'ACTIVE' });
    await expectRefusal(
      cognito.deleteUserPool({ UserPoolId }),
      InvalidParameterException,
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    );
    await cognito.updateUserPool({ UserPoolId, DeletionProtection: 'INACTIVE' });
    await cognito.deleteUserPool({ UserPoolId });
  });

  it('leaves nothing behind', async () => {
    const { cognito, UserPoolId } = await poolOf();
    await cognito.deleteUserPool({ UserPoolId });
    await expectRefusal(
      cognito.listUsers({ UserPoolId }),
      ResourceNotFoundException,
      `User pool ${UserPoolId} does not exist.`,
    );
  });
});
