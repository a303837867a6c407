import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import type { FailureKind } from '../domain/failure-kind.ts';
import { type FailureTable, kindOfAnswer } from './service-failure.ts';

/**
 * DynamoDB's errors: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * All others (no such table, no right to use it, a malformed call) are no request's fault.
 */
const FAILURES: FailureTable = {
  ProvisionedThroughputExceededException: 'retryable',
  RequestLimitExceeded: 'retryable',
  ThrottlingException: 'retryable',
  TransactionConflictException: 'retryable',
  TransactionInProgressException: 'retryable',
  ReplicatedWriteConflictException: 'retryable',
  // Somebody else wrote first.
  ConditionalCheckFailedException: 'retryable',
  InternalServerError: 'unknown',
};

/** What an answer of DynamoDB says; undefined for every other error. */
export function dynamodbFailure(error: unknown): FailureKind | undefined {
  return error instanceof DynamoDBServiceException
    ? kindOfAnswer(error, FAILURES, 'installation')
    : undefined;
}
