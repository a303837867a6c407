import type { SQSClientConfig } from '@aws-sdk/client-sqs';

/** How often a client of the AWS SDK tries, and what carries its calls. */
export type ClientOptions = Required<Pick<SQSClientConfig, 'maxAttempts' | 'requestHandler'>>;

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
export const REPEATABLE: ClientOptions = { maxAttempts: 3, requestHandler: TIMEOUTS };

/**
 * For writes whose repetition would be mistaken for somebody else's: after a lost answer the SDK's
 * silent second try turns our own user into UsernameExistsException.
 */
export const ONCE: ClientOptions = { maxAttempts: 1, requestHandler: TIMEOUTS };
