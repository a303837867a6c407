/** Cognito as the playground stands in for it, behind the clients that the code under test makes. */
import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished, vi } from 'vitest';
import { startCognito } from '../../playground/cognito/server.ts';
import type { PoolAddress } from '../../src/domain/user-pool.ts';

const REGION = 'ap-northeast-1';

/** Set what every client of the SDK reads, until the test is over. */
export function stubAws(endpoint: string, service = 'COGNITO_IDENTITY_PROVIDER'): void {
  vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  vi.stubEnv('AWS_REGION', REGION);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** The stand-in with one pool, and an administrator who looks at what became of it. */
export async function standInPool(settings: Partial<CreateUserPoolCommandInput> = {}) {
  const server = await startCognito({ region: REGION });
  stubAws(server.url);
  const admin = new CognitoIdentityProvider({ region: REGION });
  onTestFinished(async () => {
    admin.destroy();
    await server.close();
  });
  const { UserPool } = await admin.createUserPool({ PoolName: 'staff', ...settings });
  const pool: PoolAddress = { userPoolId: UserPool?.Id ?? '', region: REGION };
  return { admin, pool };
}

/** An app client of the pool that lets administrators sign people in. */
export async function appClient(
  admin: CognitoIdentityProvider,
  { userPoolId }: PoolAddress,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
) {
  const { UserPoolClient } = await admin.createUserPoolClient({
    UserPoolId: userPoolId,
    ClientName: 'app',
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...settings,
  });
  return { id: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret };
}
