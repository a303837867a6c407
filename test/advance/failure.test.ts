import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { Conflict, troubleOf } from '../../src/advance/failure.ts';
import { InvalidPolicy, readPolicy } from '../../src/policy-source.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { approver, HISTORY, lead, REQUEST_ID, requestAt, requested } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';

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
