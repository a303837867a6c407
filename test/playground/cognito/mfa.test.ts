import { describe, expect, test } from 'vitest';
import {
  createClient,
  createUser,
  goodPassword,
  otherPassword,
} from '../../contract/users-and-clients.ts';
import { createPool, startTestCognito } from './cognito-client.ts';

/** Amazon Cognito wants an IAM role for these pools, so that they cannot be under contract. */
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' };
const preferred = { Enabled: true, PreferredMfa: true };

async function kimIn(MfaConfiguration: 'OFF' | 'ON' | 'OPTIONAL', permanent = true) {
  const { cognito } = await startTestCognito();
  const UserPoolId = await createPool(cognito, { MfaConfiguration, SmsConfiguration });
  const { id: ClientId } = await createClient(cognito, UserPoolId);
  const attributes = { phone_number: '+15555551212' };
  await createUser(cognito, UserPoolId, 'kim', { attributes, permanent });
  const signIn = () =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: goodPassword },
    });
  return { cognito, ClientId, kim: { UserPoolId, Username: 'kim' }, signIn };
}

describe('a second factor', () => {
  test('by SMS stands before the tokens', async () => {
    const { cognito, kim, signIn } = await kimIn('OPTIONAL');
    await cognito.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: preferred });
    expect(await signIn()).toMatchObject({
      ChallengeName: 'SMS_MFA',
      Session: expect.any(String),
      ChallengeParameters: {
        USER_ID_FOR_SRP: 'kim',
        CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
        CODE_DELIVERY_DESTINATION: '+*******1212',
      },
    });
    expect((await signIn()).AuthenticationResult).toBeUndefined();
  });

  test('by an app is the one that is preferred', async () => {
    const { cognito, kim, signIn } = await kimIn('ON');
    await cognito.adminSetUserMFAPreference({
      ...kim,
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: preferred,
    });
    expect((await signIn()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  test('has to be set up where the pool demands one', async () => {
    const { signIn } = await kimIn('ON');
    expect(await signIn()).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    });
  });

  test('is not asked for where it is optional and not set, or off', async () => {
    expect((await (await kimIn('OPTIONAL')).signIn()).AuthenticationResult).toBeDefined();
    const { cognito, kim, signIn } = await kimIn('OFF');
    await cognito.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: preferred });
    expect((await signIn()).AuthenticationResult).toBeDefined();
  });

  test('comes after the new password', async () => {
    const { cognito, ClientId, signIn } = await kimIn('ON', false);
    const { ChallengeName, Session } = await signIn();
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const next = await cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: otherPassword },
    });
    expect(next.ChallengeName).toBe('MFA_SETUP');
  });
});

describe('AdminSetUserMFAPreference', () => {
  test('shows in AdminGetUser and ListUsers until it is turned off', async () => {
    const { cognito, kim } = await kimIn('OPTIONAL');
    const show = async () => {
      const { PreferredMfaSetting, UserMFASettingList, MFAOptions } =
        await cognito.adminGetUser(kim);
      const { Users } = await cognito.listUsers({ UserPoolId: kim.UserPoolId });
      return {
        PreferredMfaSetting,
        UserMFASettingList,
        MFAOptions,
        listed: Users?.[0]?.MFAOptions,
      };
    };
    const sms = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }];
    await cognito.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: preferred });
    expect(await show()).toEqual({
      PreferredMfaSetting: 'SMS_MFA',
      UserMFASettingList: ['SMS_MFA'],
      MFAOptions: sms,
      listed: sms,
    });
    await cognito.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: { Enabled: false } });
    expect(await show()).toEqual({});
  });
});

test('an update of the pool keeps MFA, and the role that sends its messages', async () => {
  const { cognito, kim } = await kimIn('OPTIONAL');
  const { UserPoolId } = kim;
  await cognito.updateUserPool({ UserPoolId });
  await cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'OPTIONAL' });
  const { UserPool } = await cognito.describeUserPool({ UserPoolId });
  expect(UserPool).toMatchObject({ MfaConfiguration: 'OPTIONAL', SmsConfiguration });
  await cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'OFF' });
  await cognito.updateUserPool({ UserPoolId });
  const after = await cognito.describeUserPool({ UserPoolId });
  expect(after.UserPool?.MfaConfiguration).toBe('OFF');
});
