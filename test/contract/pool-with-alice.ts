import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { contractCognito } from './cognito.ts';

const PASSWORD = 'Correct-horse-7';

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
  const { cognito, newPool, newClient, inbox } = await contractCognito();
  const UserPoolId = await newPool(pool);
  const client = await newClient(UserPoolId, clientSettings);
  const newUser = async (Username: string, given: Record<string, string> = {}) => {
    const UserAttributes = Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
    const user = { UserPoolId, Username };
    await cognito.adminCreateUser({ ...user, UserAttributes, MessageAction: 'SUPPRESS' });
    await cognito.adminSetUserPassword({ ...user, Password: PASSWORD, Permanent: true });
    return user;
  };
  const alice = await newUser('alice', attributes);
  const signIn = async (password = PASSWORD) => {
    const { AuthenticationResult } = await cognito.adminInitiateAuth({
      UserPoolId,
      ClientId: client.id,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: password },
    });
    const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
    return { AccessToken, IdToken, RefreshToken };
  };
  const refresh = (REFRESH_TOKEN: string) =>
    cognito.initiateAuth({
      ClientId: client.id,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    });
  return { cognito, UserPoolId, client, alice, newClient, newUser, signIn, refresh, inbox };
}

/** A user's attributes by name. */
export async function attributesOf(
  cognito: Awaited<ReturnType<typeof poolWithAlice>>['cognito'],
  user: { UserPoolId: string; Username: string },
) {
  const { UserAttributes = [] } = await cognito.adminGetUser(user);
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
}
