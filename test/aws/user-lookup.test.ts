import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  TooManyRequestsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createUserLookup } from '../../src/aws/user-lookup.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const tokyo = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };
const dublin = { userPoolId: 'eu-west-1_B', region: 'eu-west-1' };
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };

describe('looking a user up', () => {
  it('gives what the rules need', async () => {
    cognito.on(AdminGetUserCommand).resolves({
      Username: 'u-1',
      UserStatus: 'CONFIRMED',
      UserCreateDate: new Date('2026-03-02T09:00:00.000Z'),
      UserAttributes: [
        { Name: 'sub', Value: 'sub-1' },
        { Name: 'custom:provision_id', Value: 'req-1' },
      ],
    });
    expect(await createUserLookup().find(tokyo, 'alice@example.com')).toEqual({
      username: 'u-1',
      sub: 'sub-1',
      status: 'CONFIRMED',
      createdAt: '2026-03-02T09:00:00.000Z',
      provisionId: 'req-1',
    });
    const [call] = cognito.commandCalls(AdminGetUserCommand);
    expect(call?.args[0].input).toEqual({
      UserPoolId: 'ap-northeast-1_A',
      Username: 'alice@example.com',
    });
  });

  it('finds nobody where there is nobody', async () => {
    cognito.on(AdminGetUserCommand).rejects(new UserNotFoundException(refusal));
    expect(await createUserLookup().find(tokyo, 'alice@example.com')).toBeUndefined();
  });

  it('does not take a failure for nobody', async () => {
    const throttled = new TooManyRequestsException(refusal);
    cognito.on(AdminGetUserCommand).rejects(throttled);
    await expect(createUserLookup().find(tokyo, 'a@example.com')).rejects.toBe(throttled);
  });

  it('asks in the region of the pool, with one client a region', async () => {
    cognito.on(AdminGetUserCommand).resolves({ Username: 'u-1' });
    const users = createUserLookup();
    const askedIn = async (pool: typeof tokyo) => {
      await users.find(pool, 'u-1');
      return cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    };
    const first = await askedIn(tokyo);
    expect(await first.config.region()).toBe('ap-northeast-1');
    expect(await (await askedIn(dublin)).config.region()).toBe('eu-west-1');
    expect(await askedIn(tokyo)).toBe(first);
  });
});
