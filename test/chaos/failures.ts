/** How each service says that it cannot, as it stands on the wire. */
import type { Service } from './calls.ts';

export interface Failure {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Refused without being done: throttled. Done, but the answer is an error of the service's own. */
export function failureOf(service: Service, when: 'before' | 'after'): Failure {
  if (service === 'slack') return when === 'before' ? RATE_LIMITED : BAD_GATEWAY;
  const [throttled, internal] = AWS_ERRORS[service];
  return when === 'before' ? awsError(400, throttled) : awsError(500, internal);
}

const AWS_ERRORS: Record<Exclude<Service, 'slack'>, [throttled: string, internal: string]> = {
  cognito: ['TooManyRequestsException', 'InternalErrorException'],
  dynamodb: [
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'com.amazonaws.dynamodb.v20120810#InternalServerError',
  ],
  sqs: ['com.amazonaws.sqs#RequestThrottled', 'com.amazonaws.sqs#InternalError'],
};

/** https://docs.slack.dev/apis/web-api/rate-limits */
const RATE_LIMITED: Failure = {
  status: 429,
  headers: { 'content-type': 'application/json', 'retry-after': '1' },
  body: JSON.stringify({ ok: false, error: 'ratelimited' }),
};

const BAD_GATEWAY: Failure = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: 'Bad Gateway',
};

function awsError(status: number, name: string): Failure {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': name };
  return { status, headers, body: JSON.stringify({ __type: name, message: 'Chaos' }) };
}
