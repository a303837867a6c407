import { STSServiceException } from '@aws-sdk/client-sts';
import type { FailureKind } from '../domain/failure-kind.ts';
import { type FailureTable, kindOfAnswer } from './service-failure.ts';

/**
 * AssumeRole's errors: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * All others (AccessDenied, RegionDisabledException) are mended in the role's account or in ours.
 */
const FAILURES: FailureTable = {
  Throttling: 'retryable',
  ThrottlingException: 'retryable',
  RequestLimitExceeded: 'retryable',
};

/** What an answer of STS says; undefined for every other error. */
export function stsFailure(error: unknown): FailureKind | undefined {
  return error instanceof STSServiceException
    ? kindOfAnswer(error, FAILURES, 'installation')
    : undefined;
}
