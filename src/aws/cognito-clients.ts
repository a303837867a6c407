import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type Account, accountKey } from '../domain/user-pool.ts';
import { assumedRole, type Purpose } from './assumed-role.ts';
import { type ClientOptions, REPEATABLE } from './client-options.ts';
import { recordCalls } from './recorded-calls.ts';

/** One client for each region and role, made when first asked for; `sts` is for taking on the role. */
export function clientsFor(
  options: ClientOptions,
  purpose: Purpose,
  sts: ClientOptions = REPEATABLE,
): (account: Account) => CognitoIdentityProviderClient {
  const clients = new Map<string, CognitoIdentityProviderClient>();
  return (account) => {
    const key = accountKey(account);
    const client = clients.get(key) ?? clientFor(account, options, purpose, sts);
    clients.set(key, client);
    return client;
  };
}

function clientFor(
  { region, role }: Account,
  options: ClientOptions,
  purpose: Purpose,
  sts: ClientOptions,
) {
  const credentials = role && { credentials: assumedRole(role, region, purpose, sts) };
  const client = new CognitoIdentityProviderClient({ ...options, region, ...credentials });
  if (purpose === 'changing') recordCalls(client);
  return client;
}
