import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import {
  emailInviteMessage,
  emailSubject,
  emailVerificationMessage,
  emailVerificationMessageByLink,
  smsInviteMessage,
  smsVerificationMessage,
} from './shapes.ts';

export const inviteMessageTemplate = z.object({
  EmailMessage: z.optional(emailInviteMessage),
  EmailSubject: z.optional(emailSubject),
  SMSMessage: z.optional(smsInviteMessage),
});

export const verificationMessageTemplate = z.object({
  DefaultEmailOption: z._default(
    z.enum(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK']),
    'CONFIRM_WITH_CODE',
  ),
  EmailMessage: z.optional(emailVerificationMessage),
  EmailSubject: z.optional(emailSubject),
  EmailMessageByLink: z.optional(emailVerificationMessageByLink),
  EmailSubjectByLink: z.optional(emailSubject),
  SmsMessage: z.optional(smsVerificationMessage),
});

/**
 * An invitation must name the user and, unless the pool lets people in by a code alone, the password
 * (developer guide, "Customizing user invitation messages").
 * @throws CognitoException InvalidParameterException
 */
export function checkInvitations(
  template: z.infer<typeof inviteMessageTemplate> | undefined,
  firstFactors: readonly string[] = ['PASSWORD'],
): void {
  const passwordless = firstFactors.some((factor) => factor.endsWith('_OTP'));
  const placeholders = passwordless ? ['{username}'] : ['{username}', '{####}'];
  const messages = [template?.EmailMessage, template?.SMSMessage];
  const incomplete = messages.some(
    (message) =>
      message !== undefined && placeholders.some((placeholder) => !message.includes(placeholder)),
  );
  if (incomplete) throw invalidParameter('The message is invalid.');
}
