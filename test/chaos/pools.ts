import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createPools, type Pool } from '../../playground/pools.ts';

const WITH_PROVISION_ID = 'staging';
const TRIAL = 'trial';

/** The playground's pools, one of each kind, and a twin of `staging` for requests in a hurry. */
export async function createChaosPools(cognito: CognitoIdentityProviderClient): Promise<Pool[]> {
  const pools = await createPools(cognito);
  const model = pools.find(({ alias }) => alias === WITH_PROVISION_ID);
  const { UserPool: described } = await cognito.send(
    new DescribeUserPoolCommand({ UserPoolId: model?.userPoolId }),
  );
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: TRIAL,
      Policies: described?.Policies,
      UsernameConfiguration: { CaseSensitive: false },
      UsernameAttributes: ['email'],
      Schema: [{ Name: 'provision_id', AttributeDataType: 'String', Mutable: false }],
    }),
  );
  const userPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: `${TRIAL}-web`,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const clientId = UserPoolClient?.ClientId ?? '';
  return [...pools, { alias: TRIAL, name: 'Trial', userPoolId, clientId, clientSecret: undefined }];
}
