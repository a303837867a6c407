import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PasswordPolicy } from '../../domain/password-policy.ts';
import { Secret } from '../../domain/secret.ts';
import type { PoolAddress } from '../../domain/user-pool.ts';
import { inTime } from '../client-options.ts';
import { clientsFor } from '../cognito-clients.ts';
import { OPERATOR } from './operator-options.ts';

/** How an app client lets people sign in. */
export interface ClientSettings {
  flows: readonly string[];
  secret: Secret | undefined;
}

/** What is set in a pool and only people who set it up want to know. */
export interface PoolSettings {
  passwordPolicy: (pool: PoolAddress) => Promise<PasswordPolicy>;
  client: (pool: PoolAddress, id: string) => Promise<ClientSettings>;
}

export function createPoolSettings(): PoolSettings {
  const clientFor = clientsFor(OPERATOR, 'reading', OPERATOR);
  return {
    passwordPolicy: async (pool) => {
      const command = new DescribeUserPoolCommand({ UserPoolId: pool.userPoolId });
      const { UserPool } = await clientFor(pool).send(command, inTime(OPERATOR));
      return passwordPolicy(UserPool?.Policies?.PasswordPolicy ?? {});
    },
    client: async (pool, id) => {
      const command = new DescribeUserPoolClientCommand({
        UserPoolId: pool.userPoolId,
        ClientId: id,
      });
      const { UserPoolClient } = await clientFor(pool).send(command, inTime(OPERATOR));
      const { ExplicitAuthFlows = [], ClientSecret } = UserPoolClient ?? {};
      return {
        flows: ExplicitAuthFlows,
        secret: ClientSecret ? new Secret(ClientSecret) : undefined,
      };
    },
  };
}

type Described = {
  [Name in 'MinimumLength' | 'TemporaryPasswordValidityDays']?: number | undefined;
} & {
  [Name in 'RequireUppercase' | 'RequireLowercase' | 'RequireNumbers' | 'RequireSymbols']?:
    | boolean
    | undefined;
};

/** Cognito's defaults: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html */
function passwordPolicy(found: Described): PasswordPolicy {
  return {
    minimumLength: found.MinimumLength ?? 8,
    requireUppercase: found.RequireUppercase ?? false,
    requireLowercase: found.RequireLowercase ?? false,
    requireNumbers: found.RequireNumbers ?? false,
    requireSymbols: found.RequireSymbols ?? false,
    temporaryPasswordValidityDays: found.TemporaryPasswordValidityDays || 7,
  };
}
