import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal, present } from './answers.ts';
import { contractCognito } from './cognito.ts';

async function poolWithClients(...names: string[]) {
  const { cognito, newPool, newClient } = await contractCognito();
  const UserPoolId = await newPool();
  const ids: string[] = [];
  for (const ClientName of names) ids.push((await newClient(UserPoolId, { ClientName })).id);
  const [ClientId = ''] = ids;
  return { cognito, UserPoolId, ClientId, ids };
}

describe('user pool clients', () => {
  it('GenerateSecret decides whether a client has a secret', async () => {
    const { newPool, newClient } = await contractCognito();
    const UserPoolId = await newPool();
    const plain = await newClient(UserPoolId);
    expect(plain.id).toMatch(/^[0-9a-z]{26}$/);
    expect(plain.secret).toBeUndefined();
    const { secret } = await newClient(UserPoolId, { GenerateSecret: true });
    expect(secret).toMatch(/^[0-9a-z]{51,52}$/);
  });

  it('DescribeUserPoolClient repeats all of it, with the defaults', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
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

  it('those of another pool are ResourceNotFoundException', async () => {
    const { cognito, newPool, newClient } = await contractCognito();
    const [here, UserPoolId] = [await newPool(), await newPool()];
    const { id: ClientId } = await newClient(here);
    await expectRefusal(
      cognito.describeUserPoolClient({ UserPoolId, ClientId }),
      ResourceNotFoundException,
      `User pool client ${ClientId} does not exist.`,
    );
  });

  it('old and new names of flows do not mix', async () => {
    const { newPool, newClient } = await contractCognito();
    await expectRefusal(
      newClient(await newPool(), {
        ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      }),
      InvalidParameterException,
      'ExplicitAuthFlows cannot contain both values with and without the ALLOW_ prefix.',
    );
  });

  it('are listed page by page, without their secrets', async () => {
    const { cognito, UserPoolId, ids } = await poolWithClients('web', 'server');
    const first = await cognito.listUserPoolClients({ UserPoolId, MaxResults: 1 });
    const { NextToken } = first;
    const second = await cognito.listUserPoolClients({ UserPoolId, NextToken });
    const all = [...(first.UserPoolClients ?? []), ...(second.UserPoolClients ?? [])];
    expect(first.UserPoolClients).toHaveLength(1);
    expect(all.map(({ ClientId }) => ClientId).sort()).toEqual(ids.sort());
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(['ClientId', 'ClientName', 'UserPoolId']);
  });

  it('UpdateUserPoolClient changes what is given and lets the rest fall back', async () => {
    const { cognito, UserPoolId, ClientId } = await poolWithClients('web');
    const client = { UserPoolId, ClientId };
    await cognito.updateUserPoolClient({
      ...client,
      RefreshTokenValidity: 5,
      PreventUserExistenceErrors: 'ENABLED',
    });
    const { UserPoolClient: changed } = await cognito.describeUserPoolClient(client);
    expect(changed).toMatchObject({
      ClientName: 'web',
      RefreshTokenValidity: 5,
      PreventUserExistenceErrors: 'ENABLED',
    });
    const { UserPoolClient } = await cognito.updateUserPoolClient({ ...client, ClientName: 'app' });
    expect(UserPoolClient).toMatchObject({ ClientName: 'app', RefreshTokenValidity: 30 });
    expect(UserPoolClient).toEqual((await cognito.describeUserPoolClient(client)).UserPoolClient);
  });

  it('UpdateUserPoolClient keeps the secret', async () => {
    const { cognito, newPool, newClient } = await contractCognito();
    const UserPoolId = await newPool();
    const { id: ClientId, secret } = await newClient(UserPoolId, { GenerateSecret: true });
    const { UserPoolClient } = await cognito.updateUserPoolClient({ UserPoolId, ClientId });
    expect(UserPoolClient?.ClientSecret).toBe(secret);
  });

  it('old and new names of flows do not mix in an update either', async () => {
    const { cognito, UserPoolId, ClientId } = await poolWithClients('web');
    await expect(
      cognito.updateUserPoolClient({
        UserPoolId,
        ClientId,
        ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      }),
    ).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it('are gone when they are deleted', async () => {
    const { cognito, UserPoolId, ClientId } = await poolWithClients('web');
    const client = { UserPoolId, ClientId };
    await cognito.deleteUserPoolClient(client);
    for (const call of [
      () => cognito.describeUserPoolClient(client),
      () => cognito.updateUserPoolClient(client),
      () => cognito.deleteUserPoolClient(client),
      () => cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH' }),
    ]) {
      await expectRefusal(
        call(),
        ResourceNotFoundException,
        `User pool client ${ClientId} does not exist.`,
      );
    }
  });
});
