import { SQSServiceException } from '@aws-sdk/client-sqs';
import type { FailureKind } from '../domain/failure-kind.ts';
import { type FailureTable, kindOfAnswer } from './service-failure.ts';

/**
 * SQS's errors: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 * and those of each action. All others (no such queue, no right to use it) are no request's fault.
 */
const FAILURES: FailureTable = {
  RequestThrottled: 'retryable',
  ThrottlingException: 'retryable',
  KmsThrottled: 'retryable',
  // Too many messages are under way.
  OverLimit: 'retryable',
  // The message has come back or gone meanwhile; another receive has a handle of its own.
  ReceiptHandleIsInvalid: 'retryable',
  MessageNotInflight: 'retryable',
  InternalError: 'unknown',
  ServiceUnavailable: 'unknown',
};

/** What an answer of SQS says; undefined for every other error. */
export function sqsFailure(error: unknown): FailureKind | undefined {
  return error instanceof SQSServiceException
    ? kindOfAnswer(error, FAILURES, 'installation')
    : undefined;
}
