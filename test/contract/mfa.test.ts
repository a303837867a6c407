import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { poolWithAlice } from './pool-with-alice.ts';

it('AdminSetUserMFAPreference turns SMS on only for who has a phone number', async () => {
  const { cognito, alice } = await poolWithAlice();
  await expectRefusal(
    cognito.adminSetUserMFAPreference({ ...alice, SMSMfaSettings: { Enabled: true } }),
    InvalidParameterException,
    'User does not have delivery config set to turn on SMS_MFA',
  );
  expect((await cognito.adminGetUser(alice)).UserMFASettingList).toBeUndefined();
});
