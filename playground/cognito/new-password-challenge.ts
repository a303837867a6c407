import * as z from 'zod/mini';
import { openSession } from './challenge-session.ts';
import { invalidParameter, notAuthorized } from './exceptions.ts';
import { parseInput } from './parse-input.ts';
import { checkHistory, checkPolicy, hashPassword } from './passwords.ts';
import { password } from './shapes.ts';
import type { ChallengeSession, Cognito, User, UserPool, UserPoolClient } from './state.ts';
import { checkAttributes, missingAttributes } from './user-attributes.ts';
import { findUser } from './users.ts';

const attributePrefix = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED, as InitiateAuth answers it for a temporary password that is right. */
export function askForNewPassword(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
) {
  const missing = missingAttributes(pool, user.attributes);
  const known = Object.fromEntries(user.attributes);
  const blank = Object.fromEntries(missing.map((name) => [name, '']));
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: openSession(cognito, pool, client, user),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missing.map((name) => attributePrefix + name)),
      userAttributes: JSON.stringify({ ...blank, ...known }),
    },
  };
}

export interface NewPasswordAnswer {
  session: string;
  username: string;
  newPassword: string;
  /** ChallengeResponses as they came, among them the attributes under `userAttributes.`. */
  responses: Readonly<Record<string, string>>;
}

/**
 * Takes the answer to NEW_PASSWORD_REQUIRED: the user is CONFIRMED afterwards. A refused answer
 * leaves the session open, a taken one spends it.
 * @throws CognitoException
 */
export async function acceptNewPassword(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  answer: NewPasswordAnswer,
): Promise<User> {
  const session = requireSession(cognito, pool, client, answer.session);
  const user = sessionUser(pool, session, answer.username);
  const given = givenAttributes(answer.responses);
  checkGiven(pool, client, user, given);
  const { Password } = parseInput(z.object({ Password: password }), {
    Password: answer.newPassword,
  });
  checkPolicy(pool, Password, 'Password did not conform with policy');
  await checkHistory(pool, user, Password);
  const hashed = await hashPassword(Password, cognito.now());
  spend(session);
  confirm(user, given);
  user.passwords.unshift(hashed);
  user.modifiedAt = cognito.now();
  return user;
}

function requireSession(cognito: Cognito, pool: UserPool, client: UserPoolClient, id: string) {
  const session = pool.sessions.get(id);
  if (session?.clientId !== client.id) throw notAuthorized('Invalid session for the user.');
  if (session.expiresAt <= cognito.now()) {
    throw notAuthorized('Invalid session for the user, session is expired.');
  }
  refuseSpent(session);
  return session;
}

function refuseSpent(session: ChallengeSession): void {
  if (!session.used) return;
  throw notAuthorized('Invalid session for the user, session can only be used once.');
}

/** Of two answers that arrive together, the second finds the session spent. */
function spend(session: ChallengeSession): void {
  refuseSpent(session);
  session.used = true;
}

function sessionUser(pool: UserPool, session: ChallengeSession, username: string): User {
  const user = findUser(pool, username);
  if (user?.sub !== session.sub) throw notAuthorized('Invalid session for the user.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return user;
}

function givenAttributes(responses: Readonly<Record<string, string>>): Map<string, string> {
  const named = Object.entries(responses).filter(([name]) => name.startsWith(attributePrefix));
  return new Map(named.map(([name, value]) => [name.slice(attributePrefix.length), value]));
}

/** @throws CognitoException when a required attribute is missing or one may not be written */
function checkGiven(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  given: ReadonlyMap<string, string>,
): void {
  const missing = missingAttributes(pool, user.attributes).filter((name) => !given.get(name));
  if (missing.length > 0) {
    throw invalidParameter(`Invalid attributes given, ${missing.join(', ')} is missing`);
  }
  for (const name of given.keys()) refuseUnwritable(pool, client, user, name);
  checkAttributes(pool, given, false);
}

function refuseUnwritable(pool: UserPool, client: UserPoolClient, user: User, name: string): void {
  const attribute = pool.settings.SchemaAttributes.find(({ Name }) => Name === name);
  const written = user.attributes.has(name);
  if (written && attribute?.Required) {
    throw notAuthorized(`Cannot modify an already provided ${name}`);
  }
  if (name.endsWith('_verified') || (written && attribute?.Mutable === false)) {
    throw invalidParameter(`Cannot modify the non-mutable attribute ${name}`);
  }
  if (client.settings.WriteAttributes?.includes(name) === false) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
}

function confirm(user: User, given: ReadonlyMap<string, string>): void {
  for (const [name, value] of given) user.attributes.set(name, value);
  user.status = 'CONFIRMED';
}
