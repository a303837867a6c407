/** What Cognito writes: the pool's own templates, or the default texts where it has none. */
import { deliver } from './outbox.ts';
import type { CodePurpose, Cognito, User, UserPool, VerifiableAttribute } from './state.ts';

export type Medium = 'EMAIL' | 'SMS';

export interface CodeDeliveryDetails {
  Destination: string;
  DeliveryMedium: Medium;
  AttributeName: string;
}

export const mediumOf = { email: 'EMAIL', phone_number: 'SMS' } as const;
const attributeOf = { EMAIL: 'email', SMS: 'phone_number' } as const;

const invitation = 'Your username is {username} and temporary password is {####}.';

/**
 * Invites a new user with a temporary password.
 * @throws CognitoException CodeDeliveryFailureException, LimitExceededException
 */
export function sendInvitation(
  cognito: Cognito,
  pool: UserPool,
  user: User,
  temporaryPassword: string,
  mediums: readonly Medium[],
): void {
  const template = pool.settings.AdminCreateUserConfig.InviteMessageTemplate;
  const write = (text: string) => fill(text, nameToInvite(pool, user), temporaryPassword);
  for (const medium of mediums) {
    const to = user.attributes.get(attributeOf[medium]) ?? '';
    const text = medium === 'EMAIL' ? template?.EmailMessage : template?.SMSMessage;
    const subject = write(template?.EmailSubject ?? 'Your temporary password');
    const body = write(text ?? invitation);
    deliver(cognito, pool, { medium, to, ...(medium === 'EMAIL' && { subject }), body });
  }
}

/** Where usernames are addresses, the stored username is a UUID that nobody signs in with. */
function nameToInvite(pool: UserPool, user: User): string {
  const names = pool.settings.UsernameAttributes?.map((name) => user.attributes.get(name)) ?? [];
  return names.find((name) => name !== undefined) ?? user.username;
}

/**
 * Sends a code to the user's e-mail address or phone number.
 * @throws CognitoException CodeDeliveryFailureException, LimitExceededException
 */
export function sendCode(
  cognito: Cognito,
  pool: UserPool,
  user: User,
  message: { purpose: CodePurpose; attribute: VerifiableAttribute; to: string; code: string },
): CodeDeliveryDetails {
  const { purpose, attribute, to, code } = message;
  const medium = mediumOf[attribute];
  const text = verificationText(pool, medium) ?? defaultText(purpose);
  const subject = verificationSubject(pool);
  const body = fill(text, user.username, code);
  deliver(cognito, pool, { medium, to, ...(medium === 'EMAIL' && { subject }), body });
  return { Destination: mask(to), DeliveryMedium: medium, AttributeName: attribute };
}

const defaultText = (purpose: CodePurpose) =>
  purpose === 'password'
    ? 'Your password reset code is {####}.'
    : 'Your verification code is {####}.';

/** CONFIRM_WITH_LINK gets a code too: the page behind the link is no part of the API. */
function verificationText({ settings }: UserPool, medium: Medium): string | undefined {
  const template = settings.VerificationMessageTemplate;
  return medium === 'EMAIL'
    ? (template.EmailMessage ?? settings.EmailVerificationMessage)
    : (template.SmsMessage ?? settings.SmsVerificationMessage);
}

function verificationSubject({ settings }: UserPool): string {
  const { EmailSubject } = settings.VerificationMessageTemplate;
  return EmailSubject ?? settings.EmailVerificationSubject ?? 'Your verification code';
}

function fill(template: string, username: string, secret: string): string {
  return template.replaceAll('{username}', () => username).replaceAll('{####}', () => secret);
}

/** An address as CodeDeliveryDetails hints at it: `a***@e***`, or `+*******1212`. */
export function mask(address: string): string {
  const [name = '', host] = address.split('@');
  if (host !== undefined) return `${name.charAt(0)}***@${host.charAt(0)}***`;
  return `+${'*'.repeat(Math.max(address.length - 5, 0))}${address.slice(-4)}`;
}
