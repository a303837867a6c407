import {
  InvalidParameterException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { poolWithAlice } from './pool-with-alice.ts';
import { goodPassword, otherPassword } from './users-and-clients.ts';

const wrong = 'Incorrect username or password.';

describe('signing in', () => {
  it('the right password gives tokens, to administrators and to apps', async () => {
    const { cognito, UserPoolId, client, enter } = await poolWithAlice();
    const expected = { TokenType: 'Bearer', ExpiresIn: 3600 };
    const byAdmin = await cognito.adminInitiateAuth({
      UserPoolId,
      ClientId: client.id,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: goodPassword },
    });
    const byApp = await enter();
    expect(byAdmin.AuthenticationResult).toMatchObject(expected);
    expect(byApp.AuthenticationResult).toMatchObject(expected);
    expect(byApp.ChallengeName).toBeUndefined();
  });

  it('a wrong password is NotAuthorizedException', async () => {
    const { enter } = await poolWithAlice();
    await expectRefusal(enter({ PASSWORD: 'Wrong-horse-7' }), NotAuthorizedException, wrong);
  });

  it('an unknown user is UserNotFoundException, unless the client hides who exists', async () => {
    const { UserPoolId, newClient, enter } = await poolWithAlice();
    const discreet = await newClient(UserPoolId, { PreventUserExistenceErrors: 'ENABLED' });
    const nobody = { USERNAME: 'nobody' };
    await expectRefusal(enter(nobody), UserNotFoundException, 'User does not exist.');
    await expectRefusal(enter(nobody, discreet.id), NotAuthorizedException, wrong);
  });

  it('a disabled user is refused', async () => {
    const { cognito, alice, enter } = await poolWithAlice();
    await cognito.adminDisableUser(alice);
    await expectRefusal(enter(), NotAuthorizedException, 'User is disabled.');
  });

  it('the old password dies with the new one', async () => {
    const { cognito, alice, enter } = await poolWithAlice();
    await cognito.adminSetUserPassword({ ...alice, Password: otherPassword, Permanent: true });
    await expectRefusal(enter(), NotAuthorizedException, wrong);
  });

  it.each(['USERNAME', 'PASSWORD'])('%s must be there', async (name) => {
    const { enter } = await poolWithAlice();
    await expectRefusal(
      enter({ [name]: '' }),
      InvalidParameterException,
      `Missing required parameter ${name}`,
    );
  });

  it('an unknown client is ResourceNotFoundException', async () => {
    const { cognito, UserPoolId, enter } = await poolWithAlice();
    const message = 'User pool client nobody does not exist.';
    await expectRefusal(enter({}, 'nobody'), ResourceNotFoundException, message);
    await expectRefusal(
      cognito.adminInitiateAuth({
        UserPoolId,
        ClientId: 'nobody',
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'alice', PASSWORD: goodPassword },
      }),
      ResourceNotFoundException,
      message,
    );
  });
});
