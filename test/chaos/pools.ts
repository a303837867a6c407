import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { REGION } from '../../playground/environment.ts';
import { POOLS } from '../../playground/pool-definitions.ts';
import { createPools, type Pool } from '../../playground/pools.ts';

/** The pools that the chaos policy names: one of each kind in which users are made in the same way. */
const PLAIN = ['staging', 'payments', 'sandbox'];

/** These pools, and a twin of `staging` for requests in a hurry. */
export function createChaosPools(cognito: CognitoIdentityProviderClient): Promise<Pool[]> {
  const plain = POOLS.filter(({ alias }) => PLAIN.includes(alias));
  const twins = plain.slice(0, 1).map((pool) => ({ ...pool, alias: 'trial', name: 'Trial' }));
  return createPools({ cognito, region: REGION }, [...plain, ...twins]);
}
