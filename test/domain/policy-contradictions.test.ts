import { describe, expect, it } from 'vitest';
import { policyProblems } from '../../src/domain/policy-problems.ts';
import { rawPolicy, rawPool } from '../samples.ts';

/** What is wrong with a pool as `path: message` lines, the paths within the pool. */
const problems = (more: object) =>
  policyProblems(rawPolicy({}, { staging: rawPool(more) })).map(
    ({ path, message }) => `${path.replace('pools.staging.', '')}: ${message}`,
  );

const client = { id: '4u6mtqrs3d1c2b' };

describe('an app client', () => {
  it.each([
    [{ completeFirstSignIn: true }, 'completeFirstSignIn'],
    [{ emailVerification: 'code' }, 'emailVerification: code'],
    [{ phoneVerification: 'code' }, 'phoneVerification: code'],
    [{ actions: { 'show-user': {}, 'verify-by-code': {} } }, 'the action verify-by-code'],
    [
      {
        emailVerification: 'code',
        phoneVerification: 'code',
        actions: { 'show-user': {}, 'verify-by-code': {} },
      },
      'emailVerification: code, phoneVerification: code, the action verify-by-code',
    ],
  ])('is needed by %j', (more, reasons) => {
    expect(problems(more)).toEqual([
      `client: must name an app client, which is needed for ${reasons}`,
    ]);
    expect(problems({ ...more, client })).toEqual([]);
  });

  it('is not asked for twice where the one that is named cannot be read', () => {
    expect(problems({ completeFirstSignIn: true, client: { id: '?' } })).toEqual([
      'client.id: must be the id of an app client',
    ]);
  });
});

describe('an invitation', () => {
  it.each(['emailVerification', 'phoneVerification'])('leaves no %s by code', (setting) => {
    expect(problems({ delivery: 'invitation', [setting]: 'code', client })).toEqual([
      `${setting}: cannot be code with delivery: invitation, whose users set their password later; set one of them to direct or dm`,
    ]);
  });

  it('carries no permanent password, which only somebody who writes it can have meant', () => {
    expect(problems({ delivery: 'invitation', password: 'permanent' })).toEqual([
      'password: cannot be permanent with delivery: invitation, which always carries a temporary one; leave it out or set delivery: dm',
    ]);
    expect(problems({ delivery: 'invitation' })).toEqual([]);
    expect(problems({ delivery: 'invitation', password: 'temporary' })).toEqual([]);
  });

  it('goes out by each medium once', () => {
    expect(problems({ desiredDeliveryMediums: ['EMAIL', 'SMS', 'EMAIL', 'SMS'] })).toEqual([
      'desiredDeliveryMediums[2]: names EMAIL a second time; name it once',
      'desiredDeliveryMediums[3]: names SMS a second time; name it once',
    ]);
  });
});

describe('completeFirstSignIn', () => {
  it.each([
    [{ delivery: 'invitation' }, 'delivery: invitation, whose users sign in first themselves'],
    [{ password: 'temporary' }, 'password: temporary, which leaves the first sign-in to the user'],
    [{ emailVerification: 'code' }, 'emailVerification: code, which sets a password before'],
    [{ phoneVerification: 'code' }, 'phoneVerification: code, which sets a password before'],
  ])('does not go with %j', (more, other) => {
    expect(problems({ completeFirstSignIn: true, client, ...more })).toEqual([
      `completeFirstSignIn: cannot be true with ${other}; give up one of them`,
    ]);
    expect(problems({ completeFirstSignIn: false, client, ...more })).toEqual([]);
  });
});

describe('delivery: forgot-password', () => {
  it('has no temporary password, for nobody could be told one', () => {
    const more = { delivery: 'forgot-password', password: 'temporary' };
    expect(problems(more)).toEqual([
      'password: cannot be temporary with delivery: forgot-password, where nobody sees it; leave it out or set delivery: dm or reveal',
    ]);
    expect(problems({ ...more, password: 'permanent' })).toEqual([]);
    expect(problems({ ...more, delivery: 'reveal' })).toEqual([]);
  });
});

describe('claimWithin', () => {
  it.each(['invitation', 'forgot-password'])('means nothing with delivery: %s', (delivery) => {
    expect(problems({ delivery, claimWithin: '1h' })).toEqual([
      `claimWithin: means nothing with delivery: ${delivery}, where Concierge shows nobody a password; leave it out`,
    ]);
  });

  it.each(['dm', 'reveal'])('goes with delivery: %s', (delivery) => {
    expect(problems({ delivery, claimWithin: '1h' })).toEqual([]);
  });
});

describe('what is protected', () => {
  const needed =
    'protected: takes two approvals, so approvers must name two people or a user group';

  it.each([{ groups: ['admins'] }, { users: ['root'] }])('as %j needs two approvers', (listed) => {
    expect(problems({ protected: listed, approvers: ['U0NOAH'] })).toEqual([needed]);
    expect(problems({ protected: listed, approvers: ['U0NOAH', 'U0NOAH'] })).toEqual([needed]);
    expect(problems({ protected: listed, approvers: ['U0NOAH', 'U0KIM'] })).toEqual([]);
    expect(problems({ protected: listed, approvers: ['S0APPROVERS'] })).toEqual([]);
    expect(problems({ protected: listed, approvers: [], approvals: 0 })).toEqual([needed]);
  });

  it('is nothing where the lists are empty', () => {
    expect(problems({ protected: { groups: [], users: [] }, approvers: ['U0NOAH'] })).toEqual([]);
  });
});

describe('an action', () => {
  it('cannot ask for more approvals than there are people to give them', () => {
    const actions = {
      'show-user': {},
      'delete-user': { approvals: 2 },
      'enable-user': { approvals: 1 },
    };
    expect(problems({ actions, approvers: ['U0NOAH'] })).toEqual([
      'actions.delete-user.approvals: is more than the approvers of the pool',
    ]);
    expect(problems({ actions, approvers: ['U0NOAH', 'U0KIM'] })).toEqual([]);
    expect(problems({ actions, approvers: ['S0APPROVERS'] })).toEqual([]);
  });
});

describe('changeable attributes', () => {
  it.each([
    ['sub', 'is given by Cognito for good; take it off the list'],
    ['identities', 'is written by Cognito alone; take it off the list'],
    ['email_verified', 'is changed by the action mark-verified; take it off the list'],
    ['phone_number_verified', 'is changed by the action mark-verified; take it off the list'],
    ['custom:provision_id', 'is how Concierge knows its own users again; take it off the list'],
  ])('are never %s', (name, message) => {
    expect(problems({ changeableAttributes: ['email', name] })).toEqual([
      `changeableAttributes[1]: ${message}`,
    ]);
  });
});

it.each([
  [['email', 'name'], []],
  [undefined, ['changeableAttributes[1]']],
  [['name'], ['changeableAttributes[0]']],
  [[], ['changeableAttributes[0]', 'changeableAttributes[1]']],
])('with %j to be seen, what is changed has to be among it', (visibleAttributes, paths) => {
  const told = problems({ visibleAttributes, changeableAttributes: ['email', 'name'] });
  expect(told).toEqual(
    paths.map(
      (path) =>
        `${path}: must be among visibleAttributes too, because whoever changes it is shown its value; add it there`,
    ),
  );
});

it('what can be seen is not asked for where it cannot be read', () => {
  expect(problems({ visibleAttributes: 'all', changeableAttributes: ['name'] })).toEqual([
    'visibleAttributes: must be a list: names of attributes',
  ]);
});

it('contradictions are told with everything else, of every pool', () => {
  const raw = rawPolicy(
    { colour: 'red' },
    {
      staging: rawPool({ completeFirstSignIn: true, password: 'temporary', approvals: '1' }),
      payments: rawPool({
        userPoolId: 'eu-west-1_Payments',
        changeableAttributes: ['sub'],
        protected: 'admins',
        actions: 'all',
      }),
    },
  );
  expect(
    policyProblems(raw)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual([
    'colour',
    'pools.payments.actions',
    'pools.payments.changeableAttributes[0]',
    'pools.payments.protected',
    'pools.staging.approvals',
    'pools.staging.client',
    'pools.staging.completeFirstSignIn',
  ]);
});
