import {
  type CognitoIdentityProvider,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createPool, createUser, expectRefusal, startTestCognito } from './cognito-client.ts';

async function poolOfThree(): Promise<{ cognito: CognitoIdentityProvider; UserPoolId: string }> {
  const { cognito } = await startTestCognito();
  const UserPoolId = await createPool(cognito);
  await createUser(cognito, UserPoolId, 'kim', {
    attributes: { email: 'kim@example.com', name: 'Kim "K" Ito' },
  });
  await createUser(cognito, UserPoolId, 'kimberly', {
    attributes: { email: 'kimberly@example.org' },
    permanent: false,
  });
  await createUser(cognito, UserPoolId, 'lee', { attributes: { email: 'lee@example.com' } });
  await cognito.adminDisableUser({ UserPoolId, Username: 'lee' });
  return { cognito, UserPoolId };
}

describe('ListUsers', () => {
  test('gives everybody when asked for nobody in particular', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    const { Users, PaginationToken } = await cognito.listUsers({ UserPoolId });
    expect(Users?.map(({ Username }) => Username)).toEqual(['kim', 'kimberly', 'lee']);
    expect(Users?.[2]).toMatchObject({ Enabled: false, UserStatus: 'CONFIRMED' });
    expect(PaginationToken).toBeUndefined();
  });

  test.each([
    ['email = "kim@example.com"', ['kim']],
    ['email = "KIM@EXAMPLE.COM"', ['kim']],
    ['email ^= "kim"', ['kim', 'kimberly']],
    ['username = "kim"', ['kim']],
    ['username = "KIM"', []],
    ['username ^= "ki"', ['kim', 'kimberly']],
    ['name = "Kim \\"K\\" Ito"', ['kim']],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', ['kimberly']],
    ['status = "Disabled"', ['lee']],
    ['"email"^="lee"', ['lee']],
    ['', ['kim', 'kimberly', 'lee']],
  ])('the filter %s finds %j', async (Filter, expected) => {
    const { cognito, UserPoolId } = await poolOfThree();
    const { Users } = await cognito.listUsers({ UserPoolId, Filter });
    expect(Users?.map(({ Username }) => Username)).toEqual(expected);
  });

  test.each([
    ['email', 'Error while parsing filter'],
    ['email > "kim"', 'Error while parsing filter'],
    ['email = kim', 'Error while parsing filter'],
    ['custom:team = "ops"', 'Invalid search attribute: custom:team'],
  ])('the filter %s is refused', async (Filter, message) => {
    const { cognito, UserPoolId } = await poolOfThree();
    await expectRefusal(
      cognito.listUsers({ UserPoolId, Filter }),
      InvalidParameterException,
      message,
    );
  });

  test('AttributesToGet leaves the others out', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    const { Users } = await cognito.listUsers({ UserPoolId, AttributesToGet: ['email'] });
    expect(Users?.[0]?.Attributes).toEqual([{ Name: 'email', Value: 'kim@example.com' }]);
    await expectRefusal(
      cognito.listUsers({ UserPoolId, AttributesToGet: ['custom:shoe'] }),
      InvalidParameterException,
      'One or more requested attributes do not exist.',
    );
  });

  test('Limit cuts pages, and PaginationToken goes on', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    const first = await cognito.listUsers({ UserPoolId, Limit: 2 });
    const { PaginationToken } = first;
    const second = await cognito.listUsers({ UserPoolId, Limit: 2, PaginationToken });
    expect(first.Users).toHaveLength(2);
    expect(second.Users?.map(({ Username }) => Username)).toEqual(['lee']);
    expect(second.PaginationToken).toBeUndefined();
  });

  test('a PaginationToken that no page gave is refused', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    await expectRefusal(
      cognito.listUsers({ UserPoolId, PaginationToken: 'made-up' }),
      InvalidParameterException,
      'Invalid pagination token.',
    );
  });
});
