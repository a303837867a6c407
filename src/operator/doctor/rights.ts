/** What each function calls on user pools; held against serverless.yml by a test. */
export const POOL_ACTIONS: Readonly<Record<'slack' | 'worker', readonly string[]>> = {
  slack: [
    'AdminGetUser',
    'AdminListGroupsForUser',
    'DescribeUserPool',
    'ListGroups',
    'ListUserPoolClients',
  ],
  worker: [
    'AdminAddUserToGroup',
    'AdminCreateUser',
    'AdminDeleteUser',
    'AdminDisableUser',
    'AdminEnableUser',
    'AdminGetUser',
    'AdminInitiateAuth',
    'AdminListGroupsForUser',
    'AdminRemoveUserFromGroup',
    'AdminRespondToAuthChallenge',
    'AdminSetUserPassword',
    'AdminUpdateUserAttributes',
    'AdminUserGlobalSignOut',
    'DescribeUserPool',
    'ListGroups',
  ],
};
