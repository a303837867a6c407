import { describe, expect, test } from 'vitest';
import {
  acceptNewPassword,
  askForNewPassword,
} from '../../../playground/cognito/new-password-challenge.ts';
import { newUser } from '../../../playground/cognito/new-user.ts';
import { emptyCognito } from '../../../playground/cognito/server.ts';
import type { UserPool, UserPoolClient } from '../../../playground/cognito/state.ts';
import { newSigningKey } from '../../../playground/cognito/tokens.ts';
import { userPoolSettings } from '../../../playground/cognito/user-pool-settings.ts';
import { otherPassword } from '../../contract/users-and-clients.ts';

/**
 * AdminCreateUser lets nobody in without the required attributes, yet a user from elsewhere (an
 * import, a migration) can lack one: such a user is put into the pool here by hand.
 */
describe('a user who lacks a required attribute', () => {
  const cognito = emptyCognito({ now: () => new Date('2026-03-01T09:00:00Z') });

  function poolWithLee() {
    const pool: UserPool = {
      id: 'us-east-1_imported',
      arn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_imported',
      settings: userPoolSettings({
        PoolName: 'imported',
        Schema: [
          { Name: 'email', Required: true },
          { Name: 'name', Required: true },
        ],
      }),
      createdAt: cognito.now(),
      modifiedAt: cognito.now(),
      signingKey: newSigningKey(),
      users: new Map(),
      clients: new Map(),
      groups: new Map(),
      sessions: new Map(),
      refreshTokens: new Map(),
    };
    const lee = newUser(cognito, pool, {
      username: 'lee',
      attributes: new Map([['email', 'lee@example.com']]),
      status: 'FORCE_CHANGE_PASSWORD',
      passwords: [],
    });
    pool.users.set(lee.username, lee);
    const client: UserPoolClient = {
      id: 'app',
      userPoolId: pool.id,
      secret: undefined,
      settings: { ClientName: 'app' },
      createdAt: cognito.now(),
      modifiedAt: cognito.now(),
    };
    return { pool, client, lee };
  }

  test('is told which, in the form of the API', () => {
    const { pool, client, lee } = poolWithLee();
    const { ChallengeParameters } = askForNewPassword(cognito, pool, client, lee);
    expect(ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: 'lee',
      requiredAttributes: '["userAttributes.name"]',
      userAttributes: '{"name":"","email":"lee@example.com"}',
    });
  });

  test('must give it with the new password', async () => {
    const { pool, client, lee } = poolWithLee();
    const { Session } = askForNewPassword(cognito, pool, client, lee);
    const answer = (responses: Record<string, string>) =>
      acceptNewPassword(cognito, pool, client, {
        session: Session,
        username: 'lee',
        newPassword: otherPassword,
        responses,
      });
    await expect(answer({})).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, name is missing',
    });
    expect(lee.status).toBe('FORCE_CHANGE_PASSWORD');
    await answer({ 'userAttributes.name': 'Lee' });
    expect(lee.status).toBe('CONFIRMED');
    expect(lee.attributes.get('name')).toBe('Lee');
  });
});
