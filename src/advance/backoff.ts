/** All in seconds. */
const FIRST = 2;
/** Two sweeps lie within two minutes, so a request that can go on does so by then. */
const LONGEST = 60;
/** What a service may ask for; beyond that we look for ourselves. */
const LONGEST_ASKED = 900;

/** After an outcome that nobody knows: a call that is applied late must not overtake the next try. */
export const SETTLE = 10;

/**
 * Seconds until the next try after `attempt` failed ones: full jitter under a doubling ceiling
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), on top of what has to
 * be waited at least. `random` is in [0, 1).
 */
export function backoff(attempt: number, atLeast = 0, random = Math.random): number {
  const floor = Math.min(LONGEST_ASKED, atLeast);
  const jitter = Math.ceil(random() * Math.min(LONGEST, FIRST * 2 ** attempt));
  return Math.min(Math.max(LONGEST, floor), floor + jitter);
}
