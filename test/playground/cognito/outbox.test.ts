import {
  type AdminCreateUserCommandInput,
  CodeDeliveryFailureException,
  LimitExceededException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import type { CognitoOptions } from '../../../playground/cognito/server.ts';
import { expectRefusal } from '../../contract/answers.ts';
import { createPool, pass, startTestCognito } from './cognito-client.ts';

const dayMinutes = 24 * 60;

/** A pool in which people are invited by e-mail. */
async function poolOfGuests(
  options: CognitoOptions = {},
  EmailSendingAccount: 'COGNITO_DEFAULT' | 'DEVELOPER' = 'COGNITO_DEFAULT',
) {
  const standIn = await startTestCognito(options);
  const { cognito } = standIn;
  const UserPoolId = await createPool(cognito, { EmailConfiguration: { EmailSendingAccount } });
  const invite = (Username: string, changes: Partial<AdminCreateUserCommandInput> = {}) =>
    cognito.adminCreateUser({
      UserPoolId,
      Username,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      DesiredDeliveryMediums: ['EMAIL'],
      TemporaryPassword: 'Welcome-4-You',
      ...changes,
    });
  return { ...standIn, UserPoolId, invite };
}

describe('the outbox', () => {
  test('tells who started the server, and everybody by HTTP, what was sent', async () => {
    const { url, clock, outbox, UserPoolId, invite } = await poolOfGuests();
    expect(outbox()).toEqual([]);
    await invite('kim');
    const expected = [
      {
        at: clock.now.toISOString(),
        poolId: UserPoolId,
        medium: 'EMAIL',
        to: 'kim@example.com',
        subject: 'Your temporary password',
        body: 'Your username is kim and temporary password is Welcome-4-You.',
      },
    ];
    expect(outbox()).toEqual(expected);
    const response = await fetch(`${url}/outbox`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual(expected);
  });

  test('a password with signs that mean something elsewhere arrives as it is', async () => {
    const { outbox, invite } = await poolOfGuests();
    await invite('kim', { TemporaryPassword: 'A1-$&-$1-{username}' });
    expect(outbox()[0]?.body).toContain('password is A1-$&-$1-{username}.');
  });
});

describe('an address that nothing reaches', () => {
  test('the user is there all the same, and RESEND can try again', async () => {
    const lost = new Set(['kim@example.com']);
    const { cognito, outbox, UserPoolId, invite } = await poolOfGuests({
      undeliverable: (to) => lost.has(to),
    });
    await expectRefusal(
      invite('kim'),
      CodeDeliveryFailureException,
      'Invalid email provided/Unable to send the email',
    );
    const user = await cognito.adminGetUser({ UserPoolId, Username: 'kim' });
    expect(user.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
    expect(outbox()).toEqual([]);
    lost.clear();
    await invite('kim', { MessageAction: 'RESEND' });
    expect(outbox()).toHaveLength(1);
  });
});

describe('the daily limit of e-mails', () => {
  test('ends with the day', async () => {
    const { clock, invite } = await poolOfGuests({ dailyEmailLimit: 1 });
    await invite('kim');
    await expectRefusal(
      invite('lee'),
      LimitExceededException,
      'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
    );
    pass(clock, dayMinutes);
    await invite('mia');
  });

  test('is not for pools that send through Amazon SES', async () => {
    const { outbox, invite } = await poolOfGuests({ dailyEmailLimit: 1 }, 'DEVELOPER');
    await invite('kim');
    await invite('lee');
    expect(outbox()).toHaveLength(2);
  });
});
