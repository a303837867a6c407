import { groupsOf } from './memberships.ts';
import type { Cognito, Group, User, UserPool, UserVersion } from './state.ts';
import { describeUser } from './users.ts';

/** The users that ListUsers sees: as they were `listUsersDelay` ago. */
export function listedUsers(cognito: Cognito, pool: UserPool): User[] {
  if (cognito.listUsersDelay === 0) return [...pool.users.values()];
  return seenVersions(cognito, pool).flatMap(({ user }) => user ?? []);
}

/** The members that ListUsersInGroup sees, just as late. */
export function listedMembers(cognito: Cognito, pool: UserPool, { name, members }: Group): User[] {
  if (cognito.listUsersDelay === 0) {
    return [...pool.users.values()].filter(({ sub }) => members.has(sub));
  }
  const versions = seenVersions(cognito, pool).filter(({ groups }) => groups.includes(name));
  return versions.flatMap(({ user }) => user ?? []);
}

function seenVersions(cognito: Cognito, pool: UserPool): UserVersion[] {
  const horizon = cognito.now().getTime() - cognito.listUsersDelay;
  const users = [...(cognito.userVersions.get(pool.id)?.values() ?? [])];
  return users.flatMap((versions) => versions.findLast(({ since }) => since <= horizon) ?? []);
}

/** Notes what a request has changed in any pool, so that the lists can show it late. */
export function noteChanges(cognito: Cognito): void {
  if (cognito.listUsersDelay === 0) return;
  for (const pool of cognito.pools.values()) {
    const known = cognito.userVersions.get(pool.id) ?? new Map<string, UserVersion[]>();
    cognito.userVersions.set(pool.id, known);
    const users = new Map([...pool.users.values()].map((user) => [user.sub, user]));
    for (const sub of new Set([...known.keys(), ...users.keys()])) {
      noteVersion(known, sub, versionOf(cognito, pool, users.get(sub)));
    }
  }
}

function noteVersion(known: Map<string, UserVersion[]>, sub: string, version: UserVersion): void {
  const versions = known.get(sub) ?? [];
  if (versions.at(-1)?.content !== version.content) known.set(sub, [...versions, version]);
}

function versionOf(cognito: Cognito, pool: UserPool, user: User | undefined): UserVersion {
  const since = cognito.now().getTime();
  if (!user) return { since, user, groups: [], content: '' };
  const attributes = new Map(user.attributes);
  const groups = groupsOf(pool, user).map(({ name }) => name);
  const content = JSON.stringify([describeUser(user), [...attributes], groups]);
  return { since, user: { ...user, attributes }, groups, content };
}
