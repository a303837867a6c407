import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { byName } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { createUser, goodPassword } from './users-and-clients.ts';

/** A pool with a client and one confirmed user, who signs in and refreshes. */
export async function poolWithAlice({
  pool = {},
  client: clientSettings = {},
  attributes = {},
}: {
  pool?: Partial<CreateUserPoolCommandInput>;
  client?: Partial<CreateUserPoolClientCommandInput>;
  attributes?: Record<string, string>;
} = {}) {
  const world = await contractCognito();
  const { cognito, newPool, newClient } = world;
  const UserPoolId = await newPool(pool);
  const client = await newClient(UserPoolId, clientSettings);
  const newUser = async (Username: string, given: Record<string, string> = {}) => {
    await createUser(cognito, UserPoolId, Username, { attributes: given });
    return { UserPoolId, Username };
  };
  const alice = await newUser('alice', attributes);
  const signIn = async (PASSWORD = goodPassword) => {
    const { AuthenticationResult } = await cognito.adminInitiateAuth({
      UserPoolId,
      ClientId: client.id,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD },
    });
    const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
    return { AccessToken, IdToken, RefreshToken };
  };
  /** Alice, or whoever is named, signs in to an app. */
  const enter = (parameters: Record<string, string> = {}, ClientId = client.id) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: goodPassword, ...parameters },
    });
  const refresh = (REFRESH_TOKEN: string, ClientId = client.id) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    });
  return { ...world, UserPoolId, client, alice, newUser, signIn, enter, refresh };
}

/** A user's attributes by name. */
export async function attributesOf(
  cognito: Awaited<ReturnType<typeof poolWithAlice>>['cognito'],
  user: { UserPoolId: string; Username: string },
) {
  return byName((await cognito.adminGetUser(user)).UserAttributes);
}
