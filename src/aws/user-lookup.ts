import {
  AdminGetUserCommand,
  type AdminGetUserResponse,
  AdminListGroupsForUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolAddress, PoolUser } from '../domain/user-pool.ts';
import { allPages, PAGE_SIZE } from './all-pages.ts';
import { COGNITO_READ, inTime } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';
import { isCognitoError } from './cognito-failure.ts';
import { PROVISION_ID } from './provision-id.ts';

/** Reads users. */
export interface UserLookup {
  /**
   * The user of that username, sub or alias, or undefined. AdminGetUser, because ListUsers is only
   * eventually consistent.
   */
  find: (pool: PoolAddress, username: string) => Promise<PoolUser | undefined>;
  /** The names of the groups that the user is in; none of a user who is gone. */
  groupsOf: (pool: PoolAddress, username: string) => Promise<string[]>;
}

export function createUserLookup(options = COGNITO_READ): UserLookup {
  const clientFor = clientsFor(options, 'reading');
  return {
    find: async (pool, username) => {
      const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: username });
      const asked = clientFor(pool).send(command, inTime(options));
      const found = await asked.catch(undefinedIfMissing);
      return found && poolUser(username, found);
    },
    groupsOf: (pool, username) =>
      allPages(async (token) => {
        const command = new AdminListGroupsForUserCommand({
          UserPoolId: pool.userPoolId,
          Username: username,
          Limit: PAGE_SIZE,
          ...token,
        });
        const asked = clientFor(pool).send(command, inTime(options));
        const { Groups = [], NextToken } = (await asked.catch(undefinedIfMissing)) ?? {};
        return { items: Groups.map(({ GroupName = '' }) => GroupName), next: NextToken };
      }),
  };
}

function undefinedIfMissing(error: unknown): undefined {
  if (isCognitoError(error, 'UserNotFoundException')) return undefined;
  throw error;
}

function poolUser(asked: string, found: AdminGetUserResponse): PoolUser {
  const named = (found.UserAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]);
  const attributes: Record<string, string> = Object.fromEntries(named);
  const provisionId = attributes[PROVISION_ID];
  return {
    username: found.Username ?? asked,
    sub: attributes.sub ?? '',
    status: found.UserStatus ?? 'UNKNOWN',
    enabled: found.Enabled ?? false,
    createdAt: found.UserCreateDate?.toISOString() ?? '',
    modifiedAt: found.UserLastModifiedDate?.toISOString() ?? '',
    attributes,
    mfa: secondFactors(found),
    ...(provisionId === undefined ? {} : { provisionId }),
  };
}

/** The preferred one first. */
function secondFactors({ PreferredMfaSetting, UserMFASettingList = [] }: AdminGetUserResponse) {
  const preferred = PreferredMfaSetting ? [PreferredMfaSetting] : [];
  return [...new Set([...preferred, ...UserMFASettingList])];
}
