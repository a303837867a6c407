import {
  InternalErrorException,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  ResourceNotFoundException,
  TooManyRequestsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { cognitoTrouble, isAwsError } from '../../src/aws/cognito-failure.ts';
import { POOL_ID } from '../samples.ts';

const refusal = { message: 'Because.', $metadata: { httpStatusCode: 400 } };
const fault = { message: 'Because.', $metadata: { httpStatusCode: 500 } };
const timeout = Object.assign(new Error('no answer'), { name: 'TimeoutError', $metadata: {} });

describe('an error of Cognito', () => {
  it.each([
    new NotAuthorizedException(refusal),
    new InvalidParameterException(refusal),
    new InvalidPasswordException(refusal),
    new UserNotFoundException(refusal),
  ])('%s needs a human, who reads only its name: the words hold account and role', (error) => {
    expect(cognitoTrouble(error, POOL_ID)).toEqual({
      kind: 'cognito-refused',
      error: error.name,
    });
  });

  it('ResourceNotFoundException says that the pool is gone', () => {
    expect(cognitoTrouble(new ResourceNotFoundException(refusal), POOL_ID)).toEqual({
      kind: 'pool-not-found',
      userPoolId: POOL_ID,
    });
  });

  it.each([
    new TooManyRequestsException(refusal),
    new LimitExceededException(refusal),
    new InternalErrorException(fault),
    new InvalidParameterException(fault),
  ])('%s is worth another try', (error) => {
    expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
    expect(isAwsError(error)).toBe(true);
  });

  it.each([timeout, new ConditionalCheckFailedException(refusal)])(
    '%s is AWS’s, but no answer of Cognito',
    (error) => {
      expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
      expect(isAwsError(error)).toBe(true);
    },
  );

  it.each([new TypeError('ours'), 'text', undefined])('%s is none of AWS', (error) => {
    expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
    expect(isAwsError(error)).toBe(false);
  });
});
