import { describe, expect, it } from 'vitest';
import { lookAtPools } from '../../src/aws/pool-sight.ts';
import { ok, refused } from '../../src/domain/result.ts';
import type { Account, PoolAddress } from '../../src/domain/user-pool.ts';
import { easyPools, emptyInventory } from '../fake-services.ts';
import { POOL_ID, policyWith, rawPool } from '../samples.ts';

/** Throws an error of that name, as the SDK does. */
const failing = (error: Error) => async () => {
  throw error;
};
const named = (name: string) => Object.assign(new Error('no'), { name });

describe('lookAtPools', () => {
  it('asks for groups and app clients only where the policy names some', async () => {
    const asked: string[] = [];
    const pools = {
      ...easyPools,
      groups: async ({ userPoolId }: PoolAddress) => {
        asked.push(`groups of ${userPoolId}`);
        return ['readers'];
      },
    };
    const inventory = {
      listUserPools: async ({ region }: Account) => {
        asked.push(`pools of ${region}`);
        return [{ id: POOL_ID, name: 'staging' }];
      },
      clientsOf: async ({ userPoolId }: PoolAddress) => {
        asked.push(`clients of ${userPoolId}`);
        return [];
      },
    };
    const policy = policyWith({
      plain: rawPool({ userPoolId: 'eu-west-1_Plain' }),
      full: rawPool({ userPoolId: 'eu-west-1_Full', groups: ['readers'], client: { id: 'abc' } }),
    });
    const sight = await lookAtPools({ pools, inventory }, policy);
    expect(asked.toSorted()).toEqual([
      'clients of eu-west-1_Full',
      'groups of eu-west-1_Full',
      'pools of eu-west-1',
    ]);
    expect(sight.accounts).toEqual([
      {
        account: { region: 'eu-west-1', role: undefined },
        pools: ok([{ id: POOL_ID, name: 'staging' }]),
      },
    ]);
    expect(sight.pools.get('plain')).toMatchObject({ groups: undefined, clients: undefined });
    expect(sight.pools.get('full')).toMatchObject({ groups: ok(['readers']), clients: ok([]) });
    expect(sight.pools.get('full')?.description.ok).toBe(true);
  });

  it.each([
    [named('AccessDeniedException'), 'AccessDeniedException'],
    [Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    [new Error('nothing known'), 'nothing known'],
  ])('has the name of %s in the place of every answer', async (error, name) => {
    const sight = await lookAtPools(
      {
        pools: { describe: failing(error), groups: failing(error) },
        inventory: { ...emptyInventory, listUserPools: failing(error), clientsOf: failing(error) },
      },
      policyWith({ staging: rawPool({ groups: ['readers'], client: { id: 'abc' } }) }),
    );
    expect(sight.accounts.map(({ pools }) => pools)).toEqual([refused(name)]);
    expect(sight.pools.get('staging')).toEqual({
      description: refused(name),
      groups: refused(name),
      clients: refused(name),
    });
  });
});
