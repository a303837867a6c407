import type {
  CognitoIdentityProvider,
  CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { present } from './answers.ts';

export const goodPassword = 'Correct-horse-7';
export const otherPassword = 'Battery-staple-8';

/** Allows every flow that the rules need. */
const ALL_FLOWS: CreateUserPoolClientCommandInput['ExplicitAuthFlows'] = [
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

/** A client that allows every flow, unless told otherwise. */
export async function createClient(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
) {
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'app',
    ExplicitAuthFlows: ALL_FLOWS,
    ...settings,
  });
  return { id: present(UserPoolClient?.ClientId), secret: UserPoolClient?.ClientSecret };
}

/** A user with a permanent password, or with a temporary one: `goodPassword` in both cases. */
export async function createUser(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  Username: string,
  {
    permanent = true,
    attributes = {},
  }: { permanent?: boolean; attributes?: Record<string, string> } = {},
) {
  const user = { UserPoolId, Username };
  const { User } = await cognito.adminCreateUser({
    ...user,
    MessageAction: 'SUPPRESS',
    // A pool with a password history would refuse the same one twice.
    TemporaryPassword: permanent ? undefined : goodPassword,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  if (permanent) {
    await cognito.adminSetUserPassword({ ...user, Password: goodPassword, Permanent: true });
  }
  return present(User);
}
