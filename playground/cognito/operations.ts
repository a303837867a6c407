import { adminCreateUser } from './admin-create-user.ts';
import { adminDeleteUserAttributes, adminUpdateUserAttributes } from './admin-user-attributes.ts';
import {
  adminDeleteUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminSetUserPassword,
} from './admin-users.ts';
import { adminRespondToAuthChallenge, respondToAuthChallenge } from './auth-challenges.ts';
import { adminInitiateAuth, initiateAuth } from './authentication.ts';
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  listUsersInGroup,
} from './group-members.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import { listUsers } from './list-users.ts';
import type { Operation } from './operation.ts';
import { adminUserGlobalSignOut, globalSignOut, revokeToken } from './sign-out.ts';
import { createUserPoolClient, describeUserPoolClient } from './user-pool-clients.ts';
import { createUserPool, deleteUserPool, describeUserPool, listUserPools } from './user-pools.ts';

/** Every operation that the stand-in knows, by the name that Cognito gives it. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateUserPool: createUserPool,
    DeleteUserPool: deleteUserPool,
    DescribeUserPool: describeUserPool,
    ListUserPools: listUserPools,

    CreateUserPoolClient: createUserPoolClient,
    DescribeUserPoolClient: describeUserPoolClient,

    CreateGroup: createGroup,
    DeleteGroup: deleteGroup,
    GetGroup: getGroup,
    ListGroups: listGroups,
    UpdateGroup: updateGroup,
    AdminAddUserToGroup: adminAddUserToGroup,
    AdminListGroupsForUser: adminListGroupsForUser,
    AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
    ListUsersInGroup: listUsersInGroup,

    AdminCreateUser: adminCreateUser,
    AdminDeleteUser: adminDeleteUser,
    AdminDisableUser: adminDisableUser,
    AdminEnableUser: adminEnableUser,
    AdminGetUser: adminGetUser,
    AdminSetUserPassword: adminSetUserPassword,
    AdminUpdateUserAttributes: adminUpdateUserAttributes,
    AdminDeleteUserAttributes: adminDeleteUserAttributes,
    ListUsers: listUsers,

    AdminInitiateAuth: adminInitiateAuth,
    InitiateAuth: initiateAuth,
    AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
    RespondToAuthChallenge: respondToAuthChallenge,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    GlobalSignOut: globalSignOut,
    RevokeToken: revokeToken,
  }),
);
