import { invalidParameter } from './exceptions.ts';
import type { User, UserPool } from './state.ts';
import { checkFormats, schemaProblems } from './user-attributes.ts';
import { moveAliases } from './users.ts';

/** The attributes that a code can prove, each with the one that says whether it is proven. */
const contacts = [
  {
    name: 'email',
    flag: 'email_verified',
    needed: 'Email is required to verify/un-verify an email',
  },
  {
    name: 'phone_number',
    flag: 'phone_number_verified',
    needed: 'Phone Number is required to verify/un-verify a phone number',
  },
] as const;

/**
 * Changes some of a user's attributes; an empty value deletes one. A new e-mail address or phone
 * number is unverified until the same call, or a later one, says otherwise.
 * @throws CognitoException InvalidParameterException, or AliasExistsException for a sign-in name
 * that belongs to somebody else and cannot move
 */
export function changeAttributes(
  pool: UserPool,
  user: User,
  changes: ReadonlyMap<string, string>,
): void {
  checkFormats(changes);
  checkSchema(pool, changes);
  const after = withChanges(user.attributes, changes);
  moveAliases(pool, user, after);
  user.attributes = after;
}

/** Cognito refuses an immutable attribute even where the user has none yet. */
function checkSchema(pool: UserPool, changes: ReadonlyMap<string, string>): void {
  const problems = [...schemaProblems(pool, changes)];
  for (const { Name, Mutable, Required } of pool.settings.SchemaAttributes) {
    const value = changes.get(Name);
    if (value === undefined) continue;
    if (!Mutable) problems.push(`${Name}: Attribute cannot be updated.\n`);
    else if (Required && value === '') problems.push(`${Name}: The attribute is required\n`);
  }
  if (problems.length > 0) {
    throw invalidParameter(problems.map((problem) => `user.${problem}`).join(''));
  }
}

function withChanges(before: ReadonlyMap<string, string>, changes: ReadonlyMap<string, string>) {
  const after = new Map(before);
  for (const [name, value] of changes) {
    if (value === '') after.delete(name);
    else after.set(name, value);
  }
  for (const { name, flag, needed } of contacts) {
    const contact = after.get(name);
    if (changes.get(flag) && contact === undefined) throw invalidParameter(needed);
    if (changes.has(flag) || contact === before.get(name)) continue;
    if (contact === undefined) after.delete(flag);
    else after.set(flag, 'false');
  }
  return after;
}
