/**
 * How long Slack may take to answer, in ms. The front's own answer is due in three seconds. A message
 * whose answer comes too late is posted twice, so the worker waits longer.
 */
export const TIMEOUT = { front: 2_000, worker: 2_500 } as const;
