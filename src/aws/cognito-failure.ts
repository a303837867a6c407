import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';
import type { Trouble } from '../domain/trouble.ts';

/** Cognito's errors after which the same call may well succeed; all its others need a human. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'InternalErrorException',
  'ThrottlingException',
  'ServiceUnavailableException',
]);

/**
 * What an error of Cognito means for a request: a trouble that a human mends. Undefined for what
 * is worth another try, and for errors that are not Cognito's answer (time-outs, lost connections).
 */
export function cognitoTrouble(error: unknown, userPoolId: string): Trouble | undefined {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return undefined;
  if (RETRYABLE.has(error.name) || (error.$metadata.httpStatusCode ?? 0) >= 500) return undefined;
  return error.name === 'ResourceNotFoundException'
    ? { kind: 'pool-not-found', userPoolId }
    : { kind: 'cognito-refused', error: error.name };
}

/** True for whatever the AWS SDK throws: an answer of any service, or none in time. */
export function isAwsError(error: unknown): boolean {
  return error instanceof Error && '$metadata' in error;
}
