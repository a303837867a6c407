import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { RequestThrottled } from '@aws-sdk/client-sqs';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { countThrottle } from '../src/throttle.ts';
import { slackError } from './slack/fake-client.ts';

const answered = { $metadata: { httpStatusCode: 400 }, message: 'Slower.' };
const throttling = Object.assign(new Error('Slower.'), { name: 'ThrottlingException' });

function counted(error: unknown) {
  const measured: unknown[] = [];
  countThrottle((name, value, by) => measured.push({ [name]: value, ...by }), error);
  return measured;
}

it.each([
  ['Cognito', new TooManyRequestsException(answered)],
  ['DynamoDB', new ProvisionedThroughputExceededException(answered)],
  ['SQS', new RequestThrottled(answered)],
  ['AWS', throttling],
  ['Slack', new WebAPIRateLimitedError(30)],
  ['Slack', slackError('ratelimited')],
])('%s asks us to slow down', (service, error) => {
  expect(counted(error)).toEqual([{ Throttles: 1, Service: service }]);
});

it.each([slackError('channel_not_found'), new TypeError('x'), 'toString', undefined])(
  'nobody does by %s',
  (error) => {
    expect(counted(error)).toEqual([]);
  },
);
