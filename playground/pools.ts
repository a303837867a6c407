/** The user pools of the story, created through Cognito's own API. */
import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';

export interface Pool {
  alias: string;
  name: string;
  userPoolId: string;
  clientId: string;
  /** Set where the app client has a secret, so that signing in needs SECRET_HASH. */
  clientSecret: string | undefined;
}

const PASSWORD_POLICY = {
  MinimumLength: 12,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

const PROVISION_ID = {
  Name: 'provision_id',
  AttributeDataType: 'String',
  Mutable: false,
  StringAttributeConstraints: { MinLength: '1', MaxLength: '64' },
} as const;

/** One pool of each kind that Concierge meets. */
const POOLS: (Pick<Pool, 'alias' | 'name'> & {
  pool: Partial<CreateUserPoolCommandInput>;
  secret: boolean;
})[] = [
  {
    alias: 'staging',
    name: 'Storefront staging',
    pool: { UsernameAttributes: ['email'], Schema: [PROVISION_ID] },
    secret: false,
  },
  { alias: 'payments', name: 'Payments', pool: { AliasAttributes: ['email'] }, secret: true },
  { alias: 'sandbox', name: 'Sandbox', pool: { UsernameAttributes: ['email'] }, secret: false },
];

/** Somebody who was invited the old way: the sign-in meets her with NEW_PASSWORD_REQUIRED. */
const DANA = { alias: 'sandbox', email: 'dana@example.com', temporaryPassword: 'Welcome-4-Dana' };

export async function createPools(cognito: CognitoIdentityProviderClient): Promise<Pool[]> {
  const pools = await createEach(cognito);
  const home = pools.find(({ alias }) => alias === DANA.alias);
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: home?.userPoolId,
      Username: DANA.email,
      TemporaryPassword: DANA.temporaryPassword,
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    }),
  );
  return pools;
}

function createEach(cognito: CognitoIdentityProviderClient): Promise<Pool[]> {
  return Promise.all(
    POOLS.map(async ({ alias, name, pool, secret }) => {
      const { UserPool } = await cognito.send(
        new CreateUserPoolCommand({
          PoolName: alias,
          Policies: { PasswordPolicy: PASSWORD_POLICY },
          UsernameConfiguration: { CaseSensitive: false },
          ...pool,
        }),
      );
      const userPoolId = UserPool?.Id ?? '';
      const { UserPoolClient } = await cognito.send(
        new CreateUserPoolClientCommand({
          UserPoolId: userPoolId,
          ClientName: `${alias}-web`,
          GenerateSecret: secret,
          ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        }),
      );
      const clientId = UserPoolClient?.ClientId ?? '';
      return { alias, name, userPoolId, clientId, clientSecret: UserPoolClient?.ClientSecret };
    }),
  );
}
