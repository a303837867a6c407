import { describe, expect, it } from 'vitest';
import type { Email } from '../../src/domain/email.ts';
import { poolAddress, regionOf, USERNAME_RULES } from '../../src/domain/user-pool.ts';

const email = 'alice@example.com' as Email;
const fresh = () => 'f00d';

describe('the rules of a kind of pool', () => {
  it.each([
    ['email', undefined, { given: email, signsInWith: email }],
    ['email', 'alice', { given: email, signsInWith: email }],
    ['alias', undefined, { given: 'f00d', signsInWith: email }],
    ['alias', 'alice', { given: 'f00d', signsInWith: email }],
    ['username', 'alice', { given: 'alice', signsInWith: 'alice' }],
    ['username', undefined, { given: email, signsInWith: email }],
  ] as const)(
    '%s, where %s is chosen: who is created, and how they sign in',
    (kind, username, named) => {
      const rules = USERNAME_RULES[kind];
      const naming = { email, username };
      expect({
        given: rules?.given(naming, fresh),
        signsInWith: rules?.signsInWith(naming),
      }).toEqual(named);
    },
  );

  it('ask for a username only where it is chosen', () => {
    const asked = (['email', 'alias', 'username'] as const).map(
      (kind) => USERNAME_RULES[kind]?.asked,
    );
    expect(asked).toEqual([false, false, true]);
  });

  it('take a user for ours by the name alone only where nobody else can have chosen it', () => {
    const proof = (['email', 'alias', 'username'] as const).map(
      (kind) => USERNAME_RULES[kind]?.provesOurs,
    );
    expect(proof).toEqual([false, true, false]);
  });

  it('do not exist for pools of phone numbers', () => {
    expect(USERNAME_RULES.phone).toBeUndefined();
  });
});

describe('where a pool is', () => {
  it('stands in its id', () => {
    expect(regionOf('ap-northeast-1_AbCdEf123')).toBe('ap-northeast-1');
    expect(poolAddress('us-gov-west-1_A')).toEqual({
      userPoolId: 'us-gov-west-1_A',
      region: 'us-gov-west-1',
    });
  });
});
