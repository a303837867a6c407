import { adminCreateUser } from './admin-create-user.ts';
import { adminDeleteUserAttributes, adminUpdateUserAttributes } from './admin-user-attributes.ts';
import {
  adminDeleteUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminSetUserPassword,
} from './admin-users.ts';
import { getUserAttributeVerificationCode, verifyUserAttribute } from './attribute-verification.ts';
import { adminRespondToAuthChallenge, respondToAuthChallenge } from './auth-challenges.ts';
import { adminInitiateAuth, initiateAuth } from './authentication.ts';
import { changePassword } from './change-password.ts';
import {
  adminResetUserPassword,
  confirmForgotPassword,
  forgotPassword,
} from './forgotten-password.ts';
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  listUsersInGroup,
} from './group-members.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import { listUsers } from './list-users.ts';
import { adminSetUserMFAPreference } from './mfa.ts';
import type { Operation } from './operation.ts';
import { deleteUserAttributes, getUser, updateUserAttributes } from './own-attributes.ts';
import { adminUserGlobalSignOut, globalSignOut, revokeToken } from './sign-out.ts';
import { adminConfirmSignUp, confirmSignUp, resendConfirmationCode, signUp } from './sign-up.ts';
import {
  createUserPoolClient,
  deleteUserPoolClient,
  describeUserPoolClient,
  listUserPoolClients,
  updateUserPoolClient,
} from './user-pool-clients.ts';
import { addCustomAttributes, updateUserPool } from './user-pool-updates.ts';
import { createUserPool, deleteUserPool, describeUserPool, listUserPools } from './user-pools.ts';

/** Every operation that the stand-in knows, by the name that Cognito gives it. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateUserPool: createUserPool,
    DeleteUserPool: deleteUserPool,
    DescribeUserPool: describeUserPool,
    ListUserPools: listUserPools,
    UpdateUserPool: updateUserPool,
    AddCustomAttributes: addCustomAttributes,

    CreateUserPoolClient: createUserPoolClient,
    DeleteUserPoolClient: deleteUserPoolClient,
    DescribeUserPoolClient: describeUserPoolClient,
    ListUserPoolClients: listUserPoolClients,
    UpdateUserPoolClient: updateUserPoolClient,

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

    AdminConfirmSignUp: adminConfirmSignUp,
    AdminResetUserPassword: adminResetUserPassword,
    AdminSetUserMFAPreference: adminSetUserMFAPreference,

    AdminInitiateAuth: adminInitiateAuth,
    InitiateAuth: initiateAuth,
    AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
    RespondToAuthChallenge: respondToAuthChallenge,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    GlobalSignOut: globalSignOut,
    RevokeToken: revokeToken,

    SignUp: signUp,
    ConfirmSignUp: confirmSignUp,
    ResendConfirmationCode: resendConfirmationCode,
    ForgotPassword: forgotPassword,
    ConfirmForgotPassword: confirmForgotPassword,
    ChangePassword: changePassword,
    GetUser: getUser,
    UpdateUserAttributes: updateUserAttributes,
    DeleteUserAttributes: deleteUserAttributes,
    GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
    VerifyUserAttribute: verifyUserAttribute,
  }),
);
