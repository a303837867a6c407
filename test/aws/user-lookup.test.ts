import {
  AdminGetUserCommand,
  type AdminGetUserResponse,
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import { standInPool } from './cognito-stand-in.ts';
import { mockCognito } from './mock-cognito.ts';

const tokyo = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };

describe('looking a user up', () => {
  it('shows them as Cognito knows them', async () => {
    const { admin, pool } = await standInPool({ AliasAttributes: ['email'] });
    const named = { UserPoolId: pool.userPoolId, Username: 'u-1' };
    await admin.adminCreateUser({
      ...named,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'alice@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
    await admin.adminDisableUser(named);
    const found = await createUserLookup().find(pool, 'alice@example.com');
    const { sub } = found ?? {};
    expect(found).toEqual({
      username: 'u-1',
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      modifiedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      attributes: { sub, email: 'alice@example.com', email_verified: 'true' },
      mfa: [],
    });
  });

  it('tells when they were made and changed, and by which request', async () => {
    mockCognito()
      .on(AdminGetUserCommand)
      .resolves({
        Username: 'u-1',
        Enabled: true,
        UserCreateDate: new Date('2026-03-02T09:00:00.000Z'),
        UserLastModifiedDate: new Date('2026-03-03T09:00:00.000Z'),
        UserAttributes: [{ Name: 'custom:provision_id', Value: 'req-1' }],
      });
    expect(await createUserLookup().find(tokyo, 'u-1')).toMatchObject({
      enabled: true,
      createdAt: '2026-03-02T09:00:00.000Z',
      modifiedAt: '2026-03-03T09:00:00.000Z',
      provisionId: 'req-1',
      attributes: { 'custom:provision_id': 'req-1' },
    });
  });

  it.each<[Partial<AdminGetUserResponse>, string[]]>([
    [{}, []],
    [{ UserMFASettingList: ['SMS_MFA'] }, ['SMS_MFA']],
    [
      {
        UserMFASettingList: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
        PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      },
      ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
    ],
  ])('names their second factors, the preferred one first: %j', async (settings, mfa) => {
    mockCognito()
      .on(AdminGetUserCommand)
      .resolves({ Username: 'u-1', ...settings });
    expect(await createUserLookup().find(tokyo, 'u-1')).toMatchObject({ mfa });
  });

  it('finds nobody where there is nobody', async () => {
    const { pool } = await standInPool();
    expect(await createUserLookup().find(pool, 'alice@example.com')).toBeUndefined();
  });

  it('does not take a failure for nobody', async () => {
    const throttled = new TooManyRequestsException(refusal);
    mockCognito().on(AdminGetUserCommand).rejects(throttled);
    await expect(createUserLookup().find(tokyo, 'a@example.com')).rejects.toBe(throttled);
  });

  it('asks in the region of the pool, twice at most', async () => {
    const cognito = mockCognito();
    cognito.on(AdminGetUserCommand).resolves({ Username: 'u-1' });
    await createUserLookup().find({ userPoolId: 'eu-west-1_B', region: 'eu-west-1' }, 'u-1');
    const client = cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    expect(await client.config.region()).toBe('eu-west-1');
    expect(await client.config.maxAttempts()).toBe(2);
  });
});

describe('the groups of a user', () => {
  it('are none or some', async () => {
    const { admin, pool } = await standInPool();
    const UserPoolId = pool.userPoolId;
    await admin.adminCreateUser({ UserPoolId, Username: 'u-1', MessageAction: 'SUPPRESS' });
    expect(await createUserLookup().groupsOf(pool, 'u-1')).toEqual([]);
    for (const GroupName of ['admins', 'editors', 'readers']) {
      await admin.createGroup({ UserPoolId, GroupName });
    }
    await admin.adminAddUserToGroup({ UserPoolId, Username: 'u-1', GroupName: 'editors' });
    await admin.adminAddUserToGroup({ UserPoolId, Username: 'u-1', GroupName: 'admins' });
    const groups = await createUserLookup().groupsOf(pool, 'u-1');
    expect(groups.toSorted()).toEqual(['admins', 'editors']);
  });

  it('are read page after page', async () => {
    const first = { UserPoolId: tokyo.userPoolId, Username: 'u-1', Limit: 60 };
    mockCognito()
      .on(AdminListGroupsForUserCommand, first, true)
      .resolves({ Groups: [{ GroupName: 'admins' }], NextToken: 'more' })
      .on(AdminListGroupsForUserCommand, { ...first, NextToken: 'more' }, true)
      .resolves({ Groups: [{ GroupName: 'editors' }] });
    expect(await createUserLookup().groupsOf(tokyo, 'u-1')).toEqual(['admins', 'editors']);
  });

  it('are none for a user who is not there', async () => {
    const { pool } = await standInPool();
    expect(await createUserLookup().groupsOf(pool, 'u-1')).toEqual([]);
  });
});
