import * as z from 'zod/mini';
import { describeGroup, requireGroup } from './groups.ts';
import { listedMembers } from './listed-users.ts';
import { groupsOf } from './memberships.ts';
import { adminOperation } from './operation.ts';
import { defaultPage, pageOf } from './pages.ts';
import { groupName, pageLimit, pageToken, userInput, userPoolId } from './shapes.ts';
import { type Cognito, requirePool } from './state.ts';
import { describeUser, listAttributes, requireUser } from './users.ts';

const memberInput = z.extend(userInput, { GroupName: groupName });

export const adminAddUserToGroup = adminOperation(memberInput, (cognito, input) => {
  const { user, group } = findMember(cognito, input);
  group.members.add(user.sub);
  return undefined;
});

export const adminRemoveUserFromGroup = adminOperation(memberInput, (cognito, input) => {
  const { user, group } = findMember(cognito, input);
  group.members.delete(user.sub);
  return undefined;
});

function findMember(cognito: Cognito, input: z.infer<typeof memberInput>) {
  const pool = requirePool(cognito, input.UserPoolId);
  return {
    user: requireUser(pool, input.Username),
    group: requireGroup(pool, input.GroupName),
  };
}

export const adminListGroupsForUser = adminOperation(
  z.extend(userInput, { Limit: pageLimit, NextToken: z.optional(pageToken) }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const groups = groupsOf(pool, requireUser(pool, input.Username));
    const page = pageOf(groups, input.Limit || defaultPage, input.NextToken);
    return {
      Groups: page.items.map((group) => describeGroup(pool, group)),
      NextToken: page.nextToken,
    };
  },
);

export const listUsersInGroup = adminOperation(
  z.object({
    UserPoolId: userPoolId,
    GroupName: groupName,
    Limit: pageLimit,
    NextToken: z.optional(pageToken),
  }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const users = listedMembers(cognito, pool, requireGroup(pool, input.GroupName));
    const page = pageOf(users, input.Limit || defaultPage, input.NextToken);
    return {
      Users: page.items.map((user) => ({
        ...describeUser(user),
        Attributes: listAttributes(user),
      })),
      NextToken: page.nextToken,
    };
  },
);
