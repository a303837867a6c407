import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListGroupsCommand,
  TooManyRequestsException,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUserPools } from '../../src/aws/user-pools.ts';
import { NOW, POOL_ID } from '../samples.ts';
import { standInPool } from './cognito-stand-in.ts';

const address = { userPoolId: POOL_ID, region: 'ap-northeast-1' };
const viaRole = { ...address, role: { arn: 'arn:aws:iam::210987654321:role/concierge' } };

const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

let cognito: ReturnType<typeof mockClient>;
beforeEach(() => {
  cognito = mockClient(CognitoIdentityProviderClient);
});
afterEach(() => cognito.restore());

const described = async (pool: UserPoolType) => {
  cognito.on(DescribeUserPoolCommand).resolves({ UserPool: pool });
  return createUserPools(() => NOW).describe(address);
};

describe('describing a pool', () => {
  it('reads what Cognito says of it', async () => {
    cognito.restore();
    const { pool } = await standInPool({
      UsernameAttributes: ['email'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 20,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
    });
    expect(await createUserPools(() => NOW).describe(pool)).toMatchObject({
      id: pool.userPoolId,
      name: 'staff',
      usernameKind: 'email',
      hasProvisionId: false,
      passwordRules: {
        minimumLength: 20,
        requireUppercase: true,
        requireLowercase: true,
        requireNumbers: true,
      },
      temporaryPasswordDays: 3,
      signInAttributes: ['email'],
    });
  });

  it('assumes what AWS does where the pool says nothing', async () => {
    expect(await described({})).toEqual({
      id: POOL_ID,
      name: POOL_ID,
      usernameKind: 'username',
      hasProvisionId: false,
      passwordRules: {
        minimumLength: 8,
        requireUppercase: false,
        requireLowercase: false,
        requireNumbers: false,
      },
      temporaryPasswordDays: 7,
      attributes: [],
      signInAttributes: [],
    });
  });

  it.each<[names: ('verified_email' | 'verified_phone_number' | 'admin_only')[], known?: false]>([
    [['verified_email', 'verified_phone_number']],
    [[]],
    [['verified_phone_number'], false],
    [['admin_only'], false],
  ])('knows whether a forgotten password is recovered by e-mail: %j', async (names, known) => {
    const RecoveryMechanisms = names.map((Name, index) => ({ Name, Priority: index + 1 }));
    const pool = await described({ AccountRecoverySetting: { RecoveryMechanisms } });
    expect(pool.recoversByEmail).toBe(known);
  });

  it('takes no days at all for the seven that AWS makes of them', async () => {
    const PasswordPolicy = { TemporaryPasswordValidityDays: 0 };
    expect(await described({ Policies: { PasswordPolicy } })).toMatchObject({
      temporaryPasswordDays: 7,
    });
  });

  it.each<[UserPoolType, string, string[]]>([
    [{ UsernameAttributes: ['email'] }, 'email', ['email']],
    [{ UsernameAttributes: ['phone_number', 'email'] }, 'email', ['phone_number', 'email']],
    [
      { AliasAttributes: ['preferred_username', 'email'] },
      'alias',
      ['preferred_username', 'email'],
    ],
    [{ UsernameAttributes: ['phone_number'] }, 'phone', ['phone_number']],
    [{ AliasAttributes: ['phone_number'] }, 'username', ['phone_number']],
    [{}, 'username', []],
  ])('with %j names people by %s', async (pool, usernameKind, signInAttributes) => {
    expect(await described(pool)).toMatchObject({ id: POOL_ID, usernameKind, signInAttributes });
  });

  it('throws where Cognito answers without a pool', async () => {
    cognito.on(DescribeUserPoolCommand).resolves({});
    await expect(createUserPools(() => NOW).describe(address)).rejects.toThrow(POOL_ID);
  });
});

describe('the groups of a pool', () => {
  it('are read page after page', async () => {
    const first = { UserPoolId: POOL_ID, Limit: 60 };
    cognito
      .on(ListGroupsCommand, first, true)
      .resolves({ Groups: [{ GroupName: 'admins' }], NextToken: 'more' })
      .on(ListGroupsCommand, { ...first, NextToken: 'more' }, true)
      .resolves({ Groups: [{ GroupName: 'editors' }] });
    expect(await createUserPools(() => NOW).groups(address)).toEqual(['admins', 'editors']);
  });

  it('may be none', async () => {
    cognito.restore();
    const { pool } = await standInPool();
    expect(await createUserPools(() => NOW).groups(pool)).toEqual([]);
  });
});

describe.each([
  ['a description', 'describe', DescribeUserPoolCommand],
  ['a list of groups', 'groups', ListGroupsCommand],
] as const)('%s', (_what, ask, command) => {
  const asked = () => cognito.commandCalls(command).length;
  beforeEach(() => {
    cognito.on(DescribeUserPoolCommand).resolves({ UserPool: {} });
    cognito.on(ListGroupsCommand).resolves({});
  });

  it('is remembered for five minutes', async () => {
    const clock = { now: NOW };
    const pools = createUserPools(() => clock.now);
    await pools[ask](address);
    clock.now = later(299_999);
    await pools[ask]({ ...address });
    expect(asked()).toBe(1);
    clock.now = later(300_000);
    await pools[ask](address);
    expect(asked()).toBe(2);
  });

  it('is remembered for that pool and that role alone', async () => {
    const pools = createUserPools(() => NOW);
    await pools[ask](address);
    await pools[ask](viaRole);
    await pools[ask]({ ...address, userPoolId: 'ap-northeast-1_Other' });
    expect(asked()).toBe(3);
  });

  it('is asked for again after a failure', async () => {
    const throttled = new TooManyRequestsException({ message: 'no', $metadata: {} });
    const pools = createUserPools(() => NOW);
    cognito.on(command).rejects(throttled);
    await expect(pools[ask](address)).rejects.toBe(throttled);
    cognito.on(DescribeUserPoolCommand).resolves({ UserPool: {} });
    cognito.on(ListGroupsCommand).resolves({});
    await pools[ask](address);
    expect(asked()).toBe(2);
  });
});
