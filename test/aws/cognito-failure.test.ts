import {
  CognitoIdentityProviderServiceException,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { cognitoFailure, cognitoTrouble, isCognitoError } from '../../src/aws/cognito-failure.ts';
import { POOL_ID } from '../samples.ts';

const refusal = { message: 'Because.', $metadata: { httpStatusCode: 400 } };
const fault = { message: 'Because.', $metadata: { httpStatusCode: 500 } };

const answer = (name: string, httpStatusCode = 400) =>
  new CognitoIdentityProviderServiceException({
    name,
    $fault: 'client',
    $metadata: { httpStatusCode },
  });

describe('an answer of Cognito', () => {
  it('is known by any of the names that are expected', () => {
    const error = answer('AliasExistsException');
    expect(isCognitoError(error, 'UsernameExistsException', 'AliasExistsException')).toBe(true);
    expect(isCognitoError(error, 'UsernameExistsException')).toBe(false);
    expect(isCognitoError(Object.assign(new Error(), { name: error.name }), error.name)).toBe(
      false,
    );
  });

  it.each([
    'TooManyRequestsException',
    'ThrottlingException',
    'LimitExceededException',
    'ConcurrentModificationException',
    'PasswordHistoryPolicyViolationException',
  ])('%s changed nothing and is worth another try', (name) => {
    expect(cognitoFailure(answer(name))).toBe('retryable');
    expect(cognitoTrouble(answer(name), POOL_ID)).toBeUndefined();
  });

  it.each([
    answer('InternalErrorException', 500),
    answer('ServiceUnavailableException', 503),
    answer('CodeDeliveryFailureException'),
    new InvalidParameterException(fault),
  ])('%s leaves open whether it was applied', (error) => {
    expect(cognitoFailure(error)).toBe('unknown');
    expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
  });

  it.each([
    'NotAuthorizedException',
    'AccessDeniedException',
    'InvalidParameterException',
    'InvalidPasswordException',
    'UserNotFoundException',
    'UserLambdaValidationException',
    'PasswordResetRequiredException',
    'CodeMismatchException',
    'OperationNotEnabledException',
    'InvalidSmsRoleAccessPolicyException',
    'ThatIsNewException',
  ])('%s needs a human, who reads only its name: the words hold account and role', (name) => {
    expect(cognitoFailure(answer(name))).toBe('permanent');
    expect(cognitoTrouble(answer(name), POOL_ID)).toEqual({ kind: 'cognito-refused', error: name });
  });

  it('ResourceNotFoundException says that the pool is gone', () => {
    expect(cognitoTrouble(new ResourceNotFoundException(refusal), POOL_ID)).toEqual({
      kind: 'pool-not-found',
      userPoolId: POOL_ID,
    });
  });

  it('with the status of throttling is worth another try, whatever its name', () => {
    expect(cognitoFailure(answer('ThatIsNewException', 429))).toBe('retryable');
  });

  it('about our credentials is no request’s fault', () => {
    const error = answer('ExpiredTokenException');
    expect(cognitoFailure(error)).toBe('installation');
    expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
  });

  it.each([new ConditionalCheckFailedException(refusal), new TypeError('ours'), 'text', undefined])(
    'is told from every other error: %s',
    (error) => {
      expect(cognitoFailure(error)).toBeUndefined();
      expect(cognitoTrouble(error, POOL_ID)).toBeUndefined();
    },
  );
});
