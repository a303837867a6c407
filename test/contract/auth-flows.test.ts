import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { poolWithAlice } from './pool-with-alice.ts';
import { goodPassword } from './users-and-clients.ts';

describe('flows', () => {
  it('a client refuses the flows that it does not list', async () => {
    const { signIn, enter } = await poolWithAlice({
      client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
    });
    await expectRefusal(
      signIn(),
      InvalidParameterException,
      'Auth flow not enabled for this client',
    );
    await expectRefusal(
      enter(),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  it('a client that lists none signs nobody in by password', async () => {
    const { enter } = await poolWithAlice({ client: { ExplicitAuthFlows: undefined } });
    await expectRefusal(
      enter(),
      InvalidParameterException,
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  it('the older names of the flows work as well', async () => {
    const { cognito, UserPoolId, client, enter } = await poolWithAlice({
      client: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] },
    });
    const byAdmin = await cognito.adminInitiateAuth({
      UserPoolId,
      ClientId: client.id,
      AuthFlow: 'ADMIN_NO_SRP_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: goodPassword },
    });
    expect(byAdmin.AuthenticationResult).toBeDefined();
    expect((await enter()).AuthenticationResult).toBeDefined();
  });

  it('the administrators’ flow is not for apps', async () => {
    const { cognito, client } = await poolWithAlice();
    await expectRefusal(
      cognito.initiateAuth({ ClientId: client.id, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }),
      InvalidParameterException,
      'Initiate Auth method not supported.',
    );
  });
});
