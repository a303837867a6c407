import {
  AliasExistsException,
  CodeDeliveryFailureException,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  ExpiredCodeException,
  GetUserAttributeVerificationCodeCommand,
  InternalErrorException,
  InvalidSmsRoleAccessPolicyException,
  LimitExceededException,
  NotAuthorizedException,
  TooManyRequestsException,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createAppClients } from '../../src/aws/app-client.ts';
import { Secret } from '../../src/domain/secret.ts';
import { NOW } from '../samples.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const pool = { userPoolId: 'eu-west-1_A', region: 'eu-west-1' };
const token = new Secret('access');
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };
const broken = { message: 'no', $metadata: { httpStatusCode: 500 } };
const silence = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });

describe('a code', () => {
  const send = () => createAppClients(() => NOW).sendCode(pool, token, 'email');

  it('is sent once, to where Cognito says', async () => {
    cognito.on(GetUserAttributeVerificationCodeCommand).resolves({
      CodeDeliveryDetails: { Destination: 'k***@e***', DeliveryMedium: 'EMAIL' },
    });
    expect(await send()).toEqual({ kind: 'sent', destination: 'k***@e***' });
    const [call] = cognito.commandCalls(GetUserAttributeVerificationCodeCommand);
    expect(call?.args[0].input).toEqual({ AccessToken: 'access', AttributeName: 'email' });
    const client = cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    expect(await client.config.region()).toBe('eu-west-1');
    expect(await client.config.maxAttempts()).toBe(1);
  });

  it.each([
    [new LimitExceededException(refusal), 'limit'],
    [new CodeDeliveryFailureException(refusal), 'not-delivered'],
    [new NotAuthorizedException(refusal), 'NotAuthorizedException'],
    [new InvalidSmsRoleAccessPolicyException(refusal), 'InvalidSmsRoleAccessPolicyException'],
  ])('is not sent: %s', async (error, why) => {
    cognito.on(GetUserAttributeVerificationCodeCommand).rejects(error);
    expect(await send()).toEqual({ kind: 'refused', why });
  });

  it.each([new TooManyRequestsException(refusal), new InternalErrorException(broken), silence])(
    'may have been sent, or may be sent later: %s',
    async (error) => {
      cognito.on(GetUserAttributeVerificationCodeCommand).rejects(error);
      await expect(send()).rejects.toBe(error);
    },
  );
});

describe('proving an address', () => {
  const prove = () =>
    createAppClients(() => NOW).verify(pool, token, 'phone_number', new Secret('123456'));

  it('succeeds with the right code', async () => {
    cognito.on(VerifyUserAttributeCommand).resolves({});
    expect(await prove()).toBe('verified');
    const [call] = cognito.commandCalls(VerifyUserAttributeCommand);
    expect(call?.args[0].input).toEqual({
      AccessToken: 'access',
      AttributeName: 'phone_number',
      Code: '123456',
    });
  });

  it.each([
    [new CodeMismatchException(refusal), 'wrong'],
    [new ExpiredCodeException(refusal), 'expired'],
    [new LimitExceededException(refusal), 'limit'],
    [new AliasExistsException(refusal), 'taken'],
  ])('fails: %s', async (error, outcome) => {
    cognito.on(VerifyUserAttributeCommand).rejects(error);
    expect(await prove()).toBe(outcome);
  });

  it.each([new NotAuthorizedException(refusal), new InternalErrorException(broken), silence])(
    'ends without a word about the code: %s',
    async (error) => {
      cognito.on(VerifyUserAttributeCommand).rejects(error);
      await expect(prove()).rejects.toBe(error);
    },
  );
});
