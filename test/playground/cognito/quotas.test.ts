import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { operations } from '../../../playground/cognito/operations.ts';
import { categoryOf } from '../../../playground/cognito/quota-categories.ts';
import { expectRefusal } from '../../contract/answers.ts';
import { createClient, createUser, goodPassword } from '../../contract/users-and-clients.ts';
import { clientOf, createPool, startTestCognito } from './cognito-client.ts';

async function withQuotas(quotas: NonNullable<Parameters<typeof startTestCognito>[0]>['quotas']) {
  const { cognito, clock, url } = await startTestCognito({
    quotas: quotas ?? {},
    accounts: new Map([['AKIDOTHER', '210987654321']]),
  });
  const wait = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  return { cognito, url, wait };
}

const expectThrottled = (call: Promise<unknown>) =>
  expectRefusal(call, TooManyRequestsException, 'Rate exceeded');

describe('quotas', () => {
  test('every operation belongs to a category', () => {
    expect([...operations.keys()].filter((name) => !categoryOf.has(name))).toEqual([]);
  });

  test('a category is full after its quota and fills evenly again', async () => {
    const { cognito, wait } = await withQuotas({ UserPoolRead: 2 });
    const list = () => cognito.listUserPools({ MaxResults: 1 });
    await list();
    await list();
    await expectThrottled(list());
    wait(0.5);
    await list();
    await expectThrottled(list());
    wait(60);
    await list();
    await list();
    await expectThrottled(list());
  });

  test('its operations share it, those of others do not', async () => {
    const { cognito } = await withQuotas({ UserRead: 1, UserList: 1 });
    const UserPoolId = await createPool(cognito);
    await createUser(cognito, UserPoolId, 'kim');
    await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
    await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    await cognito.listUsers({ UserPoolId });
    await expectThrottled(cognito.listUsersInGroup({ UserPoolId, GroupName: 'editors' }));
  });

  test('a refused request counts like any other', async () => {
    const { cognito } = await withQuotas({ UserPoolRead: 1 });
    const describePool = () =>
      cognito.describeUserPool({ UserPoolId: 'ap-northeast-1_nowhere' }).catch(({ name }) => name);
    expect(await describePool()).toBe('ResourceNotFoundException');
    expect(await describePool()).toBe('TooManyRequestsException');
  });

  test('each account and Region has its own', async () => {
    const { cognito, url } = await withQuotas({ UserPoolRead: 1 });
    const clients = [
      cognito,
      clientOf(url, 'eu-west-1'),
      clientOf(url, 'ap-northeast-1', 'AKIDOTHER'),
    ];
    for (const client of clients) await client.listUserPools({ MaxResults: 1 });
    for (const client of clients) await expectThrottled(client.listUserPools({ MaxResults: 1 }));
  });

  test('apps use up the quota of the account and Region of their pool', async () => {
    const { cognito, url } = await withQuotas({ UserAuthentication: 1 });
    const far = clientOf(url, 'eu-west-1');
    const { id: ClientId } = await createClient(far, await createPool(far));
    const signIn = (client: string) =>
      cognito
        .initiateAuth({ ClientId: client, AuthFlow: 'USER_PASSWORD_AUTH' })
        .catch(({ name }) => name);
    expect(await signIn(ClientId)).toBe('InvalidParameterException');
    expect(await signIn(ClientId)).toBe('TooManyRequestsException');
    const { id: near } = await createClient(cognito, await createPool(cognito));
    expect(await signIn(near)).toBe('InvalidParameterException');
  });

  test('an access token says whose quota its bearer uses up', async () => {
    const { cognito, url } = await withQuotas({ UserUpdate: 1 });
    const far = clientOf(url, 'eu-west-1');
    const UserPoolId = await createPool(far);
    const { id: ClientId } = await createClient(far, UserPoolId);
    await createUser(far, UserPoolId, 'kim');
    const { AuthenticationResult } = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
    });
    await cognito.globalSignOut({ AccessToken: AuthenticationResult?.AccessToken });
    const kim = { UserPoolId, Username: 'kim' };
    await expectThrottled(far.adminDisableUser(kim));
  });

  test('answers to challenges have three times as much, then what authentication leaves', async () => {
    const { cognito } = await withQuotas({ UserAuthentication: 1 });
    const UserPoolId = await createPool(cognito);
    const { id: ClientId } = await createClient(cognito, UserPoolId);
    await createUser(cognito, UserPoolId, 'kim');
    const answer = () =>
      cognito
        .respondToAuthChallenge({ ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED' })
        .catch(({ name }) => name);
    for (let times = 0; times < 4; times++) {
      expect(await answer()).toBe('InvalidParameterException');
    }
    expect(await answer()).toBe('TooManyRequestsException');
    await expectThrottled(
      cognito.initiateAuth({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
      }),
    );
  });
});
