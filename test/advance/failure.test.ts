import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import {
  Conflict,
  failureKind,
  failureOf,
  troubleOf,
  UnknownRequest,
} from '../../src/advance/failure.ts';
import type { FailureKind } from '../../src/domain/failure-kind.ts';
import { slackLogger } from '../../src/log.ts';
import { InvalidPolicy, readPolicy } from '../../src/policy-source.ts';
import { send } from '../../src/slack/send.ts';
import { clientOptions, createWebClient } from '../../src/slack/web-client.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { recordingLog } from '../recording-log.ts';
import { approver, HISTORY, lead, POOL_ID, REQUEST_ID, requestAt, requested } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { type BadAnswer, deadUrl, unreliableServer } from '../unreliable-server.ts';

const client = { $fault: 'client', $metadata: { httpStatusCode: 400 } } as const;
const cognito = (name: string) => new CognitoIdentityProviderServiceException({ ...client, name });
const table = (name: string) => new DynamoDBServiceException({ ...client, name });
const named = (name: string) => Object.assign(new Error('no credentials'), { name });
const missing = await readPolicy({ file: '/nowhere/policy.yml' }).catch((error: unknown) => error);

describe('what is wrong with the installation', () => {
  it.each([
    new InvalidPolicy([]),
    missing,
    named('CredentialsProviderError'),
    table('AccessDeniedException'),
    ...['ExpiredTokenException', 'UnrecognizedClientException'].flatMap((name) => [
      cognito(name),
      table(name),
    ]),
    slackError('token_revoked'),
  ])('is no trouble of the request: %s', (error) => {
    expect(troubleOf(error, requestAt('creating'))).toBeUndefined();
    expect(failureKind(error)).toBe('installation');
  });

  it('keeps the user from being created while the card cannot be shown, and then does not', async () => {
    const services = fakeWorkerServices({
      people: [lead, approver],
      slack: { 'chat.postMessage': () => slackError('token_revoked') },
    });
    services.store.put(REQUEST_ID, [requested(), ...HISTORY.approved]);
    await expect(advance(services, REQUEST_ID)).rejects.toThrow('token_revoked');
    expect(services.store.trailOf(REQUEST_ID)).toEqual(['Requested', 'Approved']);
    expect(services.lines.at(-1)).toMatchObject({ level: 'warn', step: 'show-card' });
  });
});

describe('what is wrong with the request', () => {
  it('is told by what Cognito and Slack say of it, and else is a mistake of ours', () => {
    const request = requestAt('creating');
    expect(troubleOf(cognito('NotAuthorizedException'), request)?.kind).toBe('cognito-refused');
    expect(troubleOf(slackError('is_archived'), request)?.kind).toBe('slack-refused');
    expect(troubleOf(new TypeError('ours'), request)).toEqual({ kind: 'fault' });
    expect(troubleOf(new Conflict('meanwhile'), request)).toBeUndefined();
  });
});

describe('what to do after an error', () => {
  const request = requestAt('creating');

  it('is to wait as long as the service asked', () => {
    const limited = new WebAPIRateLimitedError(17);
    expect(failureOf(limited, request)).toEqual({ kind: 'retryable', retryAfter: 17 });
    const throttled = cognito('TooManyRequestsException');
    expect(failureOf(throttled, request)).toEqual({ kind: 'retryable', retryAfter: 0 });
  });

  it('is to look first, when nobody knows whether the change was applied', () => {
    expect(failureOf(slackError('fatal_error'), request)).toEqual({ kind: 'unknown' });
  });

  it('is to let a human mend the trouble', () => {
    expect(failureOf(slackError('is_archived'), request)).toEqual({
      kind: 'permanent',
      trouble: { kind: 'slack-refused', error: 'is_archived' },
    });
  });

  it('is told by name in the log', () => {
    expect(new Conflict('meanwhile').name).toBe('Conflict');
    expect(new UnknownRequest('r1').name).toBe('UnknownRequest');
  });

  it('is to begin anew, when somebody else wrote first', () => {
    expect(failureKind(new Conflict('meanwhile'))).toBe('retryable');
  });
});

describe('a network that fails', () => {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  /** In ms: what answers at all has time to, on a busy machine too. */
  const patience = (answer: BadAnswer) => (answer.endsWith('never') ? 50 : 4_000);
  const timeOuts = (length: number) => ({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: length,
      requestTimeout: length,
      socketTimeout: length,
      throwOnRequestTimeout: true,
    },
  });

  const fromAws = (endpoint: string, length: number) =>
    new CognitoIdentityProviderClient({
      ...timeOuts(length),
      endpoint,
      credentials,
      region: 'eu-west-1',
    })
      .send(new AdminGetUserCommand({ UserPoolId: POOL_ID, Username: 'kim' }))
      .catch((error: unknown) => error);
  const { credentials: tokens } = fakeWorkerServices();
  const fromSlack = (url: string, length: number) =>
    createWebClient(
      clientOptions(`${url}/api/`, tokens, slackLogger(recordingLog().log), length, send),
    )
      .chat.postMessage({ channel: 'C0', text: 'Hello' })
      .catch((error: unknown) => error);

  it.each<[BadAnswer, FailureKind, FailureKind]>([
    ['never', 'unknown', 'unknown'],
    ['nothing and hangs up', 'unknown', 'unknown'],
    ['the head and then never', 'unknown', 'unknown'],
    ['half and hangs up', 'unknown', 'unknown'],
    ['a page of a proxy', 'unknown', 'unknown'],
    ['a 502 of a proxy', 'unknown', 'unknown'],
    ['a 403 of a proxy', 'unknown', 'installation'],
    ['a 429 without a time', 'retryable', 'retryable'],
    ['a 429 with a time', 'retryable', 'retryable'],
    ['a 503 with a time', 'unknown', 'unknown'],
  ])('answers %s: AWS %s, Slack %s', async (answer, ofAws, ofSlack) => {
    const server = await unreliableServer(answer);
    const length = patience(answer);
    const errors = await Promise.all([fromAws(server.url, length), fromSlack(server.url, length)]);
    await server.close();
    expect(errors.map(failureKind)).toEqual([ofAws, ofSlack]);
  });

  it('and was not reached has changed nothing', async () => {
    const url = await deadUrl();
    const errors = await Promise.all([fromAws(url, 4_000), fromSlack(url, 4_000)]);
    expect(errors.map(failureKind)).toEqual(['retryable', 'retryable']);
  });
});
