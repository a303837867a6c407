import {
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { createPoolInventory } from '../../src/aws/pool-inventory.ts';
import { standInPool } from './cognito-stand-in.ts';
import { mockCognito } from './mock-cognito.ts';

const pool = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };

describe('the pools of an account', () => {
  it('are listed with their ids and names', async () => {
    const { pool: staff } = await standInPool();
    expect(await createPoolInventory().listUserPools({ region: staff.region })).toEqual([
      { id: staff.userPoolId, name: 'staff' },
    ]);
  });

  it('are listed page after page', async () => {
    mockCognito()
      .on(ListUserPoolsCommand, { MaxResults: 60 }, true)
      .resolves({ UserPools: [{ Id: 'a', Name: 'A' }], NextToken: 'more' })
      .on(ListUserPoolsCommand, { MaxResults: 60, NextToken: 'more' }, true)
      .resolves({ UserPools: [{ Id: 'b', Name: 'B' }] });
    expect(await createPoolInventory().listUserPools(pool)).toEqual([
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ]);
  });

  it('may be none', async () => {
    mockCognito().on(ListUserPoolsCommand).resolves({});
    expect(await createPoolInventory().listUserPools(pool)).toEqual([]);
  });

  it('are not listed for ever when the next page never ends', async () => {
    const cognito = mockCognito();
    cognito.on(ListUserPoolsCommand).resolves({ UserPools: [{ Id: 'a' }], NextToken: 'again' });
    expect(await createPoolInventory().listUserPools(pool)).toHaveLength(20);
  });

  it('are not listed in part when a page fails', async () => {
    const throttled = new TooManyRequestsException({ message: 'no', $metadata: {} });
    const cognito = mockCognito();
    cognito.on(ListUserPoolsCommand).resolvesOnce({ UserPools: [{ Id: 'a' }], NextToken: 'b' });
    cognito.on(ListUserPoolsCommand, { NextToken: 'b' }).rejects(throttled);
    await expect(createPoolInventory().listUserPools(pool)).rejects.toBe(throttled);
  });
});

describe('the app clients of a pool', () => {
  it('are listed with their ids and names, page after page', async () => {
    const cognito = mockCognito();
    const first = { UserPoolId: pool.userPoolId, MaxResults: 60 };
    cognito
      .on(ListUserPoolClientsCommand, first, true)
      .resolves({ UserPoolClients: [{ ClientId: 'c-1', ClientName: 'web' }], NextToken: 'more' })
      .on(ListUserPoolClientsCommand, { ...first, NextToken: 'more' }, true)
      .resolves({ UserPoolClients: [{ ClientId: 'c-2', ClientName: 'app' }] });
    expect(await createPoolInventory().clientsOf(pool)).toEqual([
      { id: 'c-1', name: 'web' },
      { id: 'c-2', name: 'app' },
    ]);
  });
});
