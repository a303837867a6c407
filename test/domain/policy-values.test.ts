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
    [{ delivery: 7 }, 'delivery: must be dm'],
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

  it('what there is no choice of can be said all the same', () => {
    expect(wrongInPool({ delivery: 'dm', password: 'permanent' })).toEqual([]);
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
