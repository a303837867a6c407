import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';

describe('what an input must satisfy', () => {
  it('every missing or malformed member is named, the secret ones without their value', async () => {
    const { cognito } = await contractCognito();
    await expectRefusal(
      cognito.adminSetUserPassword({
        UserPoolId: 'nope',
        Username: 'alice',
        Password: 'two words',
      }),
      InvalidParameterException,
      "2 validation errors detected: Value 'nope' at 'userPoolId' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+; ' +
        "Value at 'password' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\S]+',
    );
  });

  it('a member that is required and missing must not be null', async () => {
    const { cognito } = await contractCognito();
    await expectRefusal(
      cognito.describeUserPool({ UserPoolId: undefined }),
      InvalidParameterException,
      "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: " +
        'Member must not be null',
    );
  });

  it('a member of a list is named by its place, counted from one', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool();
    await expectRefusal(
      cognito.adminCreateUser({ UserPoolId, Username: 'alice', UserAttributes: [{ Name: '' }] }),
      InvalidParameterException,
      "2 validation errors detected: Value '' at 'userAttributes.1.member.name' failed to satisfy " +
        'constraint: Member must have length greater than or equal to 1; ' +
        "Value '' at 'userAttributes.1.member.name' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+',
    );
  });

  it('a pool that does not exist is ResourceNotFoundException', async () => {
    const { cognito, region } = await contractCognito();
    await expectRefusal(
      cognito.adminGetUser({ UserPoolId: `${region}_nowhere`, Username: 'alice' }),
      ResourceNotFoundException,
      `User pool ${region}_nowhere does not exist.`,
    );
  });
});
