/** What Cognito holds and does, asked through the SDK as any application would. */
import { createHmac } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Pool } from '../../playground/pools.ts';
import type { Playground } from '../../playground/start.ts';

export function poolOf({ pools }: Playground, alias: string): Pool {
  const pool = pools.find((it) => it.alias === alias);
  if (pool === undefined) throw new Error(`There is no pool ${alias}`);
  return pool;
}

export interface User {
  username: string;
  status: string;
  attributes: Record<string, string>;
}

/** AdminGetUser; undefined when there is no such user. */
export async function userIn(
  playground: Playground,
  alias: string,
  username: string,
): Promise<User | undefined> {
  const { userPoolId } = poolOf(playground, alias);
  const command = new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username });
  const found = await playground.cognito.send(command).catch(undefinedIfMissing);
  if (found === undefined) return undefined;
  const attributes = (found.UserAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]);
  return {
    username: found.Username ?? '',
    status: found.UserStatus ?? '',
    attributes: Object.fromEntries(attributes) as Record<string, string>,
  };
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof UserNotFoundException) return undefined;
  throw error;
}

/** InitiateAuth through the pool's app client. Resolves to tokens; throws what Cognito refuses. */
export async function signIn(
  playground: Playground,
  alias: string,
  username: string,
  password: string,
) {
  const { clientId, clientSecret } = poolOf(playground, alias);
  const secretHash = (secret: string) =>
    createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');
  const { AuthenticationResult } = await playground.cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: {
        USERNAME: username,
        PASSWORD: password,
        ...(clientSecret ? { SECRET_HASH: secretHash(clientSecret) } : {}),
      },
    }),
  );
  return AuthenticationResult;
}

/** Somebody at the AWS console makes a user, of whom Concierge knows nothing. */
export async function createByHand(
  playground: Playground,
  alias: string,
  email: string,
): Promise<void> {
  const { userPoolId } = poolOf(playground, alias);
  await playground.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email,
      MessageAction: 'SUPPRESS',
    }),
  );
}

export async function deleteByHand(
  playground: Playground,
  alias: string,
  email: string,
): Promise<void> {
  const { userPoolId } = poolOf(playground, alias);
  await playground.cognito.send(
    new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: email }),
  );
}

/** A pool of its own for one test; returns its id. */
export async function createPool(
  { cognito }: Playground,
  UsernameAttributes: ('email' | 'phone_number')[],
): Promise<string> {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'of-one-test', UsernameAttributes }),
  );
  return UserPool?.Id ?? '';
}
