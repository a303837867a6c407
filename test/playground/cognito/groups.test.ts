import { GroupExistsException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, expectRefusal, startTestCognito } from './cognito-client.ts';

describe('groups', () => {
  test('ListGroups gives the created groups page by page', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { Group } = await cognito.createGroup({
      UserPoolId,
      GroupName: 'editors',
      Description: 'May write',
      Precedence: 0,
    });
    await cognito.createGroup({ UserPoolId, GroupName: 'readers' });
    expect(Group).toMatchObject({ UserPoolId, Description: 'May write', Precedence: 0 });
    const first = await cognito.listGroups({ UserPoolId, Limit: 1 });
    const second = await cognito.listGroups({ UserPoolId, NextToken: first.NextToken });
    expect(first.Groups).toEqual([Group]);
    expect(second.Groups?.map(({ GroupName }) => GroupName)).toEqual(['readers']);
  });

  test('a name that is taken is GroupExistsException', async () => {
    const { cognito } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
    await expectRefusal(
      cognito.createGroup({ UserPoolId, GroupName: 'editors' }),
      GroupExistsException,
      'A group with the name already exists.',
    );
  });
});
