import { describe, expect, it } from 'vitest';
import { listsOfRights, rightsOf } from '../../../src/features/home/rights.ts';
import { actor, approver, lead, nobody, policyWith, rawPool } from '../../samples.ts';

const policy = policyWith({
  staging: rawPool({ actions: { 'show-user': {} } }),
  payments: rawPool({
    name: 'Payments',
    userPoolId: 'eu-west-1_Payments',
    requesters: ['U0OTHER'],
    approvers: ['U0LEAD'],
    actions: { 'show-user': { requesters: ['U0SUPPORT'] } },
  }),
});

describe('rightsOf', () => {
  it.each([
    [lead, { ask: ['Storefront staging'], look: ['Storefront staging'], approve: ['Payments'] }],
    [approver, { ask: [], look: ['Storefront staging'], approve: ['Storefront staging'] }],
    [actor('U0SUPPORT'), { ask: [], look: ['Payments'], approve: [] }],
    [nobody, { ask: [], look: [], approve: [] }],
  ])('names the pools in which they may do what (%#)', (person, rights) => {
    expect(rightsOf(policy, person)).toEqual(rights);
  });
});

it('listsOfRights has every list that decides', () => {
  const named = new Set(listsOfRights(policy).flat());
  expect([...named].toSorted()).toEqual([
    'S0APPROVERS',
    'S0LEADS',
    'U0LEAD',
    'U0OTHER',
    'U0SECOND',
    'U0SUPPORT',
  ]);
});
