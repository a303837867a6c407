/** The user pools of the story, created through Cognito's own API, and who is in them already. */
import {
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type OVERSEAS, POOLS, type PoolDefinition } from './pool-definitions.ts';

export interface Pool {
  alias: string;
  name: string;
  userPoolId: string;
  region: string;
  clientId: string;
  /** Set where the app client has a secret, so that signing in needs SECRET_HASH. */
  clientSecret: string | undefined;
  /** Speaks to the account and Region that the pool is in. */
  cognito: CognitoIdentityProviderClient;
}

const PASSWORD_POLICY = {
  MinimumLength: 12,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** The account and Region in which the pools are that name no other. */
export interface Home {
  cognito: CognitoIdentityProviderClient;
  region: string;
}

/** Creates pools with their groups and app clients. */
export function createPools(home: Home, definitions = POOLS): Promise<Pool[]> {
  return Promise.all(definitions.map((definition) => createPool(definition, home)));
}

async function createPool(definition: PoolDefinition, home: Home): Promise<Pool> {
  const { alias, name, pool, groups = [], secret = false, role } = definition;
  const cognito = role ? await assumed(role) : home.cognito;
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: name,
      Policies: { PasswordPolicy: PASSWORD_POLICY },
      UsernameConfiguration: { CaseSensitive: false },
      ...pool,
    }),
  );
  const userPoolId = UserPool?.Id ?? '';
  for (const GroupName of groups) {
    await cognito.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName }));
  }
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: `${alias}-web`,
      GenerateSecret: secret,
      ExplicitAuthFlows: [
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
    }),
  );
  const clientId = UserPoolClient?.ClientId ?? '';
  const clientSecret = UserPoolClient?.ClientSecret;
  const region = role?.region ?? home.region;
  return { alias, name, userPoolId, region, clientId, clientSecret, cognito };
}

async function assumed({ arn, externalId, region }: typeof OVERSEAS) {
  const sts = new STSClient({ region });
  const assume = { RoleArn: arn, ExternalId: externalId, RoleSessionName: 'playground' };
  const { Credentials } = await sts.send(new AssumeRoleCommand(assume));
  sts.destroy();
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return new CognitoIdentityProviderClient({ region, credentials });
}
