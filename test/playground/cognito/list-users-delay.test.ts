import { expect, test } from 'vitest';
import { createUser } from '../../contract/users-and-clients.ts';
import { createPool, pass, startTestCognito } from './cognito-client.ts';

/** A pool whose lists are a minute behind. */
async function poolBehind() {
  const { cognito, clock } = await startTestCognito({ listUsersDelay: 60_000 });
  const UserPoolId = await createPool(cognito);
  const group = { UserPoolId, GroupName: 'editors' };
  await cognito.createGroup(group);
  const kim = { UserPoolId, Username: 'kim' };
  const listed = async (Filter?: string) => {
    const { Users = [] } = await cognito.listUsers({ UserPoolId, Filter });
    return Users.map(({ Username }) => Username);
  };
  const members = async () => {
    const { Users = [] } = await cognito.listUsersInGroup(group);
    return Users.map(({ Username }) => Username);
  };
  const wait = () => pass(clock, 1);
  return { cognito, UserPoolId, kim, group, listed, members, wait };
}

test('a new user is read at once and listed later', async () => {
  const { cognito, UserPoolId, kim, listed, wait } = await poolBehind();
  await createUser(cognito, UserPoolId, 'kim');
  expect((await cognito.adminGetUser(kim)).Username).toBe('kim');
  expect(await listed()).toEqual([]);
  wait();
  expect(await listed()).toEqual(['kim']);
});

test('a deleted user is listed for a while', async () => {
  const { cognito, UserPoolId, kim, listed, wait } = await poolBehind();
  await createUser(cognito, UserPoolId, 'kim');
  wait();
  await cognito.adminDeleteUser(kim);
  expect(await listed()).toEqual(['kim']);
  wait();
  expect(await listed()).toEqual([]);
});

test('a changed attribute is found under its former value for a while', async () => {
  const { cognito, UserPoolId, kim, listed, wait } = await poolBehind();
  await createUser(cognito, UserPoolId, 'kim', { attributes: { email: 'kim@example.com' } });
  wait();
  await cognito.adminUpdateUserAttributes({
    ...kim,
    UserAttributes: [{ Name: 'email', Value: 'kim@example.org' }],
  });
  expect(await listed('email = "kim@example.com"')).toEqual(['kim']);
  expect(await listed('email = "kim@example.org"')).toEqual([]);
  wait();
  expect(await listed('email = "kim@example.com"')).toEqual([]);
  expect(await listed('email = "kim@example.org"')).toEqual(['kim']);
});

test('members of a group come and go as late', async () => {
  const { cognito, UserPoolId, kim, group, members, wait } = await poolBehind();
  await createUser(cognito, UserPoolId, 'kim');
  wait();
  await cognito.adminAddUserToGroup({ ...kim, ...group });
  expect(await members()).toEqual([]);
  wait();
  expect(await members()).toEqual(['kim']);
  await cognito.adminRemoveUserFromGroup({ ...kim, ...group });
  expect(await members()).toEqual(['kim']);
  wait();
  expect(await members()).toEqual([]);
});
