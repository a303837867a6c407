import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { PoolUser, UserPool } from '../../../src/domain/user-pool.ts';
import type { Sight } from '../../../src/features/manage-user/sight.ts';
import { easyPools, poolUser } from '../../fake-services.ts';
import { policyWith, rawPool } from '../../samples.ts';
import { textsOf as textsOfBlock } from '../../slack/texts-of.ts';

/** A pool in which everything may be asked for, and Alice, who stands in it. */

export const EVERYTHING = {
  'show-user': {},
  'reset-password': {},
  'resend-invitation': {},
  'disable-user': {},
  'enable-user': {},
  'sign-out-user': {},
  'add-to-group': {},
  'remove-from-group': {},
  'change-attribute': {},
  'mark-verified': {},
  'verify-by-code': {},
  'delete-user': {},
};

export const POOL = {
  actions: EVERYTHING,
  client: { id: 'client1' },
  groups: ['editors', 'readers'],
  visibleAttributes: [
    'email',
    'email_verified',
    'phone_number',
    'custom:team',
    'custom:seat',
    'custom:fixed',
  ],
  changeableAttributes: ['email', 'phone_number', 'custom:team', 'custom:seat', 'custom:fixed'],
  protected: { groups: ['admins'], users: ['root@example.com'] },
};

export const policy = policyWith({ staging: rawPool(POOL) });

export const alice = poolUser({
  username: 'alice-name',
  sub: 'sub-of-alice',
  attributes: { sub: 'sub-of-alice', email: 'alice@example.com', email_verified: 'true' },
});

const described: UserPool = {
  ...(await easyPools.describe({
    userPoolId: 'ap-northeast-1_Staging01',
    region: 'ap-northeast-1',
  })),
  attributes: [
    { name: 'phone_number', type: 'phone', required: false, mutable: true },
    { name: 'custom:team', type: 'string', required: true, mutable: true, max: 20 },
    { name: 'custom:seat', type: 'number', required: false, mutable: true, min: 1, max: 9 },
    { name: 'custom:fixed', type: 'string', required: false, mutable: false },
  ],
};

/** Services that know Alice, or another user in her place. */
export function knowing(user: PoolUser | undefined, groups: readonly string[] = []) {
  return {
    users: {
      find: async (_pool: unknown, name: string) =>
        user && [user.username, user.sub, user.attributes.email].includes(name) ? user : undefined,
      groupsOf: async () => [...groups],
    },
    pools: {
      describe: async () => described,
      groups: async () => ['editors', 'readers', 'admins'],
    },
  };
}

export function sight(
  more: Partial<PoolUser> = {},
  groups: readonly string[] = [],
  pool = {},
): Sight {
  const [staging] = policyWith({ staging: rawPool({ ...POOL, ...pool }) }).pools.values();
  if (!staging) throw new Error('The policy has no pool');
  return {
    pool: staging,
    user: { ...alice, ...more },
    groups,
    knownGroups: ['editors', 'readers', 'admins'],
    description: described,
  };
}

export function inputsOf({ blocks }: ModalView): InputBlock[] {
  return blocks.filter((block): block is InputBlock => block.type === 'input');
}

/** All that a modal says, one line for each text. */
export function textsOf({ blocks }: Pick<ModalView, 'blocks'>): string[] {
  return (blocks as KnownBlock[]).flatMap(textsOfBlock);
}
