import { describe, expect, it } from 'vitest';
import { policyProblems } from '../../src/domain/policy-problems.ts';
import { policyWith, rawPolicy, rawPool } from '../samples.ts';

/** Where a policy with that content is wrong; nowhere when it is valid. */
const wrongIn = (more: object, pools?: object) =>
  policyProblems(rawPolicy(more, pools)).map(({ path }) => path);
const wrongInPool = (more: object) => wrongIn({}, { staging: rawPool(more) });
const letters = (count: number) => 'A'.repeat(count);

describe('ids of Slack', () => {
  it.each(['U01', 'W01', 'S01', 'UABC', `U${letters(20)}`])('%s is a person or a group', (id) => {
    expect(wrongIn({ contact: id })).toEqual([]);
    expect(wrongInPool({ requesters: [id] })).toEqual([]);
  });

  it.each(['U0', `U${letters(21)}`, 'xU01', 'U01x', 'U0-1', 'V01', 'T01', '01', 'U01\n', '<@U01>'])(
    '%j is neither',
    (id) => {
      expect(wrongIn({ contact: id })).toEqual(['contact']);
      expect(wrongInPool({ requesters: [id] })).toEqual(['pools.staging.requesters[0]']);
    },
  );

  it.each(['T01', `T${letters(20)}`])('%s is a workspace', (id) => {
    expect(wrongIn({ workspace: id })).toEqual([]);
  });

  it.each(['T0', `T${letters(21)}`, 'xT01', 'T01x', 'E01', 'T0_1'])('%s is none', (id) => {
    expect(wrongIn({ workspace: id })).toEqual(['workspace']);
  });

  it.each(['C01', 'G01', `C${letters(20)}`])('%s is a channel', (id) => {
    expect(wrongIn({ channel: id })).toEqual([]);
  });

  it.each(['C0', `C${letters(21)}`, 'xC01', 'C01x', 'D01', 'C0_1', '#C01'])('%s is none', (id) => {
    expect(wrongIn({ channel: id })).toEqual(['channel']);
  });
});

describe('ids of user pools', () => {
  it.each(['ap-northeast-1_AbCdEf123', 'us-gov-west-1_A', `eu-west-3_${letters(55)}`])(
    '%s is one',
    (userPoolId) => {
      expect(wrongInPool({ userPoolId })).toEqual([]);
    },
  );

  it.each([
    `eu-west-3_${letters(56)}`,
    'eu-west-3_',
    'eu-west-3_A-b',
    'eu-west-3_Ab/',
    'eu-west-33_Ab',
    'eu-west-x_Ab',
    'eu-3_Ab',
    'eu-West-3_Ab',
    'eu-west3-3_Ab',
    'eu--3_Ab',
    'eur-west-3_Ab',
    'EU-west-3_Ab',
    'xeu-west-3_Ab',
    'eu-west-3-Ab',
  ])('%s is none', (userPoolId) => {
    expect(wrongInPool({ userPoolId })).toEqual(['pools.staging.userPoolId']);
  });
});

describe('domains', () => {
  it.each([
    'example.com',
    'a.jp',
    'a-b.example.co.jp',
    'a--b.com',
    '1.com',
    'example.xn--p1ai',
    'x9.c9',
  ])('%s is one', (domain) => {
    expect(wrongInPool({ domains: [domain] })).toEqual([]);
  });

  it.each([
    '-a.com',
    'a-.com',
    'a..com',
    '.com',
    'com',
    'a.c',
    'a.1com',
    'a.-com',
    'a.com-',
    'a_b.com',
    'a.co_m',
    ' a.com',
    'a.com ',
    'a.com/',
    '@a.com',
    'a.com.',
  ])('%j is none', (domain) => {
    expect(wrongInPool({ domains: [domain] })).toEqual(['pools.staging.domains[0]']);
  });

  it('are compared in lower case', () => {
    const { pools } = policyWith({ staging: rawPool({ domains: ['Example.COM', 'A.b-C.Org'] }) });
    expect(pools.get('staging')?.domains).toEqual(['example.com', 'a.b-c.org']);
  });
});

describe('aliases', () => {
  const called = (alias: string) => wrongIn({}, { [alias]: rawPool() });

  it.each(['a', '1', 'staging', 'eu-west', '2-b', 'a'.repeat(31)])('%s is one', (alias) => {
    expect(called(alias)).toEqual([]);
  });

  it.each(['-a', 'A', 'a b', 'a_b', 'stäging', 'a.b', 'aB', 'a'.repeat(32)])(
    '%s is none',
    (alias) => {
      expect(called(alias)).toEqual([`pools.${alias}`]);
    },
  );
});

describe('numbers and choices', () => {
  it.each([0, 1, 5])('%d approvals can be asked for', (approvals) => {
    const approvers = ['S0APPROVERS'];
    expect(wrongInPool({ approvals, approvers })).toEqual([]);
  });

  it.each([
    [{ fallback: 'somebody' }, 'fallback: must be requester or none'],
    [{ fallback: true }, 'fallback: must be requester or none'],
    [{ delivery: 7 }, 'delivery: must be dm, reveal, invitation or forgot-password'],
    [{ name: 7 }, 'name: must be a text'],
    [{ domains: 'example.com' }, 'domains: must be a list of e-mail domains'],
    [{ domains: [7] }, 'domains[0]: must be an e-mail domain such as example.com'],
    [{ userPoolId: 7 }, 'userPoolId: must be a user pool id such as ap-northeast-1_AbCdEf123'],
    [{ hideAfter: 7 }, 'hideAfter: must be a length of time such as 10m, 72h or 7d'],
  ])('%j is none of them', (more, problem) => {
    const told = policyProblems(rawPolicy({}, { staging: rawPool(more) }));
    expect(told.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      `pools.staging.${problem}`,
    ]);
  });

  it.each(['requester', 'none'])('the fallback can be %s', (fallback) => {
    expect(wrongInPool({ fallback })).toEqual([]);
  });

  it.each([
    { delivery: 'dm', password: 'permanent' },
    { delivery: 'dm', password: 'temporary' },
    { delivery: 'invitation' },
    { delivery: 'invitation', password: 'temporary' },
  ])('%j can be said', (more) => {
    expect(wrongInPool(more)).toEqual([]);
  });

  it('pools are a mapping of aliases', () => {
    expect(policyProblems({ ...rawPolicy(), pools: 'staging' })).toEqual([
      { path: 'pools', message: 'must map aliases to pools' },
    ]);
  });

  it('approvers can be left out where none are needed', () => {
    const bare = policyWith({ staging: rawPool({ approvers: undefined, approvals: 0 }) });
    expect(bare.pools.get('staging')?.approvers).toEqual([]);
  });
});

describe('what Slack has to show in one piece', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `custom:a${at}`);

  it.each([
    ['groups', 100, 'must name at most 100, because a select in Slack shows no more'],
    ['changeableAttributes', 100, 'must name at most 100, because a select in Slack shows no more'],
    ['attributes', 80, 'must name at most 80, because a form in Slack holds no more'],
  ])('%s are at most %d', (setting, most, message) => {
    const visibleAttributes = many(most + 1);
    const told = (count: number) =>
      policyProblems(
        rawPolicy({}, { staging: rawPool({ visibleAttributes, [setting]: many(count) }) }),
      );
    expect(told(most)).toEqual([]);
    expect(told(most + 1)).toEqual([{ path: `pools.staging.${setting}`, message }]);
  });
});

/** The setting as it is parsed, where it is written and where it is left out. */
const parsed = (more: object) => policyWith({ staging: rawPool(more) }).pools.get('staging');

const ROLE = { arn: 'arn:aws:iam::123456789012:role/concierge' };
const CLIENT = { id: '4u6mtqrs3d1c2b' };
/** Two to approve, because some of these need it. */
const APPROVERS = { approvers: ['S0APPROVERS'] };

describe('every further setting of a pool', () => {
  it.each([
    [{ role: ROLE }],
    [{ role: { arn: 'arn:aws-cn:iam::123456789012:role/path/to/concierge', externalId: 'x' } }],
    [{ client: CLIENT }],
    [{ client: { ...CLIENT, secretParameter: '/concierge/prod/clients/staging' } }],
    [{ attributes: ['given_name', 'custom:department'] }],
    [{ groups: ['readers', 'Sales, EMEA'] }],
    [{ desiredDeliveryMediums: ['SMS'] }],
    [{ desiredDeliveryMediums: ['EMAIL', 'SMS'] }],
    [{ password: 'temporary' }],
    [{ passwordPolicy: { minimumLength: 99, temporaryPasswordValidityDays: 365 } }],
    [{ completeFirstSignIn: true, client: CLIENT }],
    [{ emailVerification: 'code', client: CLIENT }],
    [{ phoneVerification: 'code', client: CLIENT }],
    [{ visibleAttributes: ['name'] }],
    [
      {
        visibleAttributes: ['email', 'phone_number', 'custom:department'],
        changeableAttributes: ['email', 'phone_number', 'custom:department'],
      },
    ],
    [{ actions: { 'show-user': {}, 'delete-user': { requesters: ['S0LEADS'], approvals: 2 } } }],
    [{ protected: { groups: ['admins'], users: ['root@example.com'] } }],
  ])('takes %j as it is written', (more) => {
    expect(wrongInPool({ ...APPROVERS, ...more })).toEqual([]);
    expect(parsed({ ...APPROVERS, ...more })).toMatchObject(more);
  });

  it('is this where it is left out', () => {
    expect(parsed({})).toMatchObject({
      attributes: [],
      groups: [],
      delivery: 'dm',
      desiredDeliveryMediums: ['EMAIL'],
      password: 'permanent',
      completeFirstSignIn: false,
      emailVerification: 'direct',
      phoneVerification: 'direct',
      visibleAttributes: ['email', 'email_verified'],
      changeableAttributes: [],
      actions: {},
      protected: { groups: [], users: [] },
    });
    expect(parsed({})?.role).toBeUndefined();
    expect(parsed({})?.client).toBeUndefined();
  });

  it.each([
    [{ role: 'arn:aws:iam::123456789012:role/concierge' }, 'role', 'must be a mapping'],
    [{ role: {} }, 'role.arn', /must be the ARN of a role/],
    [{ role: { arn: 'arn:aws:iam::12345:role/x' } }, 'role.arn', /must be the ARN of a role/],
    [{ role: { arn: 'arn:aws:iam::123456789012:user/x' } }, 'role.arn', /the ARN of a role/],
    [{ role: { ...ROLE, externalId: '' } }, 'role.externalId', 'must be a text'],
    [{ role: { ...ROLE, external: 'x' } }, 'role.external', 'is not a setting of a role'],
    [{ client: 'abc' }, 'client', 'must be a mapping'],
    [{ client: {} }, 'client.id', 'must be the id of an app client'],
    [{ client: { id: 'No Id' } }, 'client.id', 'must be the id of an app client'],
    [{ client: { ...CLIENT, secretParameter: 'x' } }, 'client.secretParameter', /SSM parameter/],
    [{ client: { ...CLIENT, secret: 'x' } }, 'client.secret', 'is not a setting of a client'],
    [{ attributes: 'given_name' }, 'attributes', 'must be a list: names of attributes'],
    [{ attributes: [''] }, 'attributes[0]', 'names of attributes'],
    [{ groups: {} }, 'groups', 'must be a list: the names of groups'],
    [{ groups: [7] }, 'groups[0]', 'the names of groups'],
    [{ desiredDeliveryMediums: 'SMS' }, 'desiredDeliveryMediums', /must be a list of EMAIL/],
    [{ desiredDeliveryMediums: [] }, 'desiredDeliveryMediums', 'must name EMAIL, SMS or both'],
    [{ desiredDeliveryMediums: ['sms'] }, 'desiredDeliveryMediums[0]', 'must be EMAIL or SMS'],
    [{ password: 'secret' }, 'password', 'must be permanent or temporary'],
    [{ completeFirstSignIn: 'yes' }, 'completeFirstSignIn', 'must be true or false'],
    [{ passwordPolicy: 12 }, 'passwordPolicy', 'must be a mapping'],
    [{ passwordPolicy: { minimumLength: 5 } }, 'passwordPolicy.minimumLength', 'must be 6 or more'],
    [
      { passwordPolicy: { requireSymbol: true } },
      'passwordPolicy.requireSymbol',
      'is not a setting of a password policy',
    ],
    [{ emailVerification: 'link' }, 'emailVerification', 'must be direct or code'],
    [{ phoneVerification: true }, 'phoneVerification', 'must be direct or code'],
    [{ visibleAttributes: 'name' }, 'visibleAttributes', 'must be a list: names of attributes'],
    [{ changeableAttributes: [7] }, 'changeableAttributes[0]', 'names of attributes'],
    [{ actions: ['delete-user'] }, 'actions', 'must be a mapping'],
    [
      { actions: { 'show-user': {}, 'add-user': {} } },
      'actions.add-user',
      'is not a setting of a list of actions',
    ],
    [
      { actions: { 'show-user': {}, 'delete-user': { by: 'U01' } } },
      'actions.delete-user.by',
      'is not a setting of an action',
    ],
    [
      { actions: { 'show-user': {}, 'delete-user': { approvals: 6 } } },
      'actions.delete-user.approvals',
      /5 or/,
    ],
    [{ actions: { 'show-user': { requesters: ['x'] } } }, 'actions.show-user.requesters[0]', /id/],
    [{ protected: { groups: 'admins' } }, 'protected.groups', /must be a list/],
    [{ protected: { roles: [] } }, 'protected.roles', /is not a setting of a list of what is/],
  ])('with %j is named, with its path', (more, path, message) => {
    const told = policyProblems(rawPolicy({}, { staging: rawPool(more) }));
    const expected = { path: `pools.staging.${path}`, message: expect.stringMatching(message) };
    expect(told).toContainEqual(expected);
    expect(told.every((problem) => problem.path.startsWith(`pools.staging.${path}`))).toBe(true);
  });
});
