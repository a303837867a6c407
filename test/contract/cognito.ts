import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished, vi } from 'vitest';
import { startCognito } from '../../playground/cognito/server.ts';
import type { OutboxMessage } from '../../playground/cognito/state.ts';
import { present } from './answers.ts';
import { deletePool, POOL_NAME } from './pools.ts';
import { createClient } from './users-and-clients.ts';

/**
 * True when these rules are held against Amazon Cognito itself, with the credentials and the Region of
 * the environment: `npm run test:aws`. Otherwise they are held against the playground's stand-in.
 */
export const onAws = process.env.CONTRACT === 'aws';

/** The Cognito under test. What a test creates through it is gone when the test has ended. */
export async function contractCognito() {
  const { cognito, outbox, url } = onAws ? await amazon() : await standIn();
  onTestFinished(() => cognito.destroy());
  return {
    cognito,
    /** Where pools serve their keys. */
    url,
    region: await cognito.config.region(),
    newPool: (settings: Partial<CreateUserPoolCommandInput> = {}) => newPool(cognito, settings),
    newClient: (poolId: string, settings: Partial<CreateUserPoolClientCommandInput> = {}) =>
      createClient(cognito, poolId, settings),
    /** The newest message to an address. What Amazon Cognito sends arrives in a mailbox instead. */
    inbox: (address: string) => outbox().findLast(({ to }) => to === address),
  };
}

/** Repeats a check while Amazon Cognito's lists are behind; those of the stand-in never are. */
export function eventually<T>(check: () => Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 5_000, interval: 500 });
}

async function amazon() {
  const cognito = new CognitoIdentityProvider({ maxAttempts: 5 });
  const url = `https://cognito-idp.${await cognito.config.region()}.amazonaws.com`;
  return { cognito, outbox: (): OutboxMessage[] => [], url };
}

async function standIn() {
  const { url, outbox, close } = await startCognito({ region: 'ap-northeast-1' });
  onTestFinished(() => close());
  const cognito = new CognitoIdentityProvider({
    endpoint: url,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  return { cognito, outbox, url };
}

/** @returns the pool's id */
async function newPool(
  cognito: CognitoIdentityProvider,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<string> {
  const { UserPool } = await cognito.createUserPool({ PoolName: POOL_NAME, ...settings });
  const UserPoolId = present(UserPool?.Id);
  if (onAws) onTestFinished(() => deletePool(cognito, UserPoolId));
  return UserPoolId;
}
