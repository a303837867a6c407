import {
  CognitoIdentityProvider,
  DeleteUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { deleteLeftovers, deletePool, POOL_NAME } from '../../contract/pools.ts';
import { createPool, pass, startTestCognito } from './cognito-client.ts';

async function standInWithOldPools(...names: string[]) {
  const { cognito, clock } = await startTestCognito();
  for (const PoolName of names) await createPool(cognito, { PoolName });
  const left = async () => {
    const { UserPools = [] } = await cognito.listUserPools({ MaxResults: 60 });
    return UserPools.map(({ Name }) => Name);
  };
  return { cognito, clock, left };
}

test('pools of a broken run go after an hour, protected ones too; those of others stay', async () => {
  const { cognito, clock, left } = await standInWithOldPools(POOL_NAME, 'staff', POOL_NAME);
  await createPool(cognito, { PoolName: POOL_NAME, DeletionProtection: 'ACTIVE' });
  pass(clock, 61);
  const running = await createPool(cognito, { PoolName: POOL_NAME });
  await deleteLeftovers(cognito, clock.now);
  expect(await left()).toEqual(['staff', POOL_NAME]);
  await cognito.describeUserPool({ UserPoolId: running });
});

test('they are found on every page', async () => {
  const UserPoolId = 'ap-northeast-1_leftover1';
  const CreationDate = new Date('2026-03-01T09:00:00Z');
  const aws = mockClient(CognitoIdentityProvider);
  aws.on(ListUserPoolsCommand).resolves({ UserPools: [], NextToken: 'next' });
  aws.on(ListUserPoolsCommand, { NextToken: 'next' }).resolves({
    UserPools: [{ Id: UserPoolId, Name: POOL_NAME, CreationDate }],
  });
  aws.on(DeleteUserPoolCommand).resolves({});
  await deleteLeftovers(new CognitoIdentityProvider({ region: 'ap-northeast-1' }));
  const deleted = aws.commandCalls(DeleteUserPoolCommand).map(({ args }) => args[0].input);
  expect(deleted).toEqual([{ UserPoolId }]);
  aws.restore();
});

test('a pool that is gone already is no trouble', async () => {
  const { cognito, left } = await standInWithOldPools();
  const UserPoolId = await createPool(cognito, { PoolName: POOL_NAME });
  await deletePool(cognito, UserPoolId);
  await deletePool(cognito, UserPoolId);
  expect(await left()).toEqual([]);
});
