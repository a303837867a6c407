import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import {
  checkInvitations,
  inviteMessageTemplate,
  verificationMessageTemplate,
} from './message-templates.ts';
import { buildSchema, type SchemaAttribute, schemaAttributeInput } from './schema-attributes.ts';
import {
  echoed,
  emailSubject,
  emailVerificationMessage,
  integer,
  poolOrClientName,
  smsVerificationMessage,
} from './shapes.ts';

const passwordPolicyInput = z.object({
  MinimumLength: z.optional(integer(6, 99)),
  RequireUppercase: z.optional(z.boolean()),
  RequireLowercase: z.optional(z.boolean()),
  RequireNumbers: z.optional(z.boolean()),
  RequireSymbols: z.optional(z.boolean()),
  PasswordHistorySize: z.optional(integer(0, 24)),
  TemporaryPasswordValidityDays: z.optional(integer(0, 365)),
});

const signInPolicy = z.object({
  AllowedFirstAuthFactors: z.optional(
    z.array(z.enum(['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'])),
  ),
});

const defaultSignInPolicy: z.infer<typeof signInPolicy> = {
  AllowedFirstAuthFactors: ['PASSWORD'],
};

const verifiable = z.optional(z.array(z.enum(['phone_number', 'email'])));

const recoveryMechanisms = z
  .array(
    z.object({
      Priority: integer(1, 2),
      Name: z.enum(['verified_email', 'verified_phone_number', 'admin_only']),
    }),
  )
  .check(z.minLength(1), z.maxLength(2));

type RecoveryMechanisms = z.infer<typeof recoveryMechanisms>;

const bothMechanisms: RecoveryMechanisms = [
  { Priority: 1, Name: 'verified_email' },
  { Priority: 2, Name: 'verified_phone_number' },
];

export const createUserPoolInput = z.object({
  PoolName: poolOrClientName,
  Policies: z.optional(
    z.object({
      PasswordPolicy: z.optional(passwordPolicyInput),
      SignInPolicy: z.optional(signInPolicy),
    }),
  ),
  Schema: z.optional(z.array(schemaAttributeInput).check(z.minLength(1), z.maxLength(50))),
  UsernameAttributes: verifiable,
  AliasAttributes: z.optional(z.array(z.enum(['phone_number', 'email', 'preferred_username']))),
  AutoVerifiedAttributes: verifiable,
  UsernameConfiguration: z.optional(z.object({ CaseSensitive: z.boolean() })),
  AdminCreateUserConfig: z.optional(
    z.object({
      AllowAdminCreateUserOnly: z.optional(z.boolean()),
      UnusedAccountValidityDays: z.optional(integer(0, 365)),
      InviteMessageTemplate: z.optional(inviteMessageTemplate),
    }),
  ),
  MfaConfiguration: z.optional(z.enum(['OFF', 'ON', 'OPTIONAL'])),
  SmsConfiguration: echoed,
  DeletionProtection: z.optional(z.enum(['ACTIVE', 'INACTIVE'])),
  UserPoolTier: z.optional(z.enum(['LITE', 'ESSENTIALS', 'PLUS'])),
  LambdaConfig: echoed,
  SmsVerificationMessage: z.optional(smsVerificationMessage),
  EmailVerificationMessage: z.optional(emailVerificationMessage),
  EmailVerificationSubject: z.optional(emailSubject),
  SmsAuthenticationMessage: z.optional(z.string()),
  VerificationMessageTemplate: z.optional(verificationMessageTemplate),
  UserAttributeUpdateSettings: z.optional(
    z.object({ AttributesRequireVerificationBeforeUpdate: verifiable }),
  ),
  DeviceConfiguration: echoed,
  EmailConfiguration: z.optional(
    z.object({
      EmailSendingAccount: z.optional(z.enum(['COGNITO_DEFAULT', 'DEVELOPER'])),
      SourceArn: z.optional(z.string()),
      ReplyToEmailAddress: z.optional(z.string()),
      From: z.optional(z.string()),
      ConfigurationSet: z.optional(z.string()),
    }),
  ),
  UserPoolTags: echoed,
  UserPoolAddOns: echoed,
  AccountRecoverySetting: z.optional(
    z.object({ RecoveryMechanisms: z.optional(recoveryMechanisms) }),
  ),
});

type CreateUserPoolInput = z.infer<typeof createUserPoolInput>;

export interface PasswordPolicy {
  MinimumLength: number;
  RequireUppercase: boolean;
  RequireLowercase: boolean;
  RequireNumbers: boolean;
  RequireSymbols: boolean;
  PasswordHistorySize?: number;
  TemporaryPasswordValidityDays: number;
}

export type UserPoolSettings = ReturnType<typeof userPoolSettings>;

const defaultTemporaryPasswordDays = 7;

/**
 * A new pool's settings in Cognito's own names, defaults filled in.
 * @throws CognitoException InvalidParameterException for settings that exclude each other
 */
export function userPoolSettings(input: CreateUserPoolInput) {
  refuseContradictions(input);
  const { PoolName, Schema, Policies, AdminCreateUserConfig, ...rest } = input;
  const passwordPolicy = fillPasswordPolicy(input);
  return {
    ...withDefaults(rest),
    Name: PoolName,
    Policies: {
      PasswordPolicy: passwordPolicy,
      SignInPolicy: { ...defaultSignInPolicy, ...Policies?.SignInPolicy },
    },
    SchemaAttributes: buildSchema(Schema ?? []) satisfies SchemaAttribute[],
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      ...AdminCreateUserConfig,
      UnusedAccountValidityDays: passwordPolicy.TemporaryPasswordValidityDays,
    },
  };
}

function refuseContradictions(input: CreateUserPoolInput): void {
  checkInvitations(
    input.AdminCreateUserConfig?.InviteMessageTemplate,
    input.Policies?.SignInPolicy?.AllowedFirstAuthFactors,
  );
  if (input.UsernameAttributes?.length && input.AliasAttributes?.length) {
    throw invalidParameter(
      'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
    );
  }
  if ((input.MfaConfiguration ?? 'OFF') !== 'OFF' && !input.SmsConfiguration) {
    throw invalidParameter(
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    );
  }
  const { AttributesRequireVerificationBeforeUpdate: proven = [] } =
    input.UserAttributeUpdateSettings ?? {};
  if (!proven.every((name) => input.AutoVerifiedAttributes?.includes(name))) {
    throw invalidParameter(
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    );
  }
  const policyDays = input.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays;
  const unusedDays = input.AdminCreateUserConfig?.UnusedAccountValidityDays;
  if (policyDays !== undefined && unusedDays !== undefined && policyDays !== unusedDays) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
}

/** A pool without a policy asks for all four kinds of character; a given one for those it names. */
function fillPasswordPolicy(input: CreateUserPoolInput): PasswordPolicy {
  const given = input.Policies?.PasswordPolicy;
  const required = given === undefined;
  const days =
    given?.TemporaryPasswordValidityDays ?? input.AdminCreateUserConfig?.UnusedAccountValidityDays;
  return {
    MinimumLength: given?.MinimumLength ?? 8,
    RequireUppercase: given?.RequireUppercase ?? required,
    RequireLowercase: given?.RequireLowercase ?? required,
    RequireNumbers: given?.RequireNumbers ?? required,
    RequireSymbols: given?.RequireSymbols ?? required,
    ...(given?.PasswordHistorySize !== undefined && {
      PasswordHistorySize: given.PasswordHistorySize,
    }),
    TemporaryPasswordValidityDays: days || defaultTemporaryPasswordDays,
  };
}

function withDefaults<T extends object>(rest: T) {
  return {
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    MfaConfiguration: 'OFF',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    UserPoolTags: {},
    UsernameConfiguration: { CaseSensitive: true },
    UserPoolTier: 'ESSENTIALS',
    AccountRecoverySetting: {
      RecoveryMechanisms: bothMechanisms,
    },
    ...rest,
  };
}
