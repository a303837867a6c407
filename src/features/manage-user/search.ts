import type { PoolPolicy } from '../../domain/policy.ts';
import type { PoolUser } from '../../domain/user-pool.ts';
import type { FrontServices } from '../../services.ts';
import { SEARCH_TIME } from '../../time-budget.ts';

/** So many pools are asked at once: Cognito counts all reads of an account together. */
const AT_ONCE = 5;

/** A user, and the pool in which they stand. */
export interface Found {
  pool: PoolPolicy;
  user: PoolUser;
}

export interface SearchResult {
  found: readonly Found[];
  /** Pools that gave no answer, so that the user may be there all the same. */
  unanswered: readonly PoolPolicy[];
}

type Answer = { pool: PoolPolicy; user?: PoolUser | undefined; failed?: true };
type Services = Pick<FrontServices, 'users' | 'log' | 'now'>;

/** Looks for a user in all these pools. One that does not answer hides nothing of the others. */
export async function search(
  services: Services,
  pools: readonly PoolPolicy[],
  account: string,
): Promise<SearchResult> {
  const answers = await inTurns(services, pools, (pool) => ask(services, pool, account));
  return {
    found: answers.flatMap(({ pool, user }) => (user ? [{ pool, user }] : [])),
    unanswered: answers.flatMap(({ pool, failed }) => (failed ? [pool] : [])),
  };
}

/** No turn begins when the time is up. */
async function inTurns(
  { now }: Services,
  pools: readonly PoolPolicy[],
  askOne: (pool: PoolPolicy) => Promise<Answer>,
): Promise<Answer[]> {
  const begun = now().getTime();
  const isLate = (): boolean => now().getTime() - begun > SEARCH_TIME;
  const answers: Answer[] = [];
  for (let at = 0; at < pools.length; at += AT_ONCE) {
    const turn = pools.slice(at, at + AT_ONCE);
    const asked = isLate() ? turn.map(unasked) : await Promise.all(turn.map(askOne));
    answers.push(...asked);
  }
  return answers;
}

function unasked(pool: PoolPolicy): Answer {
  return { pool, failed: true };
}

async function ask({ users, log }: Services, pool: PoolPolicy, account: string): Promise<Answer> {
  try {
    return { pool, user: await users.find(pool, account) };
  } catch (error) {
    log.warn({ err: error, pool: pool.alias }, 'a pool did not answer');
    return { pool, failed: true };
  }
}
