import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../contract/answers.ts';
import { createClient, createUser, goodPassword } from '../../contract/users-and-clients.ts';
import { clientOf, createPool, startTestCognito } from './cognito-client.ts';

const idsOf = async (cognito: ReturnType<typeof clientOf>) => {
  const { UserPools = [] } = await cognito.listUserPools({ MaxResults: 60 });
  return UserPools.map(({ Id }) => Id);
};

describe('the signature of a request', () => {
  test('names the Region that pools are made in, listed in and looked for', async () => {
    const { cognito: tokyo, url } = await startTestCognito();
    const ireland = clientOf(url, 'eu-west-1');
    const UserPoolId = await createPool(ireland);
    expect(UserPoolId).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
    expect(await idsOf(ireland)).toEqual([UserPoolId]);
    expect(await idsOf(tokyo)).toEqual([]);
    await expectRefusal(
      tokyo.describeUserPool({ UserPoolId }),
      ResourceNotFoundException,
      `User pool ${UserPoolId} does not exist.`,
    );
  });

  test('names the account by its access key; other keys work in the default one', async () => {
    const { cognito, url } = await startTestCognito({
      accounts: new Map([['AKIDOTHER', '210987654321']]),
    });
    const other = clientOf(url, 'ap-northeast-1', 'AKIDOTHER');
    const UserPoolId = await createPool(other);
    const { UserPool } = await other.describeUserPool({ UserPoolId });
    expect(UserPool?.Arn).toBe(
      `arn:aws:cognito-idp:ap-northeast-1:210987654321:userpool/${UserPoolId}`,
    );
    expect(await idsOf(cognito)).toEqual([]);
    await expectRefusal(
      cognito.deleteUserPool({ UserPoolId }),
      ResourceNotFoundException,
      `User pool ${UserPoolId} does not exist.`,
    );
    const mine = await createPool(cognito);
    const described = await cognito.describeUserPool({ UserPoolId: mine });
    expect(described.UserPool?.Arn).toContain(':123456789012:');
  });
});

test('an app, which signs nothing, finds its client wherever it is', async () => {
  const { cognito, url } = await startTestCognito({
    accounts: new Map([['AKIDOTHER', '210987654321']]),
  });
  const far = clientOf(url, 'eu-west-1', 'AKIDOTHER');
  const UserPoolId = await createPool(far);
  const { id: ClientId } = await createClient(far, UserPoolId);
  await createUser(far, UserPoolId, 'kim');
  const { AuthenticationResult } = await cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
  });
  const AccessToken = AuthenticationResult?.AccessToken ?? '';
  expect(decodeJwt(AccessToken).iss).toBe(
    `https://cognito-idp.eu-west-1.amazonaws.com/${UserPoolId}`,
  );
  await cognito.globalSignOut({ AccessToken });
});
