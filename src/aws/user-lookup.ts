import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolAddress, PoolUser } from '../domain/user-pool.ts';
import { type ClientOptions, COGNITO_READ, inTime } from './client-options.ts';
import { PROVISION_ID } from './provision-id.ts';

/** Reads users. This is all of Cognito that the front may touch. */
export interface UserLookup {
  /**
   * The user of that username, sub or alias, or undefined. AdminGetUser, because ListUsers is only
   * eventually consistent.
   */
  find: (pool: PoolAddress, username: string) => Promise<PoolUser | undefined>;
}

/** One client a region, made when first asked for. */
export function clientsByRegion(
  options: ClientOptions,
): (region: string) => CognitoIdentityProviderClient {
  const clients = new Map<string, CognitoIdentityProviderClient>();
  return (region) => {
    const client = clients.get(region) ?? new CognitoIdentityProviderClient({ ...options, region });
    clients.set(region, client);
    return client;
  };
}

export function createUserLookup(options = COGNITO_READ): UserLookup {
  const clientIn = clientsByRegion(options);
  return {
    find: async ({ userPoolId, region }, username) => {
      const command = new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username });
      const found = await clientIn(region).send(command, inTime(options)).catch(undefinedIfMissing);
      if (!found) return undefined;
      const attribute = (name: string) =>
        found.UserAttributes?.find((entry) => entry.Name === name)?.Value;
      const provisionId = attribute(PROVISION_ID);
      return {
        username: found.Username ?? username,
        sub: attribute('sub') ?? '',
        status: found.UserStatus ?? 'UNKNOWN',
        createdAt: found.UserCreateDate?.toISOString() ?? '',
        ...(provisionId === undefined ? {} : { provisionId }),
      };
    },
  };
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof UserNotFoundException) return undefined;
  throw error;
}
