import {
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { poolWithAlice } from './pool-with-alice.ts';

const oldPassword = 'Correct-horse-7';
const newPassword = 'Battery-staple-8';
const wrong = 'Incorrect username or password.';

async function aliceIsIn(PasswordHistorySize = 0) {
  const world = await poolWithAlice({
    pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize } } },
  });
  const { AccessToken } = await world.signIn();
  const change = (PreviousPassword: string, ProposedPassword: string) =>
    world.cognito.changePassword({ AccessToken, PreviousPassword, ProposedPassword });
  return { ...world, AccessToken, change };
}

describe('ChangePassword', () => {
  it('replaces the password', async () => {
    const { change, signIn } = await aliceIsIn();
    await change(oldPassword, newPassword);
    expect((await signIn(newPassword)).AccessToken).not.toBe('');
    await expectRefusal(signIn(oldPassword), NotAuthorizedException, wrong);
  });

  it('needs the previous password', async () => {
    const { cognito, AccessToken, change, signIn } = await aliceIsIn();
    await expectRefusal(change('Wrong-horse-7', newPassword), NotAuthorizedException, wrong);
    await expectRefusal(
      cognito.changePassword({ AccessToken, ProposedPassword: newPassword }),
      NotAuthorizedException,
      wrong,
    );
    expect((await signIn()).AccessToken).not.toBe('');
  });

  it('holds the new one against the policy and the history', async () => {
    const { change } = await aliceIsIn(1);
    await expectRefusal(
      change(oldPassword, 'short'),
      InvalidPasswordException,
      'Password did not conform with policy: Password not long enough',
    );
    await expectRefusal(
      change(oldPassword, oldPassword),
      PasswordHistoryPolicyViolationException,
      'Password has previously been used.',
    );
  });

  it('is for who holds an access token', async () => {
    const { cognito } = await aliceIsIn();
    await expectRefusal(
      cognito.changePassword({
        AccessToken: 'made.up.token',
        PreviousPassword: oldPassword,
        ProposedPassword: newPassword,
      }),
      NotAuthorizedException,
      'Invalid Access Token',
    );
  });

  it('cannot be used to guess the password', async () => {
    const { change } = await aliceIsIn();
    for (let guess = 0; guess < 5; guess += 1) {
      await expectRefusal(
        change(`Wrong-horse-${guess}`, newPassword),
        NotAuthorizedException,
        wrong,
      );
    }
    await expectRefusal(
      change(oldPassword, newPassword),
      LimitExceededException,
      'Attempt limit exceeded, please try after some time.',
    );
  });
});
