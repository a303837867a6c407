import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import type { Milliseconds } from '../domain/duration.ts';

/** How often a client of the AWS SDK tries, and how long its calls may take. */
export interface ClientOptions
  extends Required<Pick<SQSClientConfig, 'maxAttempts' | 'requestHandler'>> {
  /** For a whole call: all its attempts, the SDK's pauses between them, and reading the answer. */
  deadline: Milliseconds;
}

/**
 * For one attempt, until the answer begins. Without `throwOnRequestTimeout` the SDK only warns when
 * the time has passed, and goes on waiting.
 */
function attempt(requestTimeout: Milliseconds) {
  return { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true };
}

/** For DynamoDB, SQS and the parameter store, which answer within milliseconds. */
export const REPEATABLE: ClientOptions = {
  maxAttempts: 2,
  requestHandler: attempt(1_000),
  deadline: 1_500,
};

/** For reads in a user pool, whose region may be far away. */
export const COGNITO_READ: ClientOptions = {
  maxAttempts: 2,
  requestHandler: attempt(1_500),
  deadline: 2_000,
};

/**
 * For writes whose repetition would be mistaken for somebody else's: after a lost answer the SDK's
 * silent second try turns our own user into UsernameExistsException.
 */
export const COGNITO_WRITE: ClientOptions = {
  maxAttempts: 1,
  requestHandler: attempt(3_000),
  deadline: 3_000,
};

/** Ends a call when its time is up. The SDK by itself would wait minutes for half an answer. */
export function inTime({ deadline }: ClientOptions): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(deadline) };
}
