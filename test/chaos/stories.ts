/** What people are going to want, drawn from the seed. */
import { pickFrom } from './random.ts';
import { STAFF } from './workspace-seed.ts';

export type PoolAlias = 'staging' | 'trial' | 'payments' | 'sandbox';

export interface Story {
  email: string;
  pool: PoolAlias;
  requester: string;
  recipient: string;
  /** What is to become of the request. */
  wish: 'approve' | 'deny' | 'ignore' | 'cancel';
  /** Those who decide. */
  approvers: string[];
  /** They all do so at the same moment, also when the requester withdraws the request. */
  atOnce: boolean;
  /** When something goes wrong with the form, types the command again instead of sending again. */
  startsOver: boolean;
  /** Just when the user is about to be created, an administrator makes it by hand. */
  rival: boolean;
  /** Presses “I’ve saved it”. */
  saves: boolean;
}

/** The addresses of stories, in whatever text they stand. */
export const STORY_EMAIL = /person\d{4}@example\.com/u;

export function drawStories(random: () => number, count: number): Story[] {
  return Array.from({ length: count }, (_, index) => {
    const requester = pickFrom(random, STAFF.leads);
    const pool = POOLS[index % POOLS.length] ?? POOLS[0];
    return {
      email: `person${String(index).padStart(4, '0')}@example.com`,
      pool,
      requester,
      recipient: random() < 0.6 ? requester : pickFrom(random, STAFF.colleagues),
      wish: wishFor(random, pool, index),
      approvers: drawApprovers(random, pool),
      atOnce: random() < 0.7,
      startsOver: random() < 0.2,
      rival: random() < 0.2,
      saves: random() < 0.8,
    };
  });
}

const POOLS = ['staging', 'payments', 'sandbox', 'staging', 'payments', 'trial'] as const;

/** Only where nothing waits long may a request be left to itself: every second one there is. */
function wishFor(random: () => number, pool: PoolAlias, index: number): Story['wish'] {
  if (pool === 'trial' && index % (2 * POOLS.length) < POOLS.length) return 'ignore';
  const drawn = random();
  if (drawn < 0.1) return 'deny';
  return drawn < 0.2 ? 'cancel' : 'approve';
}

/** As many as are needed, and often one more, who comes too late or just in time. */
function drawApprovers(random: () => number, pool: PoolAlias): string[] {
  const needed = pool === 'payments' ? 2 : 1;
  const first = Math.floor(random() * STAFF.approvers.length);
  const count = needed + (random() < 0.5 ? 1 : 0);
  return Array.from({ length: count }, (_, offset) => approver(first + offset));
}

function approver(index: number): string {
  return STAFF.approvers[index % STAFF.approvers.length] ?? STAFF.approvers[0];
}
