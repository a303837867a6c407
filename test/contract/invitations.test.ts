import {
  InvalidParameterException,
  type MessageTemplateType,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito, onAws } from './cognito.ts';

const EMAIL = 'alice@example.com';
const PHONE = '+15555551212';

/** The attributes of somebody who can be reached both ways. */
const UserAttributes = [
  { Name: 'email', Value: EMAIL },
  { Name: 'phone_number', Value: PHONE },
];

async function poolWithTemplate(InviteMessageTemplate?: MessageTemplateType) {
  const { cognito, newPool, inbox } = await contractCognito();
  const UserPoolId = await newPool(
    InviteMessageTemplate && { AdminCreateUserConfig: { InviteMessageTemplate } },
  );
  return { cognito, inbox, user: { UserPoolId, Username: 'alice', UserAttributes } };
}

// On AWS invitations arrive in a mailbox and on a telephone, where no test can read them.
describe.skipIf(onAws)('what an invitation says', () => {
  const TemporaryPassword = 'Welcome-4-Alice';

  it('goes by e-mail with the username and the temporary password', async () => {
    const { cognito, inbox, user } = await poolWithTemplate();
    await cognito.adminCreateUser({
      ...user,
      TemporaryPassword,
      DesiredDeliveryMediums: ['EMAIL'],
    });
    expect(inbox(EMAIL)).toMatchObject({
      medium: 'EMAIL',
      subject: 'Your temporary password',
      body: 'Your username is alice and temporary password is Welcome-4-Alice.',
    });
    expect(inbox(PHONE)).toBeUndefined();
  });

  it('goes by SMS when no medium is named', async () => {
    const { cognito, inbox, user } = await poolWithTemplate();
    await cognito.adminCreateUser({ ...user, TemporaryPassword });
    expect(inbox(PHONE)).toMatchObject({ medium: 'SMS' });
    expect(inbox(PHONE)?.subject).toBeUndefined();
    expect(inbox(EMAIL)).toBeUndefined();
  });

  it('goes both ways on request, in the words of InviteMessageTemplate', async () => {
    const { cognito, inbox, user } = await poolWithTemplate({
      EmailSubject: 'Welcome, {username}',
      EmailMessage: 'Hello {username}, enter {####}',
      SMSMessage: '{username}: {####}',
    });
    const DesiredDeliveryMediums: ('EMAIL' | 'SMS')[] = ['EMAIL', 'SMS'];
    await cognito.adminCreateUser({ ...user, TemporaryPassword, DesiredDeliveryMediums });
    expect(inbox(EMAIL)).toMatchObject({
      subject: 'Welcome, alice',
      body: 'Hello alice, enter Welcome-4-Alice',
    });
    expect(inbox(PHONE)?.body).toBe('alice: Welcome-4-Alice');
  });

  it('names the address where usernames are addresses', async () => {
    const { cognito, newPool, inbox } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    const DesiredDeliveryMediums: 'EMAIL'[] = ['EMAIL'];
    await cognito.adminCreateUser({ UserPoolId, Username: EMAIL, DesiredDeliveryMediums });
    expect(inbox(EMAIL)?.body).toContain(`Your username is ${EMAIL} and`);
  });

  it('RESEND brings another temporary password, which signs in', async () => {
    const { cognito, newPool, newClient, inbox } = await contractCognito();
    const UserPoolId = await newPool();
    const { id: ClientId } = await newClient(UserPoolId);
    const invite = async (MessageAction?: 'RESEND') => {
      await cognito.adminCreateUser({
        UserPoolId,
        Username: 'alice',
        UserAttributes,
        MessageAction,
        DesiredDeliveryMediums: ['EMAIL'],
      });
      return /password is (\S+)\.$/.exec(inbox(EMAIL)?.body ?? '')?.[1] ?? '';
    };
    const [first, second] = [await invite(), await invite('RESEND')];
    expect(second).not.toBe(first);
    const { ChallengeName } = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD: second },
    });
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  it('SUPPRESS sends nothing', async () => {
    const { cognito, inbox, user } = await poolWithTemplate();
    await cognito.adminCreateUser({ ...user, MessageAction: 'SUPPRESS' });
    expect([inbox(EMAIL), inbox(PHONE)]).toEqual([undefined, undefined]);
  });
});

describe('message templates', () => {
  it.each<[string, MessageTemplateType]>([
    ['an e-mail without {username}', { EmailMessage: 'Enter {####}' }],
    ['an e-mail without {####}', { EmailMessage: 'Hello {username}' }],
    ['an SMS without {####}', { SMSMessage: 'Hello {username}' }],
  ])('an invitation by %s is refused', async (_case, template) => {
    await expect(poolWithTemplate(template)).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it('a verification message goes out with a code, unless the pool says otherwise', async () => {
    const { cognito, newPool } = await contractCognito();
    const EmailMessage = 'Enter {####}';
    const UserPoolId = await newPool({ VerificationMessageTemplate: { EmailMessage } });
    const { UserPool } = await cognito.describeUserPool({ UserPoolId });
    expect(UserPool?.VerificationMessageTemplate).toMatchObject({
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      EmailMessage,
    });
  });

  it('a verification message without {####} is refused', async () => {
    const { newPool } = await contractCognito();
    await expectRefusal(
      newPool({ SmsVerificationMessage: 'No code here' }),
      InvalidParameterException,
      "1 validation error detected: Value 'No code here' at 'smsVerificationMessage' failed to satisfy constraint: Member must satisfy regular expression pattern: .*\\{####\\}.*",
    );
    await expect(
      newPool({ VerificationMessageTemplate: { EmailMessage: 'No code here' } }),
    ).rejects.toThrow("at 'verificationMessageTemplate.emailMessage' failed to satisfy constraint");
  });
});
