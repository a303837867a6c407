import { UnsupportedOperationException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { operations } from '../../../playground/cognito/operations.ts';
import { expectRefusal } from '../../contract/answers.ts';
import { createClient, createUser, goodPassword } from '../../contract/users-and-clients.ts';
import { createPool, startTestCognito } from './cognito-client.ts';

const jsonHeaders = { 'content-type': 'application/x-amz-json-1.1' };
const target = (operation: string) => ({
  ...jsonHeaders,
  'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
});

describe('the wire', () => {
  test('these operations exist, and no others', () => {
    expect([...operations.keys()].sort()).toEqual([
      'AddCustomAttributes',
      'AdminAddUserToGroup',
      'AdminConfirmSignUp',
      'AdminCreateUser',
      'AdminDeleteUser',
      'AdminDeleteUserAttributes',
      'AdminDisableUser',
      'AdminEnableUser',
      'AdminGetUser',
      'AdminInitiateAuth',
      'AdminListGroupsForUser',
      'AdminRemoveUserFromGroup',
      'AdminResetUserPassword',
      'AdminRespondToAuthChallenge',
      'AdminSetUserMFAPreference',
      'AdminSetUserPassword',
      'AdminUpdateUserAttributes',
      'AdminUserGlobalSignOut',
      'ChangePassword',
      'ConfirmForgotPassword',
      'ConfirmSignUp',
      'CreateGroup',
      'CreateUserPool',
      'CreateUserPoolClient',
      'DeleteGroup',
      'DeleteUserAttributes',
      'DeleteUserPool',
      'DeleteUserPoolClient',
      'DescribeUserPool',
      'DescribeUserPoolClient',
      'ForgotPassword',
      'GetGroup',
      'GetUser',
      'GetUserAttributeVerificationCode',
      'GlobalSignOut',
      'InitiateAuth',
      'ListGroups',
      'ListUserPoolClients',
      'ListUserPools',
      'ListUsers',
      'ListUsersInGroup',
      'ResendConfirmationCode',
      'RespondToAuthChallenge',
      'RevokeToken',
      'SignUp',
      'UpdateGroup',
      'UpdateUserAttributes',
      'UpdateUserPool',
      'UpdateUserPoolClient',
      'VerifyUserAttribute',
    ]);
  });

  test('only the operations of an app may come unsigned', () => {
    const unsigned = [...operations].filter(([, { signed }]) => !signed).map(([name]) => name);
    expect(unsigned).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge',
      'GlobalSignOut',
      'RevokeToken',
      'SignUp',
      'ConfirmSignUp',
      'ResendConfirmationCode',
      'ForgotPassword',
      'ConfirmForgotPassword',
      'ChangePassword',
      'GetUser',
      'UpdateUserAttributes',
      'DeleteUserAttributes',
      'GetUserAttributeVerificationCode',
      'VerifyUserAttribute',
    ]);
  });

  test('an operation that does not exist is UnknownOperationException', async () => {
    const { url } = await startTestCognito();
    const response = await fetch(url, { method: 'POST', headers: target('DropTable'), body: '{}' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  test('an admin operation without a signature is MissingAuthenticationTokenException', async () => {
    const { url } = await startTestCognito();
    const response = await fetch(url, {
      method: 'POST',
      headers: target('ListUserPools'),
      body: '{"MaxResults":10}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
  });

  test('an app needs no signature', async () => {
    const { cognito, url } = await startTestCognito();
    const UserPoolId = await createPool(cognito);
    const { id } = await createClient(cognito, UserPoolId);
    await createUser(cognito, UserPoolId, 'kim');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
      body: JSON.stringify({
        ClientId: id,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
      }),
    });
    expect(await response.json()).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } });
  });

  test('a pool that does not exist has no keys', async () => {
    const { url } = await startTestCognito();
    const response = await fetch(`${url}/ap-northeast-1_nowhere/.well-known/jwks.json`);
    expect(response.status).toBe(404);
  });

  test('errors carry their name in the body and in a header, and a request id', async () => {
    const { url } = await startTestCognito();
    const response = await fetch(url, {
      method: 'POST',
      headers: target('InitiateAuth'),
      body: '{"ClientId":"nobody","AuthFlow":"USER_PASSWORD_AUTH"}',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException:');
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'User pool client nobody does not exist.',
    });
  });

  test.each([
    ['a body that is not JSON', '{'],
    ['a value of the wrong type', '{"ClientId":7,"AuthFlow":"USER_PASSWORD_AUTH"}'],
  ])('%s is SerializationException', async (_case, body) => {
    const { url } = await startTestCognito();
    const response = await fetch(url, { method: 'POST', headers: target('InitiateAuth'), body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });

  test('moments travel as seconds since 1970', async () => {
    const { url } = await startTestCognito();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...target('CreateUserPool'),
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE',
      },
      body: '{"PoolName":"staff"}',
    });
    expect(await response.json()).toMatchObject({ UserPool: { CreationDate: 1_772_355_600.25 } });
  });
});

describe('what the stand-in lacks', () => {
  test('is said of a flow and of a challenge', async () => {
    const { cognito } = await startTestCognito();
    const { id: ClientId } = await createClient(cognito, await createPool(cognito));
    await expectRefusal(
      cognito.initiateAuth({ ClientId, AuthFlow: 'USER_SRP_AUTH' }),
      UnsupportedOperationException,
      'This stand-in does not know the flow USER_SRP_AUTH.',
    );
    await expectRefusal(
      cognito.respondToAuthChallenge({ ClientId, ChallengeName: 'SMS_MFA' }),
      UnsupportedOperationException,
      'This stand-in does not know the challenge SMS_MFA.',
    );
  });
});
