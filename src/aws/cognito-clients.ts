import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { PoolAddress } from '../domain/user-pool.ts';
import { assumedRole } from './assumed-role.ts';
import type { ClientOptions } from './client-options.ts';

/** Where Cognito is asked, and in whose name. */
export type Account = Pick<PoolAddress, 'region' | 'role'>;

/** Two accounts with the same key are the same. */
export function accountKey({ region, role }: Account): string {
  return JSON.stringify([region, role?.arn, role?.externalId]);
}

/** One client for each region and role, made when first asked for. */
export function clientsFor(
  options: ClientOptions,
): (account: Account) => CognitoIdentityProviderClient {
  const clients = new Map<string, CognitoIdentityProviderClient>();
  return (account) => {
    const key = accountKey(account);
    const client = clients.get(key) ?? clientFor(account, options);
    clients.set(key, client);
    return client;
  };
}

function clientFor({ region, role }: Account, options: ClientOptions) {
  const credentials = role && { credentials: assumedRole(role, region) };
  return new CognitoIdentityProviderClient({ ...options, region, ...credentials });
}
