import { describe, expect, it } from 'vitest';
import {
  accountsOf,
  type Difference,
  groupsNamedIn,
  mustBeMended,
  type PoolSight,
  type Sight,
  takeInventory,
} from '../../src/domain/pool-inventory.ts';
import { ok, refused } from '../../src/domain/result.ts';
import type { PoolAttribute } from '../../src/domain/user-attribute.ts';
import type { UserPool } from '../../src/domain/user-pool.ts';
import { POOL_ID, policyWith, rawPool } from '../samples.ts';

const NAME = 'Storefront staging';
const HOME = { region: 'ap-northeast-1', role: undefined };
const role = { arn: 'arn:aws:iam::123456789012:role/concierge' };

const attribute = (name: string): PoolAttribute => ({
  name,
  type: 'string',
  required: false,
  mutable: true,
});

/** A pool with which no policy disagrees. */
const userPool = (more: Partial<UserPool> = {}): UserPool => ({
  id: POOL_ID,
  name: NAME,
  usernameKind: 'email',
  hasProvisionId: true,
  passwordRules: {
    minimumLength: 12,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
  },
  temporaryPasswordDays: 7,
  attributes: [attribute('given_name'), attribute('phone_number')],
  signInAttributes: ['email'],
  ...more,
});

const listed = { id: POOL_ID, name: 'listed' };

/** What is seen of the only pool and of its account. */
function sightOf(seen: Partial<PoolSight>, pools: Sight['accounts'][0]['pools'] = ok([listed])) {
  return {
    accounts: [{ account: HOME, pools }],
    pools: new Map([['staging', { description: ok(userPool()), ...seen }]]),
  };
}

const findingOf = (policy: object, sight: Sight) =>
  takeInventory(policyWith({ staging: rawPool(policy) }), sight).pools[0];

const differences = (policy: object, seen: Partial<PoolSight> = {}) =>
  findingOf(policy, sightOf(seen))?.differences;

const of = (more: Partial<UserPool>) => ({ description: ok(userPool(more)) });

describe('whether a pool was found', () => {
  it('is certain when it could be described', () => {
    expect(findingOf({}, sightOf({}))).toEqual({
      alias: 'staging',
      userPoolId: POOL_ID,
      name: NAME,
      access: { kind: 'found' },
      differences: [],
    });
    expect(findingOf({}, sightOf({}, refused('AccessDeniedException')))?.access.kind).toBe('found');
  });

  it.each([
    ['ResourceNotFoundException', ok([]), { kind: 'not-found' }],
    ['ResourceNotFoundException', refused('AccessDeniedException'), { kind: 'not-found' }],
    ['AccessDenied', ok([]), { kind: 'not-visible', error: 'AccessDenied' }],
    ['AccessDenied', ok([listed]), { kind: 'no-access', error: 'AccessDenied' }],
    ['TimeoutError', refused('TimeoutError'), { kind: 'no-access', error: 'TimeoutError' }],
  ] as const)('when describing it gave %s and listing %j', (error, pools, access) => {
    const found = findingOf({}, sightOf({ description: refused(error) }, pools));
    expect(found?.access).toEqual(access);
    expect(found?.differences).toEqual([]);
  });

  it('its name is known from the list where it may not be described', () => {
    const unread = { description: refused('AccessDenied') };
    expect(findingOf({}, sightOf(unread))?.name).toBe('listed');
    expect(findingOf({}, sightOf(unread, ok([])))?.name).toBeUndefined();
  });

  it('a pool of another account is looked for in the list of that account', () => {
    const there = { account: { ...HOME, role }, pools: ok([]) };
    const sight = sightOf({ description: refused('AccessDenied') });
    const both = { ...sight, accounts: [...sight.accounts, there] };
    expect(findingOf({ role }, both)?.access.kind).toBe('not-visible');
    expect(findingOf({}, both)?.access.kind).toBe('no-access');
  });
});

describe('what a pool and the policy do not agree on', () => {
  it('the name, and only for information', () => {
    expect(differences({ name: 'Shop' })).toEqual([
      { kind: 'named-otherwise', inPolicy: 'Shop', inAws: NAME },
    ]);
  });

  it.each([
    ['email', [{ kind: 'no-provision-id' }]],
    ['username', [{ kind: 'no-provision-id' }]],
    ['alias', []],
    ['phone', [{ kind: 'phone-pool' }]],
  ] as const)('the kind %s, without custom:provision_id', (usernameKind, expected) => {
    expect(differences({}, of({ usernameKind, hasProvisionId: false }))).toEqual(expected);
  });

  it('the length of passwords', () => {
    const rules = (minimumLength: number) => ({
      passwordRules: { ...userPool().passwordRules, minimumLength },
    });
    expect(differences({}, of(rules(99)))).toEqual([]);
    expect(differences({}, of(rules(100)))).toEqual([
      { kind: 'password-too-long', minimumLength: 100 },
    ]);
  });

  it('attributes that every user must have and nobody is asked for', () => {
    expect(differences({}, of({ unfillable: ['updated_at'] }))).toEqual([
      { kind: 'cannot-be-filled', attribute: 'updated_at' },
    ]);
  });

  it.each(['attributes', 'visibleAttributes', 'changeableAttributes'] as const)(
    '%s that the schema lacks',
    (setting) => {
      const names = ['given_name', 'custom:team'];
      const told = differences({ visibleAttributes: names, [setting]: names });
      expect(told).toContainEqual({ kind: 'unknown-attribute', attribute: 'custom:team', setting });
      expect(told).toHaveLength(setting === 'visibleAttributes' ? 1 : 2);
    },
  );

  it('but not the attributes that every pool has', () => {
    const always = ['sub', 'email', 'email_verified', 'phone_number_verified', 'updated_at'];
    expect(differences({ visibleAttributes: always })).toEqual([]);
  });

  it('SMS to people who have no phone number', () => {
    const bySms = { delivery: 'invitation', desiredDeliveryMediums: ['EMAIL', 'SMS'] };
    expect(differences(bySms)).toEqual([]);
    expect(differences(bySms, of({ attributes: [] }))).toEqual([{ kind: 'no-phone-for-sms' }]);
    expect(differences({}, of({ attributes: [] }))).toEqual([]);
  });

  it('a forgotten password that cannot be recovered by e-mail', () => {
    const otherwise = of({ recoversByEmail: false });
    expect(differences({ delivery: 'forgot-password' }, otherwise)).toEqual([
      { kind: 'no-recovery-by-email' },
    ]);
    expect(differences({ delivery: 'forgot-password' })).toEqual([]);
    expect(differences({}, otherwise)).toEqual([]);
  });

  it('groups that the pool lacks, each once', () => {
    const policy = {
      groups: ['readers', 'editors'],
      protected: { groups: ['editors', 'admins'], users: [] },
    };
    expect(differences(policy, { groups: ok(['readers', 'others']) })).toEqual([
      { kind: 'unknown-group', group: 'editors' },
      { kind: 'unknown-group', group: 'admins' },
    ]);
    expect(differences(policy, { groups: refused('AccessDenied') })).toEqual([
      { kind: 'groups-unread', error: 'AccessDenied' },
    ]);
    expect(differences({})).toEqual([]);
  });

  it('an app client that the pool lacks', () => {
    const policy = { client: { id: 'abc' } };
    expect(differences(policy, { clients: ok([{ id: 'abc', name: 'web' }]) })).toEqual([]);
    expect(differences(policy, { clients: ok([{ id: 'abcd', name: 'abc' }]) })).toEqual([
      { kind: 'unknown-client', client: 'abc' },
    ]);
    expect(differences(policy, { clients: refused('AccessDenied') })).toEqual([
      { kind: 'clients-unread', error: 'AccessDenied' },
    ]);
  });
});

describe('pools that the policy does not name', () => {
  it('are told for each account, with the error where they could not be listed', () => {
    const policy = policyWith({
      staging: rawPool(),
      eu: rawPool({ userPoolId: 'eu-west-1_Abc', role }),
    });
    const other = { id: 'ap-northeast-1_Other', name: 'other' };
    const description = ok(userPool());
    const inventory = takeInventory(policy, {
      accounts: [
        { account: HOME, pools: ok([listed, other]) },
        { account: { region: 'eu-west-1', role }, pools: refused('AccessDenied') },
      ],
      pools: new Map([
        ['staging', { description }],
        ['eu', { description }],
      ]),
    });
    expect(inventory.others).toEqual([
      { account: HOME, pools: ok([other]) },
      { account: { region: 'eu-west-1', role }, pools: refused('AccessDenied') },
    ]);
    expect(inventory.pools.map(({ alias }) => alias)).toEqual(['staging', 'eu']);
  });

  it('are not guessed for pools at which nobody looked', () => {
    expect(() => takeInventory(policyWith(), { accounts: [], pools: new Map() })).toThrow(
      'staging was not looked at',
    );
  });
});

it('accountsOf has every region and role once', () => {
  const guarded = { ...role, externalId: 'x' };
  const pools = [
    { userPoolId: 'eu-west-1_A' },
    { userPoolId: 'eu-west-1_B' },
    { userPoolId: 'eu-west-1_C', role },
    { userPoolId: 'eu-west-2_D', role },
    { userPoolId: 'eu-west-2_E', role: guarded },
  ].map((pool, at) => [`pool-${at}`, rawPool(pool)]);
  expect(accountsOf(policyWith(Object.fromEntries(pools)))).toEqual([
    { region: 'eu-west-1', role: undefined },
    { region: 'eu-west-1', role },
    { region: 'eu-west-2', role },
    { region: 'eu-west-2', role: guarded },
  ]);
});

it('groupsNamedIn has those offered and those protected', () => {
  const named = { groups: ['a', 'b'], protected: { groups: ['b', 'c'], users: [] } };
  const pool = policyWith({ staging: rawPool(named) }).pools.get('staging');
  expect(pool && groupsNamedIn(pool)).toEqual(['a', 'b', 'c']);
});

it('only information and advice need no mending', () => {
  const all: Difference[] = [
    { kind: 'named-otherwise', inPolicy: 'a', inAws: 'b' },
    { kind: 'no-provision-id' },
    { kind: 'phone-pool' },
    { kind: 'password-too-long', minimumLength: 100 },
    { kind: 'cannot-be-filled', attribute: 'a' },
    { kind: 'unknown-attribute', attribute: 'a', setting: 'attributes' },
    { kind: 'unknown-group', group: 'a' },
    { kind: 'groups-unread', error: 'a' },
    { kind: 'unknown-client', client: 'a' },
    { kind: 'clients-unread', error: 'a' },
    { kind: 'no-phone-for-sms' },
    { kind: 'no-recovery-by-email' },
  ];
  const need = all.filter(mustBeMended).map(({ kind }) => kind);
  expect(all.map(({ kind }) => kind).filter((kind) => !need.includes(kind))).toEqual([
    'named-otherwise',
    'no-provision-id',
  ]);
});
