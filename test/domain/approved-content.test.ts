import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, shortDigest } from '../../src/domain/canonical.ts';
import type { Email } from '../../src/domain/email.ts';
import type { AddUserPlan, Plan, UserPlan } from '../../src/domain/plan.ts';
import { POOL_ID } from '../samples.ts';

/** Plans with every field that they can have. */
const dm = {
  delivery: 'dm',
  recipient: 'U0ALICE',
  fallback: 'U0LEAD',
  password: 'permanent',
  hideAfter: 600_000,
} as const;
const account: AddUserPlan = {
  action: 'add-user',
  pool: 'staging',
  userPoolId: POOL_ID,
  email: 'alice@example.com' as Email,
  username: 'alice',
  attributes: { given_name: 'Alice', 'custom:department': 'Design' },
  groups: ['readers', 'editors'],
  verifyByCode: ['email'],
  completeFirstSignIn: true,
  ...dm,
};
const user = {
  pool: 'staging',
  userPoolId: POOL_ID,
  username: 'alice',
  sub: 'sub-of-alice',
  email: 'alice@example.com',
  isProtected: true,
} as const;
const changes: UserPlan[] = [
  { ...user, action: 'reset-password', ...dm },
  { ...user, action: 'resend-invitation', mediums: ['EMAIL'] },
  { ...user, action: 'verify-by-code', attribute: 'email', ...dm },
  { ...user, action: 'add-to-group', group: 'editors' },
  {
    ...user,
    action: 'change-attribute',
    attribute: 'email',
    from: 'alice@example.com',
    to: 'alice.baker@example.com',
    verified: true,
  },
  { ...user, action: 'mark-verified', attribute: 'email', value: 'alice@example.com' },
];
const PLANS: Plan[] = [account, ...changes];

type Path = readonly string[];

/** Every value in a plan that is none of an object or list, by where it stands. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function changed(value: unknown, [name, ...rest]: Path, to: unknown): unknown {
  if (name === undefined) return to;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = changed(copy[name], rest, to);
  return copy;
}

const LEAVES = PLANS.flatMap((plan) => leaves(plan).map((path) => ({ plan, path })));
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);

describe('the digest that an approval binds', () => {
  it('changes with whatever changes in the plan', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEAVES),
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined)),
        ({ plan, path }, other) => {
          fc.pre(at(plan, path) !== other);
          expect(digest(changed(plan, path, other))).not.toBe(digest(plan));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('changes with whatever is taken away or added', () => {
    for (const plan of PLANS) {
      for (const name of Object.keys(plan)) {
        const { [name as 'pool']: _gone, ...rest } = plan;
        expect(digest(rest), `${plan.action} without ${name}`).not.toBe(digest(plan));
      }
      expect(digest({ ...plan, more: true })).not.toBe(digest(plan));
    }
  });

  it('does not hang on the order in which a plan was made', () => {
    for (const plan of PLANS) {
      const reversed = Object.fromEntries(Object.entries(plan).toReversed());
      expect(digest(reversed)).toBe(digest(plan));
    }
  });

  it('is shown by its first eight characters', () => {
    expect(shortDigest(digest(account))).toBe(digest(account).slice(0, 8));
  });
});
