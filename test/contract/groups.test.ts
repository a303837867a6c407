import {
  type CognitoIdentityProvider,
  GroupExistsException,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { expectRefusal, present } from './answers.ts';
import { contractCognito, eventually } from './cognito.ts';
import { poolWithAlice } from './pool-with-alice.ts';

async function emptyPool() {
  const { cognito, newPool } = await contractCognito();
  return { cognito, UserPoolId: await newPool() };
}

/** Roles of the pool's own account: IAM passes no others. They need not exist. */
async function rolesBeside(cognito: CognitoIdentityProvider, UserPoolId: string) {
  const { UserPool } = await cognito.describeUserPool({ UserPoolId });
  const account = present(UserPool?.Arn?.split(':')[4]);
  const roleArn = (name: string) => `arn:aws:iam::${account}:role/concierge-contract-${name}`;
  return { readRole: roleArn('read'), writeRole: roleArn('write') };
}

/** Alice in groups of these settings. */
async function aliceInGroups(
  settings: { GroupName: string; Precedence?: number; role?: 'readRole' | 'writeRole' }[],
) {
  const pool = await poolWithAlice();
  const { UserPoolId, alice, cognito } = pool;
  const roles = await rolesBeside(cognito, UserPoolId);
  for (const { role, ...group } of settings) {
    const RoleArn = role && roles[role];
    await cognito.createGroup({ UserPoolId, RoleArn, ...group });
    await cognito.adminAddUserToGroup({ ...alice, GroupName: group.GroupName });
  }
  return { ...pool, ...roles };
}

describe('groups', () => {
  it('are created, read, changed and deleted', async () => {
    const { cognito, UserPoolId } = await emptyPool();
    const group = { UserPoolId, GroupName: 'editors' };
    const { writeRole: RoleArn } = await rolesBeside(cognito, UserPoolId);
    const settings = { Description: 'May write', Precedence: 0, RoleArn };
    const created = await cognito.createGroup({ ...group, ...settings });
    expect(created.Group).toMatchObject({ ...group, ...settings });
    expect((await cognito.getGroup(group)).Group).toEqual(created.Group);
    const updated = await cognito.updateGroup({ ...group, Precedence: 3 });
    expect(updated.Group).toMatchObject({ ...settings, Precedence: 3 });
    await cognito.deleteGroup(group);
    expect((await cognito.listGroups({ UserPoolId })).Groups).toEqual([]);
  });

  it('come page by page', async () => {
    const { cognito, UserPoolId } = await emptyPool();
    for (const GroupName of ['editors', 'readers']) {
      await cognito.createGroup({ UserPoolId, GroupName });
    }
    const { Groups: first = [], NextToken } = await cognito.listGroups({ UserPoolId, Limit: 1 });
    const { Groups: second = [] } = await cognito.listGroups({ UserPoolId, NextToken });
    const names = [...first, ...second].map(({ GroupName }) => GroupName);
    expect(first).toHaveLength(1);
    expect(names.sort()).toEqual(['editors', 'readers']);
  });

  it('have a name of their own', async () => {
    const { cognito, UserPoolId } = await emptyPool();
    const group = { UserPoolId, GroupName: 'editors' };
    await cognito.createGroup(group);
    await expectRefusal(
      cognito.createGroup(group),
      GroupExistsException,
      'A group with the name already exists.',
    );
  });

  it('must exist for whatever is done with them', async () => {
    const { cognito, UserPoolId, alice } = await poolWithAlice();
    const group = { UserPoolId, GroupName: 'nobody' };
    for (const call of [
      () => cognito.getGroup(group),
      () => cognito.updateGroup(group),
      () => cognito.deleteGroup(group),
      () => cognito.listUsersInGroup(group),
      () => cognito.adminAddUserToGroup({ ...alice, ...group }),
      () => cognito.adminRemoveUserFromGroup({ ...alice, ...group }),
    ]) {
      await expectRefusal(call(), ResourceNotFoundException, 'Group not found.');
    }
  });
});

describe('members', () => {
  it('are added as often as asked, listed from both sides, and removed', async () => {
    const { cognito, UserPoolId, alice } = await poolWithAlice();
    const group = { UserPoolId, GroupName: 'editors' };
    const { Group } = await cognito.createGroup(group);
    const member = { ...alice, GroupName: 'editors' };
    for (let times = 0; times < 2; times++) await cognito.adminAddUserToGroup(member);
    expect((await cognito.adminListGroupsForUser(alice)).Groups).toEqual([Group]);
    await eventually(async () => {
      const { Users } = await cognito.listUsersInGroup(group);
      expect(Users).toEqual([expect.objectContaining({ Username: 'alice', Enabled: true })]);
    });
    for (let times = 0; times < 2; times++) await cognito.adminRemoveUserFromGroup(member);
    expect((await cognito.adminListGroupsForUser(alice)).Groups).toEqual([]);
    await eventually(async () => {
      expect((await cognito.listUsersInGroup(group)).Users).toEqual([]);
    });
  });

  it('must be users of the pool', async () => {
    const { cognito, UserPoolId } = await emptyPool();
    await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
    const nobody = { UserPoolId, Username: 'nobody' };
    for (const call of [
      () => cognito.adminAddUserToGroup({ ...nobody, GroupName: 'editors' }),
      () => cognito.adminListGroupsForUser(nobody),
    ]) {
      await expectRefusal(call(), UserNotFoundException, 'User does not exist.');
    }
  });

  it('come page by page', async () => {
    const { cognito, UserPoolId, newUser } = await aliceInGroups([{ GroupName: 'editors' }]);
    const group = { UserPoolId, GroupName: 'editors' };
    await cognito.adminAddUserToGroup({ ...(await newUser('bob')), ...group });
    await eventually(async () => {
      const first = await cognito.listUsersInGroup({ ...group, Limit: 1 });
      const { NextToken } = first;
      const second = await cognito.listUsersInGroup({ ...group, Limit: 1, NextToken });
      const names = [...(first.Users ?? []), ...(second.Users ?? [])].map((user) => user.Username);
      expect(names.sort()).toEqual(['alice', 'bob']);
    });
  });

  it('leave with their user, whose name brings nothing back', async () => {
    const { cognito, UserPoolId, alice, newUser } = await aliceInGroups([{ GroupName: 'editors' }]);
    await cognito.adminDeleteUser(alice);
    await newUser('alice');
    expect((await cognito.adminListGroupsForUser(alice)).Groups).toEqual([]);
    await eventually(async () => {
      const { Users } = await cognito.listUsersInGroup({ UserPoolId, GroupName: 'editors' });
      expect(Users).toEqual([]);
    });
  });
});

describe('groups in tokens', () => {
  it('both tokens list them by precedence, the ID token with their roles', async () => {
    const { signIn, readRole, writeRole } = await aliceInGroups([
      { GroupName: 'guests' },
      { GroupName: 'readers', Precedence: 7, role: 'readRole' },
      { GroupName: 'editors', Precedence: 0, role: 'writeRole' },
    ]);
    const { AccessToken, IdToken } = await signIn();
    const groups = ['editors', 'readers', 'guests'];
    expect(decodeJwt(AccessToken)['cognito:groups']).toEqual(groups);
    expect(decodeJwt(AccessToken)['cognito:roles']).toBeUndefined();
    expect(decodeJwt(IdToken)).toMatchObject({
      'cognito:groups': groups,
      'cognito:roles': [writeRole, readRole],
      'cognito:preferred_role': writeRole,
    });
  });

  it('no role is preferred among equals that differ', async () => {
    const { signIn } = await aliceInGroups([
      { GroupName: 'readers', Precedence: 1, role: 'readRole' },
      { GroupName: 'editors', Precedence: 1, role: 'writeRole' },
    ]);
    const claims = decodeJwt((await signIn()).IdToken);
    expect(claims['cognito:roles']).toHaveLength(2);
    expect(claims['cognito:preferred_role']).toBeUndefined();
  });

  it('whoever is in none has no such claims', async () => {
    const { signIn } = await poolWithAlice();
    const claims = decodeJwt((await signIn()).IdToken);
    expect(Object.keys(claims).filter((name) => /groups|role/u.test(name))).toEqual([]);
  });

  it('a refresh tells of the groups as they are by then', async () => {
    const { cognito, alice, signIn, refresh } = await aliceInGroups([{ GroupName: 'editors' }]);
    const { RefreshToken } = await signIn();
    await cognito.adminRemoveUserFromGroup({ ...alice, GroupName: 'editors' });
    const { AuthenticationResult } = await refresh(RefreshToken);
    const claims = decodeJwt(AuthenticationResult?.AccessToken ?? '');
    expect(claims['cognito:groups']).toBeUndefined();
  });
});
