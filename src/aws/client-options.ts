/**
 * Time-outs of every call to AWS, in ms. Without `throwOnRequestTimeout` the SDK only warns when
 * `requestTimeout` passes and goes on waiting.
 */
const TIMEOUTS = {
  connectionTimeout: 1_000,
  requestTimeout: 3_000,
  throwOnRequestTimeout: true,
} as const;

/** For reads and for writes that may be repeated. */
export const REPEATABLE = { maxAttempts: 3, requestHandler: TIMEOUTS } as const;

/**
 * For writes whose repetition would be mistaken for somebody else's: after a lost answer the SDK's
 * silent second try turns our own user into UsernameExistsException.
 */
export const ONCE = { maxAttempts: 1, requestHandler: TIMEOUTS } as const;
