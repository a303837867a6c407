import type { Group, User, UserPool } from './state.ts';

/** A user's groups, the one that takes precedence first and those without precedence last. */
export function groupsOf(pool: UserPool, user: User): Group[] {
  return [...pool.groups.values()]
    .filter(({ members }) => members.has(user.sub))
    .sort((one, other) => rank(one) - rank(other));
}

/** What both tokens say of a user's groups: nothing where there are none. */
export function groupClaims(pool: UserPool, user: User) {
  const groups = groupsOf(pool, user);
  return groups.length > 0 ? { 'cognito:groups': groups.map(({ name }) => name) } : {};
}

/**
 * What an ID token says of the IAM roles of a user's groups. Groups of equal precedence with
 * different roles leave none preferred (CreateGroup, Precedence).
 */
export function roleClaims(pool: UserPool, user: User) {
  const groups = groupsOf(pool, user).filter(({ roleArn }) => roleArn !== undefined);
  const [first] = groups;
  if (!first) return {};
  const equals = groups.filter((group) => rank(group) === rank(first));
  const agreed = equals.every(({ roleArn }) => roleArn === first.roleArn);
  return {
    'cognito:roles': groups.map(({ roleArn }) => roleArn),
    ...(agreed && { 'cognito:preferred_role': first.roleArn }),
  };
}

function rank({ precedence }: Group): number {
  return precedence ?? Number.MAX_SAFE_INTEGER;
}
