import type { UserLookup } from '../../../src/aws/user-lookup.ts';
import type { UserPools } from '../../../src/aws/user-pools.ts';
import type { UserProvisioning } from '../../../src/aws/user-provisioning.ts';
import type { PoolUser, UserPool } from '../../../src/domain/user-pool.ts';
import {
  easyPools,
  easyProvisioning,
  fakeUsers,
  fakeWorkerServices,
  poolUser,
} from '../../fake-services.ts';
import { NOW } from '../../samples.ts';

/** A pool as a test needs it, with what the steps answer there. */

export const exists = {
  kind: 'trouble',
  trouble: { kind: 'user-exists', email: 'alice@example.com' },
};
export const created = (username: string) => ({
  kind: 'happened',
  events: [{ type: 'UserCreated', username, sub: `sub-of-${username}` }],
});

/** A user whom nothing ties to a request. */
export const nobodys: PoolUser = poolUser({
  username: 'alice@example.com',
  sub: 'sub-of-alice@example.com',
  status: 'FORCE_CHANGE_PASSWORD',
  createdAt: NOW.toISOString(),
});

/** A pool of that kind; `calls` are the users that were asked for. */
export function pool(
  kind: Partial<UserPool>,
  more: { users?: UserLookup; create?: UserProvisioning['create'] } = {},
) {
  const calls: object[] = [];
  const provisioning: UserProvisioning = {
    ...easyProvisioning,
    create: async (address, user) => {
      calls.push(user);
      return (more.create ?? easyProvisioning.create)(address, user);
    },
  };
  const pools: UserPools = {
    ...easyPools,
    describe: async (address) => ({ ...(await easyPools.describe(address)), ...kind }),
  };
  const services = fakeWorkerServices({ pools, provisioning, users: more.users ?? fakeUsers({}) });
  return { services, calls };
}
