import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, expectRefusal, present, startTestCognito } from './cognito-client.ts';

describe('user pool clients', () => {
  test('GenerateSecret decides whether a client has a secret', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const plain = await cognito.createUserPoolClient({ UserPoolId, ClientName: 'web' });
    const secret = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'server',
      GenerateSecret: true,
    });
    expect(plain.UserPoolClient?.ClientId).toMatch(/^[0-9a-z]{26}$/);
    expect(plain.UserPoolClient?.ClientSecret).toBeUndefined();
    expect(secret.UserPoolClient?.ClientSecret).toMatch(/^[0-9a-z]{51}$/);
  });

  test('DescribeUserPoolClient repeats all of it, with the defaults', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { UserPoolClient } = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      GenerateSecret: true,
    });
    expect(UserPoolClient).toMatchObject({ RefreshTokenValidity: 30, AuthSessionValidity: 3 });
    const ClientId = present(UserPoolClient?.ClientId);
    const described = await cognito.describeUserPoolClient({ UserPoolId, ClientId });
    expect(described.UserPoolClient).toEqual(UserPoolClient);
  });

  test('old and new names of flows do not mix', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await expectRefusal(
      cognito.createUserPoolClient({
        UserPoolId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      }),
      InvalidParameterException,
      'ExplicitAuthFlows cannot contain both values with and without the ALLOW_ prefix.',
    );
  });

  test('a client of another pool is ResourceNotFoundException', async () => {
    const { cognito } = await startTestCognito();
    const [here, there] = [await createPool(cognito), await createPool(cognito)];
    const { UserPoolClient } = await cognito.createUserPoolClient({
      UserPoolId: here,
      ClientName: 'web',
    });
    const ClientId = present(UserPoolClient?.ClientId);
    await expectRefusal(
      cognito.describeUserPoolClient({ UserPoolId: there, ClientId }),
      ResourceNotFoundException,
      `User pool client ${ClientId} does not exist.`,
    );
  });
});
