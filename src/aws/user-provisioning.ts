import {
  AdminCreateUserCommand,
  type AdminCreateUserResponse,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Email } from '../domain/email.ts';
import type { PasswordRules } from '../domain/password.ts';
import { ok, type Result, refused } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { CreatedUser } from '../domain/stage.ts';
import type { PoolAddress, UsernameKind, UserPool } from '../domain/user-pool.ts';
import { COGNITO_READ, COGNITO_WRITE, inTime } from './client-options.ts';
import { PROVISION_ID } from './provision-id.ts';
import { clientsByRegion } from './user-lookup.ts';

export interface NewUser {
  username: string;
  email: Email;
  /** Written to `custom:provision_id`; leave out where the pool's schema lacks it. */
  provisionId?: string;
}

/** Changes users. Only the worker holds this. */
export interface UserProvisioning {
  /** What the pool demands; at most five minutes old. */
  describe: (pool: PoolAddress) => Promise<UserPool>;
  /** AdminCreateUser without any message, the e-mail already verified. Never repeated by itself. */
  create: (pool: PoolAddress, user: NewUser) => Promise<Result<CreatedUser, 'taken'>>;
  /** AdminSetUserPassword with Permanent, which makes the user CONFIRMED. */
  setPermanentPassword: (pool: PoolAddress, sub: string, password: Secret) => Promise<void>;
}

const DESCRIPTION_LIFE = 300_000; // ms

export function createUserProvisioning(
  now: () => Date,
  options = { reading: COGNITO_READ, writing: COGNITO_WRITE },
): UserProvisioning {
  const reading = clientsByRegion(options.reading);
  const writing = clientsByRegion(options.writing);
  const described = new Map<string, { pool: UserPool; until: number }>();
  return {
    describe: async ({ userPoolId, region }) => {
      const known = described.get(userPoolId);
      if (known && known.until > now().getTime()) return known.pool;
      const command = new DescribeUserPoolCommand({ UserPoolId: userPoolId });
      const answer = await reading(region).send(command, inTime(options.reading));
      if (!answer.UserPool) throw new Error(`There is no description of ${userPoolId}`);
      const pool = userPool(userPoolId, answer.UserPool);
      described.set(pool.id, { pool, until: now().getTime() + DESCRIPTION_LIFE });
      return pool;
    },
    create: async ({ userPoolId, region }, user) => {
      const command = creation(userPoolId, user);
      return created(writing(region).send(command, inTime(options.writing)));
    },
    setPermanentPassword: async ({ userPoolId, region }, sub, password) => {
      const command = new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId,
        Username: sub,
        Password: password.expose(),
        Permanent: true,
      });
      await writing(region).send(command, inTime(options.writing));
    },
  };
}

function creation(userPoolId: string, user: NewUser): AdminCreateUserCommand {
  const provision = user.provisionId ? [{ Name: PROVISION_ID, Value: user.provisionId }] : [];
  return new AdminCreateUserCommand({
    UserPoolId: userPoolId,
    Username: user.username,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: user.email },
      { Name: 'email_verified', Value: 'true' },
      ...provision,
    ],
  });
}

async function created(
  answer: Promise<AdminCreateUserResponse>,
): Promise<Result<CreatedUser, 'taken'>> {
  try {
    const { User } = await answer;
    const sub = User?.Attributes?.find((attribute) => attribute.Name === 'sub')?.Value;
    if (!User?.Username || !sub) throw new Error('AdminCreateUser answered without a user');
    return ok({ username: User.Username, sub });
  } catch (error) {
    if (isTaken(error)) return refused('taken');
    throw error;
  }
}

/** AliasExistsException is described for AdminCreateUser but not declared, hence by name. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'UsernameExistsException' || error.name === 'AliasExistsException')
  );
}

function userPool(id: string, pool: UserPoolType): UserPool {
  return {
    id,
    usernameKind: usernameKind(pool),
    hasProvisionId: (pool.SchemaAttributes ?? []).some(({ Name }) => Name === PROVISION_ID),
    passwordRules: passwordRules(pool),
  };
}

function usernameKind(pool: UserPoolType): UsernameKind {
  if (pool.UsernameAttributes?.includes('email')) return 'email';
  return pool.AliasAttributes?.includes('email') ? 'alias' : 'username';
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
