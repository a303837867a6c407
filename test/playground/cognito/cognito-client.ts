import {
  CognitoIdentityProvider,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import { type CognitoOptions, startCognito } from '../../../playground/cognito/server.ts';
import { present } from '../../contract/answers.ts';

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
