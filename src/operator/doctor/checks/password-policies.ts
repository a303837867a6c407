import { createPoolSettings, type PoolSettings } from '../../../aws/deployment/pool-settings.ts';
import type { Milliseconds } from '../../../domain/duration.ts';
import { type Drift, type PasswordPolicy, passwordDrift } from '../../../domain/password-policy.ts';
import type { PoolPolicy } from '../../../domain/policy.ts';
import { type Finding, faultsOr, given, mend, note, unchecked } from '../finding.ts';
import { faultName } from '../sources/source.ts';
import type { Check } from '../subject.ts';

const DAY: Milliseconds = 86_400_000;

/** Whether the pools still demand of passwords what they are meant to. */
export const checkPasswordPolicies: Check = ({ policy }) =>
  given(policy, async ({ pools }) => {
    const settings = createPoolSettings();
    const found = await Promise.all([...pools.values()].map((pool) => about(pool, settings)));
    return faultsOr('No pool’s password policy is other than the policy says.', [
      ...found.flat(),
      ...unsaid([...pools.values()]),
    ]);
  });

async function about(pool: PoolPolicy, settings: PoolSettings): Promise<Finding[]> {
  try {
    const found = await settings.passwordPolicy(pool);
    const drift = passwordDrift(pool.passwordPolicy ?? {}, found);
    return [...drift.map((it) => drifted(pool, it)), ...outlived(pool, found)];
  } catch (error) {
    // A pool that is not there is found to be so with the pools.
    const name = faultName(error);
    const what = `The password policy of ${pool.alias}`;
    return name === 'ResourceNotFoundException' ? [] : [unchecked(what, name)];
  }
}

function drifted({ alias }: PoolPolicy, { setting, meant, found }: Drift): Finding {
  return mend(
    `${alias}: ${setting} is ${found} in the pool, and ${meant} in the policy.`,
    `Set it back in the pool, or write what holds now under pools.${alias}.passwordPolicy.`,
  );
}

/** A temporary password that dies before the time to take it is over. */
function outlived(pool: PoolPolicy, found: PasswordPolicy): Finding[] {
  const days = found.temporaryPasswordValidityDays;
  const { alias, claimWithin = 0 } = pool;
  if (pool.password !== 'temporary' || claimWithin <= days * DAY) return [];
  return [
    mend(
      `${alias}: a temporary password is good for ${days} days in the pool, and claimWithin is longer.`,
      `Shorten pools.${alias}.claimWithin, or raise TemporaryPasswordValidityDays in the pool.`,
    ),
  ];
}

function unsaid(pools: readonly PoolPolicy[]): Finding[] {
  const names = pools.filter(({ passwordPolicy }) => !passwordPolicy).map(({ alias }) => alias);
  const what = `Nothing says what ${names.join(', ')} should demand (passwordPolicy in the policy).`;
  return names.length === 0 ? [] : [note(what)];
}
