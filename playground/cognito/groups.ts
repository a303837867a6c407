import * as z from 'zod/mini';
import { CognitoException } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { pageOf } from './pages.ts';
import { groupName, integer, pageToken, userPoolId } from './shapes.ts';
import { epochSeconds, type Group, requirePool, type UserPool } from './state.ts';

const defaultPage = 60;

const createGroupInput = z.object({
  UserPoolId: userPoolId,
  GroupName: groupName,
  Description: z.optional(z.string().check(z.maxLength(2048))),
  RoleArn: z.optional(z.string().check(z.minLength(20), z.maxLength(2048))),
  Precedence: z.optional(z.int().check(z.gte(0))),
});

export const createGroup = adminOperation(createGroupInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  if (pool.groups.has(input.GroupName)) {
    throw new CognitoException('GroupExistsException', 'A group with the name already exists.');
  }
  const group: Group = {
    name: input.GroupName,
    description: input.Description,
    roleArn: input.RoleArn,
    precedence: input.Precedence,
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
  };
  pool.groups.set(group.name, group);
  return { Group: describe(pool, group) };
});

export const listGroups = adminOperation(
  z.object({
    UserPoolId: userPoolId,
    Limit: z.optional(integer(0, 60)),
    NextToken: z.optional(pageToken),
  }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const page = pageOf([...pool.groups.values()], input.Limit || defaultPage, input.NextToken);
    return {
      Groups: page.items.map((group) => describe(pool, group)),
      NextToken: page.nextToken,
    };
  },
);

function describe(pool: UserPool, group: Group) {
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    CreationDate: epochSeconds(group.createdAt),
    LastModifiedDate: epochSeconds(group.modifiedAt),
  };
}
