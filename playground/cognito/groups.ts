import * as z from 'zod/mini';
import { CognitoException, resourceNotFound } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { defaultPage, pageOf } from './pages.ts';
import { groupName, pageLimit, pageToken, userPoolId } from './shapes.ts';
import { epochSeconds, type Group, requirePool, type UserPool } from './state.ts';

const groupInput = z.object({ UserPoolId: userPoolId, GroupName: groupName });

const groupSettingsInput = z.extend(groupInput, {
  Description: z.optional(z.string().check(z.maxLength(2048))),
  RoleArn: z.optional(z.string().check(z.minLength(20), z.maxLength(2048))),
  Precedence: z.optional(z.int().check(z.gte(0))),
});

export const createGroup = adminOperation(groupSettingsInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  if (pool.groups.has(input.GroupName)) {
    throw new CognitoException('GroupExistsException', 'A group with the name already exists.');
  }
  const group: Group = {
    name: input.GroupName,
    description: input.Description,
    roleArn: input.RoleArn,
    precedence: input.Precedence,
    members: new Set(),
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
  };
  pool.groups.set(group.name, group);
  return { Group: describeGroup(pool, group) };
});

export const getGroup = adminOperation(groupInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  return { Group: describeGroup(pool, requireGroup(pool, input.GroupName)) };
});

/** Leaves what is not given as it was. */
export const updateGroup = adminOperation(groupSettingsInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  const group = requireGroup(pool, input.GroupName);
  group.description = input.Description ?? group.description;
  group.roleArn = input.RoleArn ?? group.roleArn;
  group.precedence = input.Precedence ?? group.precedence;
  group.modifiedAt = cognito.now();
  return { Group: describeGroup(pool, group) };
});

export const deleteGroup = adminOperation(groupInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  pool.groups.delete(requireGroup(pool, input.GroupName).name);
  return undefined;
});

export const listGroups = adminOperation(
  z.object({ UserPoolId: userPoolId, Limit: pageLimit, NextToken: z.optional(pageToken) }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const page = pageOf([...pool.groups.values()], input.Limit || defaultPage, input.NextToken);
    return {
      Groups: page.items.map((group) => describeGroup(pool, group)),
      NextToken: page.nextToken,
    };
  },
);

/** @throws CognitoException ResourceNotFoundException */
export function requireGroup(pool: UserPool, name: string): Group {
  const group = pool.groups.get(name);
  if (!group) throw resourceNotFound('Group not found.');
  return group;
}

/** A group as the API shows it. */
export function describeGroup(pool: UserPool, group: Group) {
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
