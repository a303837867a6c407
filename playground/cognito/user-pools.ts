import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { pageOf } from './pages.ts';
import { integer, pageToken, userPoolId } from './shapes.ts';
import { type Cognito, epochSeconds, poolArn, requirePool, type UserPool } from './state.ts';
import { newSigningKey } from './tokens.ts';
import { createUserPoolInput, userPoolSettings } from './user-pool-settings.ts';

const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const createUserPool = adminOperation(createUserPoolInput, (cognito, input) => {
  const id = newPoolId(cognito.region);
  const pool: UserPool = {
    id,
    arn: poolArn(cognito, id),
    settings: userPoolSettings(input),
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
    signingKey: newSigningKey(),
    users: new Map(),
    clients: new Map(),
    groups: new Map(),
    sessions: new Map(),
    refreshTokens: new Map(),
  };
  cognito.pools.set(id, pool);
  return { UserPool: describe(pool) };
});

export const describeUserPool = adminOperation(
  z.object({ UserPoolId: userPoolId }),
  (cognito, input) => ({ UserPool: describe(requirePool(cognito, input.UserPoolId)) }),
);

export const deleteUserPool = adminOperation(
  z.object({ UserPoolId: userPoolId }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    if (pool.settings.DeletionProtection === 'ACTIVE') {
      throw invalidParameter(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    cognito.pools.delete(pool.id);
    return undefined;
  },
);

export const listUserPools = adminOperation(
  z.object({ MaxResults: integer(1, 60), NextToken: z.optional(pageToken) }),
  (cognito, input) => {
    const pools = [...cognito.pools.values()].filter(({ id, arn }) => arn === poolArn(cognito, id));
    const page = pageOf(pools, input.MaxResults, input.NextToken);
    return { UserPools: page.items.map(summarize), NextToken: page.nextToken };
  },
);

function newPoolId(region: Cognito['region']): string {
  const letters = Array.from({ length: 9 }, () => idAlphabet.charAt(randomInt(idAlphabet.length)));
  return `${region}_${letters.join('')}`;
}

function describe(pool: UserPool) {
  return {
    Id: pool.id,
    Arn: pool.arn,
    ...pool.settings,
    EstimatedNumberOfUsers: pool.users.size,
    CreationDate: epochSeconds(pool.createdAt),
    LastModifiedDate: epochSeconds(pool.modifiedAt),
  };
}

function summarize(pool: UserPool) {
  return {
    Id: pool.id,
    Name: pool.settings.Name,
    LambdaConfig: pool.settings.LambdaConfig,
    CreationDate: epochSeconds(pool.createdAt),
    LastModifiedDate: epochSeconds(pool.modifiedAt),
  };
}
