const FIRST = 2;
const LONGEST = 300;

/**
 * Seconds until the next try after `attempt` failed ones: full jitter under a doubling ceiling, but
 * never sooner than the service asked for.
 */
export function backoff(attempt: number, retryAfter = 0, random = Math.random): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** attempt);
  return Math.max(retryAfter, Math.ceil(random() * ceiling));
}
