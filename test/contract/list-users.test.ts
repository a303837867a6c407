import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito, eventually } from './cognito.ts';
import { createUser } from './users-and-clients.ts';

async function poolOfThree() {
  const { cognito, newPool } = await contractCognito();
  const UserPoolId = await newPool();
  await createUser(cognito, UserPoolId, 'ann', {
    attributes: { email: 'ann@example.com', name: 'Ann "A" Ito' },
  });
  await createUser(cognito, UserPoolId, 'annabel', {
    attributes: { email: 'annabel@example.org' },
    permanent: false,
  });
  await createUser(cognito, UserPoolId, 'bob', { attributes: { email: 'bob@example.com' } });
  await cognito.adminDisableUser({ UserPoolId, Username: 'bob' });
  return { cognito, UserPoolId };
}

const namesOf = (users: { Username?: string | undefined }[] = []) =>
  users.map(({ Username }) => Username).sort();

describe('ListUsers', () => {
  it('gives everybody when asked for nobody in particular', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    await eventually(async () => {
      const { Users, PaginationToken } = await cognito.listUsers({ UserPoolId });
      expect(namesOf(Users)).toEqual(['ann', 'annabel', 'bob']);
      expect(Users?.find(({ Username }) => Username === 'bob')).toMatchObject({
        Enabled: false,
        UserStatus: 'CONFIRMED',
      });
      expect(PaginationToken).toBeUndefined();
    });
  });

  it.each([
    ['email = "ann@example.com"', ['ann']],
    ['email = "ANN@EXAMPLE.COM"', ['ann']],
    ['email ^= "ann"', ['ann', 'annabel']],
    ['username = "ann"', ['ann']],
    ['username = "ANN"', []],
    ['username ^= "an"', ['ann', 'annabel']],
    ['name = "Ann \\"A\\" Ito"', ['ann']],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', ['annabel']],
    ['status = "Disabled"', ['bob']],
    ['"email"^="bob"', ['bob']],
    ['', ['ann', 'annabel', 'bob']],
  ])('the filter %s finds %j', async (Filter, expected) => {
    const { cognito, UserPoolId } = await poolOfThree();
    await eventually(async () => {
      const { Users } = await cognito.listUsers({ UserPoolId, Filter });
      expect(namesOf(Users)).toEqual(expected);
    });
  });

  it.each([
    ['email', 'Error while parsing filter'],
    ['email > "ann"', 'Error while parsing filter'],
    ['email = ann', 'Error while parsing filter'],
    ['custom:team = "ops"', 'Invalid search attribute: custom:team'],
  ])('the filter %s is refused', async (Filter, message) => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await expectRefusal(
      cognito.listUsers({ UserPoolId, Filter }),
      InvalidParameterException,
      message,
    );
  });

  it('AttributesToGet leaves the others out', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    const AttributesToGet = ['email'];
    await eventually(async () => {
      const { Users = [] } = await cognito.listUsers({ UserPoolId, AttributesToGet });
      const ann = Users.find(({ Username }) => Username === 'ann');
      expect(ann?.Attributes).toEqual([{ Name: 'email', Value: 'ann@example.com' }]);
    });
    await expectRefusal(
      cognito.listUsers({ UserPoolId, AttributesToGet: ['custom:shoe'] }),
      InvalidParameterException,
      'One or more requested attributes do not exist.',
    );
  });

  it('Limit cuts pages, and PaginationToken goes on', async () => {
    const { cognito, UserPoolId } = await poolOfThree();
    await eventually(async () => {
      const first = await cognito.listUsers({ UserPoolId, Limit: 2 });
      const { PaginationToken } = first;
      const second = await cognito.listUsers({ UserPoolId, Limit: 2, PaginationToken });
      expect(first.Users).toHaveLength(2);
      const names = namesOf([...(first.Users ?? []), ...(second.Users ?? [])]);
      expect(names).toEqual(['ann', 'annabel', 'bob']);
      expect(second.PaginationToken).toBeUndefined();
    });
  });

  it('a PaginationToken that no page gave is refused', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await expectRefusal(
      cognito.listUsers({ UserPoolId, PaginationToken: 'made-up' }),
      InvalidParameterException,
      'Invalid pagination token.',
    );
  });
});
