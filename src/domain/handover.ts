import type { Milliseconds } from './duration.ts';
import type { Handover } from './plan.ts';
import type { PoolPolicy } from './policy.ts';

/** How long a button that shows a password is good for unless the policy says otherwise: 24 hours. */
const CLAIM_WITHIN: Milliseconds = 86_400_000;

/** How long the button of a pool that reveals its passwords is good for. */
export function claimTime({ claimWithin }: PoolPolicy): Milliseconds {
  return claimWithin ?? CLAIM_WITHIN;
}

/**
 * How a password of the pool goes to somebody: the requester steps in where the policy lets them.
 * Cognito's invitations are for new users alone, so a pool that has them hands others over by DM.
 */
export function handoverTo(pool: PoolPolicy, recipient: string, requester: string): Handover {
  const steppingIn = pool.fallback === 'requester' && recipient !== requester;
  const to = { recipient, ...(steppingIn ? { fallback: requester } : {}) };
  const { delivery, password, hideAfter, claimWithin } = pool;
  switch (delivery) {
    case 'reveal':
      return { ...to, delivery, password, hideAfter, claimWithin: claimTime(pool) };
    case 'forgot-password':
      return { ...to, delivery };
    case 'dm':
    case 'invitation': {
      const revoked = claimWithin === undefined ? {} : { claimWithin };
      return { ...to, delivery: 'dm', password, hideAfter, ...revoked };
    }
  }
}
