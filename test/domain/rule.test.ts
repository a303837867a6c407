import { describe, expect, it } from 'vitest';
import { optionalRule, ruleFor } from '../../src/domain/rule.ts';
import { actor } from '../samples.ts';

const LISTS = [
  { path: 'pools.staging.requesters', ids: ['S0LEADS', 'S0MORE', 'U0OTHER'] },
  { path: 'pools.staging.approvers', ids: ['U0EMMA', 'S0MORE'] },
];

describe('ruleFor', () => {
  it('names the first entry, and the list in which it stands', () => {
    const emma = actor('U0X', { groups: new Set(['S0MORE']) });
    expect(ruleFor(LISTS, emma)).toEqual({ list: 'pools.staging.requesters', entry: 'S0MORE' });
  });

  it('names somebody’s own id before any group', () => {
    const emma = actor('U0EMMA', { groups: new Set(['S0LEADS', 'S0MORE']) });
    expect(ruleFor(LISTS, emma)).toEqual({ list: 'pools.staging.approvers', entry: 'U0EMMA' });
  });

  it('names nothing for somebody who is on no list', () => {
    expect(ruleFor(LISTS, actor('U0X'))).toBeUndefined();
    expect(optionalRule(undefined)).toStrictEqual({});
  });
});
