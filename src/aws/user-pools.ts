import {
  DescribeUserPoolCommand,
  ListGroupsCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PasswordRules } from '../domain/password.ts';
import {
  accountKey,
  type PoolAddress,
  type UsernameKind,
  type UserPool,
} from '../domain/user-pool.ts';
import { allPages, PAGE_SIZE } from './all-pages.ts';
import { COGNITO_READ, inTime, REPEATABLE } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';
import { keepsEmail, poolAttributes, unfillable } from './pool-attributes.ts';
import { PROVISION_ID } from './provision-id.ts';
import { remembered } from './remembered.ts';

/** Reads pools. What it says is at most five minutes old. */
export interface UserPools {
  /** What the pool demands. */
  describe: (pool: PoolAddress) => Promise<UserPool>;
  /** The names of the groups that there are. */
  groups: (pool: PoolAddress) => Promise<string[]>;
}

/** Where the pool says nothing: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html */
const TEMPORARY_PASSWORD_DAYS = 7;

/** Reads from Cognito; `now` decides how long an answer is remembered. */
export function createUserPools(
  now: () => Date,
  options = COGNITO_READ,
  sts = REPEATABLE,
): UserPools {
  const clientFor = clientsFor(options, 'reading', sts);
  return {
    describe: remembered(now, poolKey, async (pool) => {
      const command = new DescribeUserPoolCommand({ UserPoolId: pool.userPoolId });
      const { UserPool } = await clientFor(pool).send(command, inTime(options));
      if (!UserPool) throw new Error(`There is no description of ${pool.userPoolId}`);
      return userPool(pool.userPoolId, UserPool);
    }),
    groups: remembered(now, poolKey, (pool) =>
      allPages(async (token) => {
        const page = { UserPoolId: pool.userPoolId, Limit: PAGE_SIZE, ...token };
        const command = new ListGroupsCommand(page);
        const { Groups, NextToken } = await clientFor(pool).send(command, inTime(options));
        return { items: (Groups ?? []).map(({ GroupName = '' }) => GroupName), next: NextToken };
      }),
    ),
  };
}

function poolKey(pool: PoolAddress): string {
  return `${pool.userPoolId} ${accountKey(pool)}`;
}

function userPool(id: string, pool: UserPoolType): UserPool {
  const { Name = id, SchemaAttributes = [], UsernameAttributes, AliasAttributes } = pool;
  const days = pool.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays;
  const unfilled = unfillable(SchemaAttributes);
  return {
    id,
    name: Name,
    usernameKind: usernameKind(pool),
    hasProvisionId: SchemaAttributes.some((attribute) => attribute.Name === PROVISION_ID),
    passwordRules: passwordRules(pool),
    temporaryPasswordDays: days || TEMPORARY_PASSWORD_DAYS,
    attributes: poolAttributes(SchemaAttributes),
    ...(recoversOtherwise(pool) ? { recoversByEmail: false } : {}),
    ...(keepsEmail(SchemaAttributes) ? { keepsEmail: true } : {}),
    signInAttributes: [...(UsernameAttributes ?? []), ...(AliasAttributes ?? [])],
    ...(unfilled.length > 0 ? { unfillable: unfilled } : {}),
  };
}

/** A pool that names no mechanism leaves it to Cognito, which takes what is verified. */
function recoversOtherwise({ AccountRecoverySetting }: UserPoolType): boolean {
  const named = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  return named.length > 0 && named.every(({ Name }) => Name !== 'verified_email');
}

function usernameKind({
  UsernameAttributes = [],
  AliasAttributes = [],
}: UserPoolType): UsernameKind {
  if (UsernameAttributes.includes('email')) return 'email';
  if (UsernameAttributes.includes('phone_number')) return 'phone';
  return AliasAttributes.includes('email') ? 'alias' : 'username';
}

function passwordRules(pool: UserPoolType): PasswordRules {
  const policy = pool.Policies?.PasswordPolicy;
  return {
    minimumLength: policy?.MinimumLength ?? 8,
    requireUppercase: policy?.RequireUppercase ?? false,
    requireLowercase: policy?.RequireLowercase ?? false,
    requireNumbers: policy?.RequireNumbers ?? false,
  };
}
