import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import { listedUsers } from './listed-users.ts';
import { adminOperation } from './operation.ts';
import { defaultPage, pageOf } from './pages.ts';
import { attributeName, pageLimit, pageToken, userPoolId } from './shapes.ts';
import { requirePool, type UserPool } from './state.ts';
import { parseFilter } from './user-filter.ts';
import { describeUser, listAttributes } from './users.ts';

const listUsersInput = z.object({
  UserPoolId: userPoolId,
  AttributesToGet: z.optional(z.array(attributeName)),
  Limit: pageLimit,
  PaginationToken: z.optional(pageToken),
  Filter: z.optional(z.string().check(z.maxLength(256))),
});

export const listUsers = adminOperation(listUsersInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  const wanted = input.AttributesToGet;
  requireDeclared(pool, wanted ?? []);
  const matching = listedUsers(cognito, pool).filter(parseFilter(input.Filter));
  const page = pageOf(matching, input.Limit || defaultPage, input.PaginationToken);
  const users = page.items.map((user) => ({
    ...describeUser(user),
    Attributes: listAttributes(user).filter(({ Name }) => wanted?.includes(Name) ?? true),
  }));
  return { Users: users, PaginationToken: page.nextToken };
});

/** @throws CognitoException InvalidParameterException */
function requireDeclared(pool: UserPool, names: readonly string[]): void {
  const declared = new Set(pool.settings.SchemaAttributes.map(({ Name }) => Name));
  if (names.some((name) => !declared.has(name))) {
    throw invalidParameter('One or more requested attributes do not exist.');
  }
}
