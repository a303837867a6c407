import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';
import type { FailureKind } from '../domain/failure-kind.ts';
import type { Trouble } from '../domain/trouble.ts';
import { type FailureTable, kindOfAnswer } from './service-failure.ts';

/**
 * Cognito's errors, from the “Errors” sections of the calls that we make and of those that share
 * their triggers: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
 */
const FAILURES: FailureTable = {
  TooManyRequestsException: 'retryable',
  ThrottlingException: 'retryable',
  ConcurrentModificationException: 'retryable',
  // A quota, or one user's “attempt limit exceeded”, which quick repetition prolongs: writes are
  // sent once, and our own pauses are long.
  LimitExceededException: 'retryable',
  // Each try sets a fresh password, so the next one is not in the history.
  PasswordHistoryPolicyViolationException: 'retryable',
  InternalErrorException: 'unknown',
  InternalServerException: 'unknown',
  ServiceUnavailableException: 'unknown',
  RequestTimeoutException: 'unknown',
  // The message could not be sent, but the user has been created.
  CodeDeliveryFailureException: 'unknown',
  ResourceNotFoundException: 'permanent',
  NotAuthorizedException: 'permanent',
  AccessDeniedException: 'permanent',
  ForbiddenException: 'permanent',
  InvalidParameterException: 'permanent',
  InvalidPasswordException: 'permanent',
  UserNotFoundException: 'permanent',
  UsernameExistsException: 'permanent',
  AliasExistsException: 'permanent',
  UnsupportedUserStateException: 'permanent',
  PreconditionNotMetException: 'permanent',
  TooManyFailedAttemptsException: 'permanent',
  UserImportInProgressException: 'permanent',
  PasswordResetRequiredException: 'permanent',
  UserNotConfirmedException: 'permanent',
  CodeMismatchException: 'permanent',
  ExpiredCodeException: 'permanent',
  UnauthorizedException: 'permanent',
  // The app client or the pool is not set up for it.
  UnsupportedOperationException: 'permanent',
  UnsupportedTokenTypeException: 'permanent',
  OperationNotEnabledException: 'permanent',
  FeatureUnavailableInTierException: 'permanent',
  InvalidUserPoolConfigurationException: 'permanent',
  InvalidEmailRoleAccessPolicyException: 'permanent',
  InvalidSmsRoleAccessPolicyException: 'permanent',
  InvalidSmsRoleTrustRelationshipException: 'permanent',
  MFAMethodNotFoundException: 'permanent',
  SoftwareTokenMFANotFoundException: 'permanent',
  // A trigger of the pool said no, or fell over.
  UserLambdaValidationException: 'permanent',
  UnexpectedLambdaException: 'permanent',
  InvalidLambdaResponseException: 'permanent',
};

/**
 * True for an answer of Cognito of one of those names. The name and not the class, because the
 * bundles leave the classes out: scripts/few-errors.ts
 */
export function isCognitoError(error: unknown, ...names: string[]): boolean {
  return error instanceof CognitoIdentityProviderServiceException && names.includes(error.name);
}

/** What an answer of Cognito says; undefined for every other error. */
export function cognitoFailure(error: unknown): FailureKind | undefined {
  return error instanceof CognitoIdentityProviderServiceException
    ? kindOfAnswer(error, FAILURES, 'permanent')
    : undefined;
}

/** The trouble that a permanent answer of Cognito is to a request; undefined for other errors. */
export function cognitoTrouble(error: unknown, userPoolId: string): Trouble | undefined {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return undefined;
  if (cognitoFailure(error) !== 'permanent') return undefined;
  return error.name === 'ResourceNotFoundException'
    ? { kind: 'pool-not-found', userPoolId }
    : { kind: 'cognito-refused', error: error.name };
}
