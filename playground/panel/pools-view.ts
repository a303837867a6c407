import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolUser, PoolView } from '../page/playground-api.ts';
import type { Pool } from '../pools.ts';

/** The pools with all their users. */
export function viewPools(
  cognito: CognitoIdentityProviderClient,
  pools: readonly Pool[],
): Promise<PoolView[]> {
  return Promise.all(
    pools.map(async ({ alias, name, userPoolId }) => {
      const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId }));
      return { alias, name, userPoolId, users: Users.map(viewUser) };
    }),
  );
}

function viewUser(user: UserType): PoolUser {
  const attribute = (name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value;
  return {
    username: user.Username ?? '',
    email: attribute('email') ?? '',
    status: user.UserStatus ?? '',
    enabled: user.Enabled ?? false,
    emailVerified: attribute('email_verified') === 'true',
    created: user.UserCreateDate?.toISOString() ?? '',
    groups: [],
  };
}
