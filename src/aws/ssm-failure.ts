import { SSMServiceException } from '@aws-sdk/client-ssm';
import type { FailureKind } from '../domain/failure-kind.ts';
import { type FailureTable, kindOfAnswer } from './service-failure.ts';

/**
 * GetParameter's errors: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 * All others (no such parameter, no right to read it) are no request's fault. It only reads, so that
 * nothing is ever unknown.
 */
const FAILURES: FailureTable = {
  ThrottlingException: 'retryable',
  InternalServerError: 'retryable',
};

/** What an answer of the parameter store says; undefined for every other error. */
export function ssmFailure(error: unknown): FailureKind | undefined {
  return error instanceof SSMServiceException
    ? kindOfAnswer(error, FAILURES, 'installation')
    : undefined;
}
