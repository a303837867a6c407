import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, onTestFinished } from 'vitest';
import { type CognitoOptions, startCognito } from '../../../playground/cognito/server.ts';

export const goodPassword = 'Correct-horse-7';
export const otherPassword = 'Battery-staple-8';

/** The stand-in, the real SDK client pointed at it, and a clock that only the test moves. */
export async function startTestCognito(options: CognitoOptions = {}) {
  const clock = { now: new Date('2026-03-01T09:00:00.250Z') };
  const now = () => clock.now;
  const server = await startCognito({ region: 'ap-northeast-1', now, ...options });
  onTestFinished(() => server.close());
  return { ...server, cognito: clientOf(server.url), clock };
}

/** The real SDK client, pointed at a stand-in. */
export function clientOf(endpoint: string, region = 'ap-northeast-1', accessKeyId = 'AKIDEXAMPLE') {
  const cognito = new CognitoIdentityProvider({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  onTestFinished(() => cognito.destroy());
  return cognito;
}

/** Moves the clock on. */
export function pass(clock: { now: Date }, minutes: number): void {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
}

/** @returns the new pool's id */
export async function createPool(
  cognito: CognitoIdentityProvider,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<string> {
  const { UserPool } = await cognito.createUserPool({ PoolName: 'staff', ...settings });
  return present(UserPool?.Id);
}

/** A client that allows every flow of the stand-in, unless told otherwise. */
export async function createClient(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
) {
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'app',
    ExplicitAuthFlows: [
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
    ...settings,
  });
  return { id: present(UserPoolClient?.ClientId), secret: UserPoolClient?.ClientSecret };
}

/** A user with a permanent password, or with a temporary one. */
export async function createUser(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  Username: string,
  {
    permanent = true,
    attributes = {},
  }: { permanent?: boolean; attributes?: Record<string, string> } = {},
) {
  const { User } = await cognito.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: goodPassword,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  if (permanent) {
    await cognito.adminSetUserPassword({
      UserPoolId,
      Username,
      Password: goodPassword,
      Permanent: true,
    });
  }
  return present(User);
}

/** Asserts that a call is refused with exactly this modelled error and message. */
export async function expectRefusal(
  call: Promise<unknown>,
  kind: abstract new (...parameters: never[]) => Error,
  message: string,
): Promise<void> {
  const refusal: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(kind);
  expect(refusal).toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
}

/** Narrows what the SDK types as perhaps missing. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The response lacks a member.');
  return value;
}
