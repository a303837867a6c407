import {
  AdminCreateUserCommand,
  type AdminCreateUserResponse,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Email } from '../domain/email.ts';
import type { CreatedUser } from '../domain/preparation.ts';
import { ok, type Result, refused } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { PoolAddress } from '../domain/user-pool.ts';
import { attributeList } from './attribute-list.ts';
import { COGNITO_WRITE, inTime } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';
import { isCognitoError } from './cognito-failure.ts';
import { PROVISION_ID } from './provision-id.ts';

export interface NewUser {
  username: string;
  email: Email;
  emailVerified: boolean;
  /** Leave out where the user has no phone number. */
  phoneVerified?: boolean;
  /** All others, by Cognito's names. */
  attributes: Readonly<Record<string, string>>;
  /** Without one Cognito makes its own, which nobody sees. */
  temporaryPassword?: Secret;
  /** Written to `custom:provision_id`; leave out where the pool's schema lacks it. */
  provisionId?: string;
}

/** Makes users. Only the worker holds this. */
export interface UserProvisioning {
  /**
   * AdminCreateUser without any message, and never with ForceAliasCreation, which would take an
   * e-mail address away from the user who has it. Never repeated by itself.
   */
  create: (pool: PoolAddress, user: NewUser) => Promise<Result<CreatedUser, 'taken'>>;
  /**
   * AdminSetUserPassword: a permanent one makes the user CONFIRMED, any other
   * FORCE_CHANGE_PASSWORD.
   */
  setPassword: (
    pool: PoolAddress,
    sub: string,
    password: Secret,
    how: { permanent: boolean },
  ) => Promise<void>;
}

export function createUserProvisioning(options = COGNITO_WRITE): UserProvisioning {
  const clientFor = clientsFor(options, 'changing');
  return {
    create: (pool, user) => {
      const command = creation(pool.userPoolId, user);
      return created(clientFor(pool).send(command, inTime(options)));
    },
    setPassword: async (pool, sub, password, { permanent }) => {
      const command = new AdminSetUserPasswordCommand({
        UserPoolId: pool.userPoolId,
        Username: sub,
        Password: password.expose(),
        Permanent: permanent,
      });
      await clientFor(pool).send(command, inTime(options));
    },
  };
}

function creation(userPoolId: string, user: NewUser): AdminCreateUserCommand {
  const { phoneVerified, temporaryPassword, provisionId } = user;
  return new AdminCreateUserCommand({
    UserPoolId: userPoolId,
    Username: user.username,
    MessageAction: 'SUPPRESS',
    ...(temporaryPassword && { TemporaryPassword: temporaryPassword.expose() }),
    UserAttributes: attributeList({
      ...user.attributes,
      email: user.email,
      email_verified: String(user.emailVerified),
      ...(phoneVerified === undefined ? {} : { phone_number_verified: String(phoneVerified) }),
      ...(provisionId ? { [PROVISION_ID]: provisionId } : {}),
    }),
  });
}

/** AliasExistsException is described for AdminCreateUser but not declared. */
const TAKEN = ['UsernameExistsException', 'AliasExistsException'];

async function created(
  answer: Promise<AdminCreateUserResponse>,
): Promise<Result<CreatedUser, 'taken'>> {
  try {
    const { User } = await answer;
    const sub = User?.Attributes?.find((attribute) => attribute.Name === 'sub')?.Value;
    if (!User?.Username || !sub) throw new Error('AdminCreateUser answered without a user');
    return ok({ username: User.Username, sub });
  } catch (error) {
    if (isCognitoError(error, ...TAKEN)) return refused('taken');
    throw error;
  }
}
