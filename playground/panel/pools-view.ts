import {
  type CognitoIdentityProviderClient,
  paginateListGroups,
  paginateListUsers,
  paginateListUsersInGroup,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolUser, PoolView } from '../page/playground-api.ts';
import type { Pool } from '../pools.ts';

/** The pools with all their users and their groups. */
export function viewPools(pools: readonly Pool[]): Promise<PoolView[]> {
  return Promise.all(
    pools.map(async ({ alias, name, userPoolId: UserPoolId, cognito: client }) => {
      const [users, groups] = await Promise.all([
        listUsers(client, UserPoolId),
        listMembers(client, UserPoolId),
      ]);
      const groupsOf = (username?: string) =>
        groups.filter(({ members }) => members.has(username)).map((group) => group.name);
      return {
        alias,
        name,
        userPoolId: UserPoolId,
        users: users.map((user) => viewUser(user, groupsOf(user.Username))),
      };
    }),
  );
}

function listUsers(client: CognitoIdentityProviderClient, UserPoolId: string) {
  return collect(paginateListUsers({ client }, { UserPoolId }), ({ Users }) => Users);
}

/** Asked by group rather than by user: there are fewer groups. */
async function listMembers(client: CognitoIdentityProviderClient, UserPoolId: string) {
  const pages = paginateListGroups({ client }, { UserPoolId });
  const groups = await collect(pages, ({ Groups }) => Groups);
  return Promise.all(
    groups.map(async ({ GroupName = '' }) => {
      const members = paginateListUsersInGroup({ client }, { UserPoolId, GroupName });
      const users = await collect(members, ({ Users }) => Users);
      return { name: GroupName, members: new Set(users.map(({ Username }) => Username)) };
    }),
  );
}

async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(read(page) ?? []));
  return items;
}

function viewUser(user: UserType, groups: string[]): PoolUser {
  const attribute = (name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value;
  return {
    username: user.Username ?? '',
    email: attribute('email') ?? '',
    status: user.UserStatus ?? '',
    enabled: user.Enabled ?? false,
    emailVerified: attribute('email_verified') === 'true',
    created: user.UserCreateDate?.toISOString() ?? '',
    groups,
  };
}
