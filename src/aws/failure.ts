import type { Trouble } from '../domain/trouble.ts';

/** Errors of AWS after which the same call may well succeed; everything else needs a human. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'InternalErrorException',
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottlingException',
  'RequestThrottled',
  'TimeoutError',
  'RequestTimeout',
  'ConditionalCheckFailedException',
]);

/** What an AWS error means for a request: a trouble that a human mends, or undefined: try again. */
export function awsTrouble(error: Error, userPoolId: string): Trouble | undefined {
  if (!isAwsError(error) || isRetryable(error)) return undefined;
  return error.name === 'ResourceNotFoundException'
    ? { kind: 'pool-not-found', userPoolId }
    : { kind: 'cognito-refused', error: error.name, message: error.message };
}

/** True for what the SDK throws when AWS answered, or could not be asked. */
export function isAwsError(
  error: Error,
): error is Error & { $metadata: { httpStatusCode?: number } } {
  return '$metadata' in error;
}

function isRetryable(error: Error & { $metadata: { httpStatusCode?: number } }): boolean {
  return RETRYABLE.has(error.name) || (error.$metadata.httpStatusCode ?? 0) >= 500;
}
