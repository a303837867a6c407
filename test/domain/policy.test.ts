import { describe, expect, it } from 'vitest';
import { isGroup, parsePolicy } from '../../src/domain/policy.ts';
import { policyWith, rawPolicy, rawPool } from '../samples.ts';

/** The problems of a policy as `path: message` lines; none when it is valid. */
function problems(raw: unknown): string[] {
  const parsed = parsePolicy(raw);
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
}

const problemsOfPool = (more: object) => problems(rawPolicy({}, { staging: rawPool(more) }));

/** A pool of its own for each number. */
const numbered = (at: number) => rawPool({ userPoolId: `ap-northeast-1_Pool${at}` });

describe('a valid policy', () => {
  it('takes the defaults for what it leaves out', () => {
    const { pools, ...rest } = policyWith({
      staging: {
        userPoolId: 'eu-west-1_Abc123',
        requesters: ['U0LEAD'],
        approvers: ['U0NOAH'],
        domains: ['Example.COM'],
      },
    });
    expect(pools.get('staging')).toEqual({
      alias: 'staging',
      name: 'staging',
      userPoolId: 'eu-west-1_Abc123',
      region: 'eu-west-1',
      requesters: ['U0LEAD'],
      approvers: ['U0NOAH'],
      approvals: 1,
      selfApproval: false,
      domains: ['example.com'],
      attributes: [],
      groups: [],
      delivery: 'dm',
      desiredDeliveryMediums: ['EMAIL'],
      fallback: 'requester',
      password: 'permanent',
      completeFirstSignIn: false,
      emailVerification: 'direct',
      phoneVerification: 'direct',
      visibleAttributes: ['email', 'email_verified'],
      changeableAttributes: [],
      actions: {},
      protected: { groups: [], users: [] },
      hideAfter: 600_000,
      expireAfter: 259_200_000,
    });
    expect(rest).toMatchObject({ workspace: 'T0HOME', channel: 'C0REQUESTS', language: 'en' });
  });

  it('says what it says instead of the defaults', () => {
    const { pools, language } = policyWith(
      { a: rawPool({ approvals: 2, selfApproval: true, hideAfter: '90s', expireAfter: '7d' }) },
      { language: 'ja' },
    );
    expect(language).toBe('ja');
    expect(pools.get('a')).toMatchObject({
      name: 'Storefront staging',
      approvals: 2,
      selfApproval: true,
      hideAfter: 90_000,
      expireAfter: 604_800_000,
    });
  });

  it('keeps its pools in the order written', () => {
    const { pools } = policyWith({ zeta: numbered(1), alpha: numbered(2), mid: numbered(3) });
    expect([...pools.keys()]).toEqual(['zeta', 'alpha', 'mid']);
  });

  it('may ask for no approval, and then needs no approvers', () => {
    expect(problemsOfPool({ approvals: 0, approvers: undefined })).toEqual([]);
  });
});

describe('the version of a policy', () => {
  const version = (more: object, pool: object = {}) =>
    policyWith({ staging: rawPool(pool) }, more).version;

  it('is the same for the same content, however its keys are ordered', () => {
    const reordered = Object.fromEntries(Object.entries(rawPool()).reverse());
    expect(policyWith({ staging: reordered }).version).toBe(version({}));
    expect(version({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same whether a default is written or left out', () => {
    expect(version({ language: 'en' }, { approvals: 1 })).toBe(version({}));
  });

  it('changes with everything that the policy says', () => {
    const versions = [
      version({}),
      version({ contact: 'U0OTHER' }),
      version({ language: 'ja' }),
      version({}, { approvals: 2 }),
      version({}, { hideAfter: '11m' }),
      version({}, { requesters: ['S0LEADS', 'U0NEW'] }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe('an invalid policy', () => {
  it('tells every problem at once, each with its path', () => {
    const raw = {
      workspace: 'sakura',
      channel: '#requests',
      language: 'fr',
      colour: 'red',
      pools: {
        Staging: rawPool(),
        payments: {
          userPoolId: 'staging',
          requesters: ['lead@example.com', 'U0FINE1', 'u0lower'],
          approvers: 'U0NOAH',
          approvals: 1.5,
          selfApproval: 'yes',
          domains: ['example', 'example.com'],
          hideAfter: '10',
          expireAfter: 72,
          aproverz: [],
        },
      },
    };
    expect(problems(raw).toSorted()).toEqual(
      [
        'workspace: must be a Slack workspace id (T…)',
        'channel: must be a Slack channel id (C… or G…)',
        'contact: must be a Slack user id (U… or W…) or user-group id (S…)',
        'language: must be en or ja',
        'colour: is not a setting of a policy',
        'pools.Staging: must be lower-case letters, digits and hyphens, at most 31',
        'pools.payments.userPoolId: must be a user pool id such as ap-northeast-1_AbCdEf123',
        'pools.payments.requesters[0]: must be a Slack user id (U… or W…) or user-group id (S…)',
        'pools.payments.requesters[2]: must be a Slack user id (U… or W…) or user-group id (S…)',
        'pools.payments.approvers: must be a list of Slack user or user-group ids',
        'pools.payments.approvals: must be a whole number',
        'pools.payments.selfApproval: must be true or false',
        'pools.payments.domains[0]: must be an e-mail domain such as example.com',
        'pools.payments.hideAfter: must be a length of time such as 10m, 72h or 7d',
        'pools.payments.expireAfter: must be a length of time such as 10m, 72h or 7d',
        'pools.payments.aproverz: is not a setting of a pool',
      ].toSorted(),
    );
  });

  it.each([
    [{ approvals: -1 }, 'approvals: must be 0 or more'],
    [{ approvals: 6 }, 'approvals: must be 5 or less'],
    [{ domains: [] }, 'domains: must name at least one e-mail domain'],
    [{ domains: ['@example.com'] }, 'domains[0]: must be an e-mail domain such as example.com'],
    [{ delivery: 'mail' }, 'delivery: must be dm, reveal, invitation or forgot-password'],
    [{ password: 'secret' }, 'password: must be permanent or temporary'],
    [{ hideAfter: '0m' }, 'hideAfter: must be a length of time such as 10m, 72h or 7d'],
    [{ name: '' }, 'name: must be a text'],
    [{ requesters: undefined }, 'requesters: must be a list of Slack user or user-group ids'],
  ])('with %j in a pool names that', (more, problem) => {
    expect(problemsOfPool(more)).toEqual([`pools.staging.${problem}`]);
  });

  it('asks for approvals that nobody may give', () => {
    const nobodyApproves = [
      'pools.staging.approvers: must name somebody, because approvals are asked for (or set approvals: 0)',
    ];
    expect(problemsOfPool({ approvers: [] })).toEqual(nobodyApproves);
    expect(problemsOfPool({ approvers: undefined })).toEqual(nobodyApproves);
  });

  it('asks for more approvals than there are people to give them', () => {
    const people = { approvers: ['U0NOAH', 'U0NOAH'], approvals: 2 };
    expect(problemsOfPool(people)).toEqual([
      'pools.staging.approvers: names fewer people than the 2 approvals that are asked for',
    ]);
    expect(problemsOfPool({ ...people, approvers: ['S0APPROVERS'] })).toEqual([]);
  });

  it('counts people by who they are, not by how their ids end', () => {
    const people = { approvers: ['U0NOAHS', 'U0NOAHS'], approvals: 2 };
    expect(problemsOfPool(people)).toEqual([
      'pools.staging.approvers: names fewer people than the 2 approvals that are asked for',
    ]);
  });

  it('has approvers that cannot be read, and nothing is said of how many they are', () => {
    const list = ['pools.staging.approvers: must be a list of Slack user or user-group ids'];
    expect(problemsOfPool({ approvers: 'U0NOAH' })).toEqual(list);
    expect(problemsOfPool({ approvers: 'U0NOAH', approvals: 2 })).toEqual(list);
  });

  it('has pools that cannot be read, and nothing is said of which they are', () => {
    const unread = rawPool({ userPoolId: 7 });
    const message = 'must be a user pool id such as ap-northeast-1_AbCdEf123';
    expect(problems(rawPolicy({}, { a: unread, b: unread }))).toEqual([
      `pools.a.userPoolId: ${message}`,
      `pools.b.userPoolId: ${message}`,
    ]);
  });

  it('names one pool twice, so that the weaker rule could be chosen', () => {
    const pools = { strict: rawPool(), loose: rawPool({ approvals: 0 }) };
    expect(problems(rawPolicy({}, pools))).toEqual([
      'pools.loose.userPoolId: is the pool of strict already; a pool has one alias',
    ]);
  });

  it('has no pool, or more than Slack can offer in a list', () => {
    const pools = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`pool-${at}`, numbered(at)]));
    expect(problems(rawPolicy({}, {}))).toEqual(['pools: must name at least one pool']);
    expect(problems(rawPolicy({}, pools(100)))).toEqual([]);
    expect(problems(rawPolicy({}, pools(101)))).toEqual(['pools: must name at most 100 pools']);
  });

  it.each([undefined, null, 'text', [], 7])('is no mapping at all: %j', (raw) => {
    expect(problems(raw)).toEqual(['(the whole file): must be a mapping']);
  });

  it('has a pool that is no mapping', () => {
    expect(problems(rawPolicy({}, { staging: null }))).toEqual([
      'pools.staging: must be a mapping',
    ]);
  });
});

describe('isGroup', () => {
  it('knows a group by its first letter', () => {
    expect(['S0GROUP', 'U0SOMEBODY', 'W0SOMEBODY'].filter(isGroup)).toEqual(['S0GROUP']);
  });
});
