import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { customAttribute, schemaAttributeInput } from './schema-attributes.ts';
import { poolOrClientName, userPoolId } from './shapes.ts';
import { requirePool } from './state.ts';
import {
  createUserPoolInput,
  type UserPoolSettings,
  userPoolSettings,
} from './user-pool-settings.ts';

const updateUserPoolInput = z.extend(
  z.omit(createUserPoolInput, {
    PoolName: true,
    Schema: true,
    UsernameAttributes: true,
    AliasAttributes: true,
    UsernameConfiguration: true,
  }),
  { UserPoolId: userPoolId, PoolName: z.optional(poolOrClientName) },
);

type Input = z.infer<typeof updateUserPoolInput>;

export const updateUserPool = adminOperation(updateUserPoolInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  pool.settings = updatedSettings(pool.settings, input);
  pool.modifiedAt = cognito.now();
  return {};
});

/**
 * What is not given falls back to its default, as the reference says (UpdateUserPool), save for what
 * the live service was seen to keep: the policies, MFA and the settings for attribute updates
 * (go-to-k/cdkd#1982 and #2675, ekristen/aws-nuke#477).
 * @throws CognitoException InvalidParameterException
 */
function updatedSettings(before: UserPoolSettings, input: Input): UserPoolSettings {
  const { UserPoolId: _, PoolName = before.Name, MfaConfiguration, ...given } = input;
  if (MfaConfiguration === 'ON' && before.MfaConfiguration !== 'ON') {
    throw invalidParameter(
      'Cannot turn MFA functionality ON, once the user pool has been created.',
    );
  }
  const settings = userPoolSettings({
    PoolName,
    UsernameAttributes: before.UsernameAttributes,
    AliasAttributes: before.AliasAttributes,
    UsernameConfiguration: before.UsernameConfiguration,
    SmsConfiguration: before.SmsConfiguration,
    UserAttributeUpdateSettings: before.UserAttributeUpdateSettings,
    MfaConfiguration,
    ...given,
    Policies: { ...before.Policies, ...given.Policies },
  });
  return {
    ...settings,
    SchemaAttributes: before.SchemaAttributes,
    MfaConfiguration: MfaConfiguration ?? before.MfaConfiguration,
  };
}

export const addCustomAttributes = adminOperation(
  z.object({
    UserPoolId: userPoolId,
    CustomAttributes: z.array(schemaAttributeInput).check(z.minLength(1), z.maxLength(25)),
  }),
  (cognito, input) => {
    const { settings } = requirePool(cognito, input.UserPoolId);
    const added = input.CustomAttributes.map(customAttribute);
    const taken = added.find(({ Name }) => settings.SchemaAttributes.some((a) => a.Name === Name));
    if (taken) {
      throw invalidParameter(`${taken.Name}: Existing attribute already has name ${taken.Name}.`);
    }
    settings.SchemaAttributes.push(...added);
    return {};
  },
);
