import { describe, expect, it } from 'vitest';
import { lookUpBound, parseRate, requestBounds } from '../../src/domain/limits.ts';
import { policyProblems } from '../../src/domain/policy-problems.ts';
import { POOL_ID, policyWith, rawPolicy, rawPool } from '../samples.ts';

const HOUR = 3_600_000; // ms
const AT = new Date('2026-03-02T09:59:59.999Z');

describe('a rate', () => {
  it.each([
    ['20/1h', { count: 20, per: HOUR }],
    [' 1/90s ', { count: 1, per: 90_000 }],
    ['1000/7d', { count: 1_000, per: 604_800_000 }],
  ])('reads %j', (text, rate) => {
    expect(parseRate(text)).toEqual(rate);
  });

  it.each(['', '20', '0/1h', '1001/1h', '20/0h', '20/hour', '-1/1h', '1.5/1h', '20/1h/1h'])(
    'is not %j',
    (text) => {
      expect(parseRate(text)).toBeUndefined();
    },
  );
});

describe('the limits of a policy', () => {
  it('are sensible where it names none', () => {
    expect(policyWith().limits).toEqual({
      requestsPerPerson: { count: 20, per: HOUR },
      requestsPerPool: { count: 100, per: HOUR },
      openPerPerson: 20,
      lookUpsPerPerson: { count: 60, per: HOUR },
    });
    const some = policyWith(undefined, { limits: { openPerPerson: 3 } }).limits;
    expect(some).toMatchObject({ openPerPerson: 3, requestsPerPerson: { count: 20 } });
  });

  it('are told of by path when they are none', () => {
    const limits = { requestsPerPerson: 20, openPerPerson: 501, perHour: 3 };
    expect(policyProblems(rawPolicy({ limits }))).toEqual([
      {
        path: 'limits.requestsPerPerson',
        message: 'must be a number from 1 to 1000 in a length of time, such as 20/1h',
      },
      {
        path: 'limits.openPerPerson',
        message: 'must be 500 or less, because all of them are looked at',
      },
      { path: 'limits.perHour', message: 'is not a setting of a list of limits' },
    ]);
  });
});

describe('what a request has to fit into', () => {
  const { limits } = policyWith();
  const bounds = requestBounds(limits, { requester: 'U0LEAD', userPoolId: POOL_ID }, AT);
  const until = '2026-03-02T10:00:00.000Z';

  it('is the hour that has begun, of the person and of the pool, and what is open', () => {
    expect(bounds).toEqual([
      {
        list: 'rate#requests#U0LEAD#2026-03-02T09:00:00.000Z',
        most: 20,
        until,
        refusal: { kind: 'too-many-requests', what: 'person', limit: 20, window: HOUR, until },
      },
      {
        list: `rate#requests#${POOL_ID}#2026-03-02T09:00:00.000Z`,
        most: 100,
        until,
        refusal: { kind: 'too-many-requests', what: 'pool', limit: 100, window: HOUR, until },
      },
      { list: 'open#U0LEAD', most: 20, refusal: { kind: 'too-many-open', limit: 20 } },
    ]);
  });

  it('is for a look at a user their own count', () => {
    expect(lookUpBound(limits, 'U0LEAD', AT)).toEqual({
      list: 'rate#lookups#U0LEAD#2026-03-02T09:00:00.000Z',
      most: 60,
      until,
      refusal: { kind: 'too-many-look-ups', limit: 60, window: HOUR, until },
    });
  });
});

describe('breaking the glass, in a policy', () => {
  const problems = (breakGlass: object) =>
    policyProblems(rawPolicy({}, { staging: rawPool({ breakGlass }) })).map(
      ({ path, message }) => `${path}: ${message}`,
    );

  it('has two others told, whoever does it', () => {
    expect(problems({ people: ['U0KEN'], tell: ['U0NOAH', 'U0KIM'] })).toEqual([]);
    expect(problems({ people: ['S0LEADS'], tell: ['U0NOAH', 'U0KIM'] })).toEqual([]);
    expect(problems({ people: ['U0KEN'], tell: ['U0NOAH', 'U0NOAH'] })).toEqual([
      'pools.staging.breakGlass.tell: must name at least 2 people, who are told when it happens',
    ]);
    expect(problems({ people: ['U0KEN', 'U0KIM'], tell: ['U0NOAH', 'U0KIM'] })).toEqual([
      'pools.staging.breakGlass.tell: leaves fewer than 2 others to be told when U0KIM does it; name more people',
    ]);
  });

  it('tells people, not groups, and lets somebody do it', () => {
    expect(problems({ people: [], tell: ['U0NOAH', 'S0KIM'] })).toEqual([
      'pools.staging.breakGlass.people: must name somebody, or be left out',
      'pools.staging.breakGlass.tell[1]: must be a Slack user id (U… or W…), who gets a message',
    ]);
    expect(problems({ people: ['U0KEN'] })).toEqual([
      'pools.staging.breakGlass.tell: must be a list of Slack user ids',
    ]);
  });
});

it('no pool is called what every pool is called', () => {
  expect(policyProblems(rawPolicy({}, { all: rawPool() }))).toEqual([
    {
      path: 'pools.all',
      message: 'stands for every pool in /cognito-admin; choose another alias',
    },
  ]);
});
