import {
  InvalidParameterException,
  UnsupportedOperationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createClient, expectRefusal } from './cognito-client.ts';
import { adminSignIn, poolWithKim, signIn } from './pool-with-kim.ts';

describe('flows', () => {
  test('a client refuses the flows that it does not list', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId, {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
    await expectRefusal(
      adminSignIn(cognito, UserPoolId, id),
      InvalidParameterException,
      'Auth flow not enabled for this client',
    );
    await expectRefusal(
      signIn(cognito, id),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  test('a client that lists none signs nobody in by password', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { UserPoolClient } = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'web',
    });
    await expectRefusal(
      signIn(cognito, UserPoolClient?.ClientId ?? ''),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  test('the older names of the flows work as well', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId, {
      ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'],
    });
    const byAdmin = await adminSignIn(cognito, UserPoolId, id, 'ADMIN_NO_SRP_AUTH');
    expect(byAdmin.AuthenticationResult).toBeDefined();
    expect((await signIn(cognito, id)).AuthenticationResult).toBeDefined();
  });

  test('the administrators’ flow is not for apps', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      cognito.initiateAuth({ ClientId: id, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }),
      InvalidParameterException,
      'Initiate Auth method not supported.',
    );
  });

  test('a flow that the stand-in lacks says so', async () => {
    const { cognito, UserPoolId } = await poolWithKim();
    const { id } = await createClient(cognito, UserPoolId);
    await expectRefusal(
      cognito.initiateAuth({ ClientId: id, AuthFlow: 'USER_SRP_AUTH' }),
      UnsupportedOperationException,
      'This stand-in does not know the flow USER_SRP_AUTH.',
    );
  });
});
