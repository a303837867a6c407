import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { poolWithAlice } from './pool-with-alice.ts';

it('no list goes on from a token that no page gave', async () => {
  const { cognito, UserPoolId, alice } = await poolWithAlice();
  await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
  const NextToken = 'made-up';
  for (const list of [
    () => cognito.listUserPools({ MaxResults: 1, NextToken }),
    () => cognito.listUserPoolClients({ UserPoolId, NextToken }),
    () => cognito.listGroups({ UserPoolId, NextToken }),
    () => cognito.listUsersInGroup({ UserPoolId, GroupName: 'editors', NextToken }),
    () => cognito.adminListGroupsForUser({ ...alice, NextToken }),
  ]) {
    await expect(list()).rejects.toBeInstanceOf(InvalidParameterException);
  }
});

it('no list is longer than sixty', async () => {
  const { cognito, UserPoolId, alice } = await poolWithAlice();
  await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
  for (const list of [
    () => cognito.listUserPoolClients({ UserPoolId, MaxResults: 61 }),
    () => cognito.listGroups({ UserPoolId, Limit: 61 }),
    () => cognito.listUsersInGroup({ UserPoolId, GroupName: 'editors', Limit: 61 }),
    () => cognito.adminListGroupsForUser({ ...alice, Limit: 61 }),
    () => cognito.listUsers({ UserPoolId, Limit: 61 }),
  ]) {
    await expect(list()).rejects.toBeInstanceOf(InvalidParameterException);
  }
});
