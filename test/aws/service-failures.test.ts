import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { SQSServiceException } from '@aws-sdk/client-sqs';
import { SSMServiceException } from '@aws-sdk/client-ssm';
import { STSServiceException } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { dynamodbFailure } from '../../src/aws/dynamodb-failure.ts';
import { sqsFailure } from '../../src/aws/sqs-failure.ts';
import { ssmFailure } from '../../src/aws/ssm-failure.ts';
import { stsFailure } from '../../src/aws/sts-failure.ts';

const answered = (name: string, httpStatusCode = 400) => ({
  name,
  $fault: 'client' as const,
  $metadata: { httpStatusCode },
});

describe.each([
  [
    'DynamoDB',
    dynamodbFailure,
    (...args: Parameters<typeof answered>) => new DynamoDBServiceException(answered(...args)),
    [
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'ThrottlingException',
      'TransactionConflictException',
      'ConditionalCheckFailedException',
    ],
    ['ResourceNotFoundException', 'AccessDeniedException', 'ValidationException'],
  ],
  [
    'SQS',
    sqsFailure,
    (...args: Parameters<typeof answered>) => new SQSServiceException(answered(...args)),
    ['RequestThrottled', 'OverLimit', 'ReceiptHandleIsInvalid', 'KmsThrottled'],
    ['QueueDoesNotExist', 'AccessDeniedException', 'InvalidAddress'],
  ],
  [
    'the parameter store',
    ssmFailure,
    (...args: Parameters<typeof answered>) => new SSMServiceException(answered(...args)),
    ['ThrottlingException'],
    ['ParameterNotFound', 'AccessDeniedException', 'ParameterVersionNotFound'],
  ],
  [
    'STS',
    stsFailure,
    (...args: Parameters<typeof answered>) => new STSServiceException(answered(...args)),
    ['Throttling', 'ThrottlingException', 'RequestLimitExceeded'],
    ['AccessDenied', 'RegionDisabledException', 'InvalidClientTokenId', 'ValidationError'],
  ],
])('an answer of %s', (_service, failure, answer, retryable, installation) => {
  it.each(retryable)('%s is worth another try', (name) => {
    expect(failure(answer(name))).toBe('retryable');
  });

  it.each([...installation, 'ExpiredTokenException', 'ThatIsNewException'])(
    '%s is mended where Concierge is installed, not in a request',
    (name) => {
      expect(failure(answer(name))).toBe('installation');
    },
  );

  it.each([500, 502, 503])('with status %d leaves open whether it was applied', (status) => {
    expect(failure(answer('InternalServerError', status))).toBe('unknown');
    expect(failure(answer('AccessDeniedException', status))).toBe('unknown');
  });

  it('is told from every other error', () => {
    expect(failure(new Error('ThrottlingException'))).toBeUndefined();
  });
});
