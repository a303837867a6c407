import type { DirectMessage } from './plan.ts';
import type { PoolPolicy } from './policy.ts';

/** How a password of the pool goes to somebody: the requester steps in where the policy lets them. */
export function handoverTo(pool: PoolPolicy, recipient: string, requester: string): DirectMessage {
  const steppingIn = pool.fallback === 'requester' && recipient !== requester;
  return {
    recipient,
    ...(steppingIn ? { fallback: requester } : {}),
    delivery: 'dm',
    password: pool.password,
    hideAfter: pool.hideAfter,
  };
}
