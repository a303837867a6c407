import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import { startCognito } from '../../playground/cognito/server.ts';
import type { OutboxMessage } from '../../playground/cognito/state.ts';

/**
 * True when these rules are held against Amazon Cognito itself, with the credentials and the Region of
 * the environment: `npm run test:aws`. Otherwise they are held against the playground's stand-in.
 */
export const onAws = process.env.CONTRACT === 'aws';

/** Allows every flow that the rules need. */
const ALL_FLOWS: CreateUserPoolClientCommandInput['ExplicitAuthFlows'] = [
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

/** Pools that nobody cleaned up are known by this. */
export const POOL_NAME = 'concierge-contract';

/** The Cognito under test. What a test creates through it is gone when the test has ended. */
export async function contractCognito() {
  const { cognito, outbox } = onAws ? amazon() : await standIn();
  onTestFinished(() => cognito.destroy());
  return {
    cognito,
    newPool: (settings: Partial<CreateUserPoolCommandInput> = {}) => newPool(cognito, settings),
    newClient: (poolId: string, settings: Partial<CreateUserPoolClientCommandInput> = {}) =>
      newClient(cognito, poolId, settings),
    /** The newest message to an address. What Amazon Cognito sends arrives in a mailbox instead. */
    inbox: (address: string) => outbox().findLast(({ to }) => to === address),
  };
}

function amazon() {
  const cognito = new CognitoIdentityProvider({ maxAttempts: 5 });
  return { cognito, outbox: (): OutboxMessage[] => [] };
}

async function standIn() {
  const server = await startCognito({ region: 'ap-northeast-1' });
  onTestFinished(() => server.close());
  const cognito = new CognitoIdentityProvider({
    endpoint: server.url,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  return { cognito, outbox: server.outbox };
}

/** @returns the pool's id */
async function newPool(
  cognito: CognitoIdentityProvider,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<string> {
  const { UserPool } = await cognito.createUserPool({ PoolName: POOL_NAME, ...settings });
  const UserPoolId = UserPool?.Id ?? '';
  if (onAws) {
    onTestFinished(async () => {
      await cognito.deleteUserPool({ UserPoolId });
    });
  }
  return UserPoolId;
}

async function newClient(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  settings: Partial<CreateUserPoolClientCommandInput>,
) {
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'app',
    ExplicitAuthFlows: ALL_FLOWS,
    ...settings,
  });
  return { id: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret };
}
