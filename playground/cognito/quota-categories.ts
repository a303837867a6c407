/**
 * Which operations share a quota of requests per second (developer guide, "Amazon Cognito user pools
 * API operation categories and request rate quotas").
 */
const operationsOf = {
  UserAuthentication: [
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
    'InitiateAuth',
    'RespondToAuthChallenge',
  ],
  UserCreation: ['AdminConfirmSignUp', 'AdminCreateUser', 'ConfirmSignUp', 'SignUp'],
  UserAccountRecovery: [
    'AdminResetUserPassword',
    'AdminSetUserPassword',
    'ChangePassword',
    'ConfirmForgotPassword',
    'ForgotPassword',
  ],
  UserRead: ['AdminGetUser', 'GetUser'],
  UserUpdate: [
    'AdminAddUserToGroup',
    'AdminDeleteUser',
    'AdminDeleteUserAttributes',
    'AdminDisableProviderForUser',
    'AdminDisableUser',
    'AdminEnableUser',
    'AdminLinkProviderForUser',
    'AdminRemoveUserFromGroup',
    'AdminUpdateUserAttributes',
    'AdminUserGlobalSignOut',
    'DeleteUser',
    'DeleteUserAttributes',
    'GlobalSignOut',
    'UpdateUserAttributes',
    'VerifyUserAttribute',
  ],
  UserToken: ['GetTokensFromRefreshToken', 'RevokeToken'],
  UserResourceRead: [
    'AdminListGroupsForUser',
    'GetUserAttributeVerificationCode',
    'ResendConfirmationCode',
  ],
  UserResourceUpdate: [
    'AdminSetUserMFAPreference',
    'AssociateSoftwareToken',
    'SetUserMFAPreference',
    'VerifySoftwareToken',
  ],
  UserList: ['ListUsers', 'ListUsersInGroup'],
  UserPoolRead: ['DescribeUserPool', 'ListUserPools'],
  UserPoolUpdate: ['CreateUserPool', 'DeleteUserPool', 'UpdateUserPool'],
  UserPoolResourceRead: ['GetGroup', 'GetUserPoolMfaConfig', 'ListGroups'],
  UserPoolResourceUpdate: [
    'AddCustomAttributes',
    'CreateGroup',
    'CreateIdentityProvider',
    'DeleteGroup',
    'SetUserPoolMfaConfig',
    'UpdateGroup',
  ],
  UserPoolClientRead: ['DescribeUserPoolClient', 'ListUserPoolClients'],
  UserPoolClientUpdate: ['CreateUserPoolClient', 'DeleteUserPoolClient', 'UpdateUserPoolClient'],
} as const satisfies Record<string, readonly string[]>;

export type QuotaCategory = keyof typeof operationsOf;

/** An operation's category, by the operation's name. */
export const categoryOf: ReadonlyMap<string, QuotaCategory> = new Map(
  (Object.keys(operationsOf) as QuotaCategory[]).flatMap((category) =>
    operationsOf[category].map((operation) => [operation, category]),
  ),
);
