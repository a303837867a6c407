import type { UserPool } from '../../../src/domain/user-pool.ts';
import { type ChosenPool, chosenPool } from '../../../src/features/add-user/pool-questions.ts';
import { easyPools } from '../../fake-services.ts';
import { policyWith, rawPool } from '../../samples.ts';

/** A pool of that kind under that policy, and with those groups. */
export interface PoolKind {
  policy?: object;
  pool?: Partial<UserPool>;
  groups?: string[];
}

/** The pool `staging` as the form knows it once it is chosen. */
export async function chosen({ policy = {}, pool = {}, groups = [] }: PoolKind = {}) {
  const whole = policyWith({ staging: rawPool(policy) });
  const [staging] = whole.pools.values();
  if (!staging) throw new Error('The policy has no pool');
  const pools = {
    describe: async () => ({ ...(await easyPools.describe(staging)), ...pool }),
    groups: async () => groups,
  };
  const asked: ChosenPool = await chosenPool({ pools }, staging);
  return { policy: whole, chosen: asked };
}
