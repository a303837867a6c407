import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { CognitoException, invalidParameter } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { checkPolicy, generateTemporaryPassword, hashPassword } from './passwords.ts';
import { attributes, password, stringMap, username, userPoolId } from './shapes.ts';
import { type Cognito, requirePool, type User, type UserPool } from './state.ts';
import { checkAttributes, isEmail, isPhoneNumber } from './user-attributes.ts';
import {
  claimAliases,
  describeUser,
  fold,
  listAttributes,
  requireUser,
  usernameExists,
} from './users.ts';

const adminCreateUserInput = z.object({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: z.optional(attributes),
  ValidationData: z.optional(attributes),
  TemporaryPassword: z.optional(password),
  ForceAliasCreation: z.optional(z.boolean()),
  MessageAction: z.optional(z.enum(['RESEND', 'SUPPRESS'])),
  DesiredDeliveryMediums: z.optional(z.array(z.enum(['SMS', 'EMAIL']))),
  ClientMetadata: z.optional(stringMap),
});

type Input = z.infer<typeof adminCreateUserInput>;

export const adminCreateUser = adminOperation(adminCreateUserInput, async (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  const user =
    input.MessageAction === 'RESEND'
      ? await resend(cognito, pool, input)
      : await create(cognito, pool, input);
  return { User: { ...describeUser(user), Attributes: listAttributes(user) } };
});

/** A repeated invitation: a new temporary password with a new life. */
async function resend(cognito: Cognito, pool: UserPool, input: Input): Promise<User> {
  const user = requireUser(pool, input.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoException(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  checkDelivery(input, user.attributes);
  user.passwords.unshift(await temporaryPassword(cognito, pool, input));
  user.modifiedAt = cognito.now();
  return user;
}

async function create(cognito: Cognito, pool: UserPool, input: Input): Promise<User> {
  const profile = profileOf(pool, input);
  checkAttributes(pool, profile, true);
  checkDelivery(input, profile);
  const firstPassword = await temporaryPassword(cognito, pool, input);
  const sub = randomUUID();
  const user: User = {
    username: pool.settings.UsernameAttributes?.length ? sub : input.Username,
    sub,
    attributes: profile,
    status: 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
    passwords: [firstPassword],
  };
  insert(pool, user, input);
  return user;
}

/** Nothing may wait between the look for a conflict and the insertion: two requests could race. */
function insert(pool: UserPool, user: User, input: Input): void {
  const taken = pool.users.has(fold(pool, input.Username));
  const asUsername = usernameAttribute(pool, input.Username);
  if (taken || (asUsername && isTaken(pool, asUsername, input.Username))) throw usernameExists();
  claimAliases(pool, user.attributes, input.ForceAliasCreation ?? false);
  pool.users.set(fold(pool, user.username), user);
}

function isTaken(pool: UserPool, attribute: string, value: string): boolean {
  return [...pool.users.values()].some(
    (user) => fold(pool, user.attributes.get(attribute) ?? '') === fold(pool, value),
  );
}

/** The given attributes; where the username is an e-mail address or phone number, that one too. */
function profileOf(pool: UserPool, input: Input): Map<string, string> {
  refuseAliasAsUsername(pool, input.Username);
  const given = new Map((input.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value ?? '']));
  const attribute = usernameAttribute(pool, input.Username);
  if (attribute) given.set(attribute, input.Username);
  return given;
}

/**
 * Which attribute the username is the value of, if the pool's usernames are attributes at all.
 * @throws CognitoException InvalidParameterException for a username of another form
 */
function usernameAttribute(pool: UserPool, name: string): 'email' | 'phone_number' | undefined {
  const allowed = pool.settings.UsernameAttributes ?? [];
  if (allowed.length === 0) return undefined;
  if (allowed.includes('email') && isEmail(name)) return 'email';
  if (allowed.includes('phone_number') && isPhoneNumber(name)) return 'phone_number';
  if (allowed.length > 1) {
    throw invalidParameter('Username should be either an email or a phone number.');
  }
  throw invalidParameter(
    allowed.includes('email')
      ? 'Username should be an email.'
      : 'Username should be a phone number.',
  );
}

function refuseAliasAsUsername(pool: UserPool, name: string): void {
  const aliases = pool.settings.AliasAttributes ?? [];
  if (aliases.includes('email') && isEmail(name)) {
    throw invalidParameter(
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
  }
  if (aliases.includes('phone_number') && isPhoneNumber(name)) {
    throw invalidParameter(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  }
}

/**
 * Every medium that was asked for needs its attribute. Without any, an invitation goes by SMS.
 * @throws CognitoException InvalidParameterException
 */
function checkDelivery(input: Input, profile: ReadonlyMap<string, string>): void {
  const suppressed = input.MessageAction === 'SUPPRESS';
  const mediums = input.DesiredDeliveryMediums ?? (suppressed ? [] : ['SMS']);
  if (mediums.includes('EMAIL') && !profile.get('email')) {
    throw invalidParameter('No email provided but desired delivery medium was Email');
  }
  if (mediums.includes('SMS') && !profile.get('phone_number')) {
    throw invalidParameter('No phone number provided but desired delivery medium was SMS');
  }
}

function temporaryPassword(cognito: Cognito, pool: UserPool, input: Input) {
  const chosen = input.TemporaryPassword ?? generateTemporaryPassword(pool);
  checkPolicy(pool, chosen, 'Password did not conform with password policy');
  return hashPassword(chosen, cognito.now());
}
