import type { Milliseconds } from './duration.ts';
import type { Email } from './email.ts';

/** What can be done with a user that stands in a pool. The policy says which of these a pool allows. */
export const USER_ACTIONS = [
  'reset-password',
  'resend-invitation',
  'disable-user',
  'enable-user',
  'sign-out-user',
  'add-to-group',
  'remove-from-group',
  'change-attribute',
  'mark-verified',
  'verify-by-code',
  'delete-user',
] as const;

export type UserAction = (typeof USER_ACTIONS)[number];

/** How Cognito sends what it sends by itself (`DesiredDeliveryMediums`). */
export type DeliveryMedium = 'EMAIL' | 'SMS';

/** What Cognito can verify by a code. */
export type VerifiableAttribute = 'email' | 'phone_number';

/** `temporary`: the user has to choose another one at the first sign-in. */
export type PasswordKind = 'permanent' | 'temporary';

/** Who is told by direct message. */
interface Addressed {
  /** Slack user id of the one who gets to see the password, if anybody does. */
  recipient: string;
  /** Who takes their place when Slack takes no message for the recipient. */
  fallback?: string;
}

/** A password that somebody sees. */
interface Shown extends Addressed {
  password: PasswordKind;
  /** Milliseconds that it stays where it is shown unless acknowledged sooner. */
  hideAfter: Milliseconds;
}

/** A password that stands in the direct message itself. */
export interface DirectMessage extends Shown {
  delivery: 'dm';
  /** Milliseconds after which it is revoked unless acknowledged; never, where absent. */
  claimWithin?: Milliseconds;
}

/** A password that is made when a button in the direct message is pressed, and shown in a modal. */
export interface Reveal extends Shown {
  delivery: 'reveal';
  /** Milliseconds that the button is good for; then the credentials are revoked. */
  claimWithin: Milliseconds;
}

/** A password that nobody sees: the user chooses their own by Cognito's ForgotPassword. */
export interface ForgotPassword extends Addressed {
  delivery: 'forgot-password';
}

/** What goes to somebody by direct message, and how. */
export type Handover = DirectMessage | Reveal | ForgotPassword;

/** Cognito's own message with a temporary password. */
export interface Invitation {
  delivery: 'invitation';
  mediums: readonly DeliveryMedium[];
}

/** How a new user comes to a password. */
export type Delivery = (Handover | Invitation)['delivery'];

/** The policy's alias, and the pool it stood for when asked. */
interface InPool {
  pool: string;
  userPoolId: string;
}

/** A user who does not exist yet. */
interface NewAccount {
  email: Email;
  /** Where usernames are chosen. */
  username?: string;
  /** By Cognito's names; without the e-mail. */
  attributes?: Readonly<Record<string, string>>;
  groups?: readonly string[];
  /** What its owner has to prove by a code before anything is handed over. */
  verifyByCode?: readonly VerifiableAttribute[];
  /** Concierge signs in with a first password and answers NEW_PASSWORD_REQUIRED. */
  completeFirstSignIn?: true;
}

/** A user who stands in the pool, as the requester saw them. */
interface KnownAccount {
  username: string;
  /** Recorded, so that a user who is made anew under the same name is not hit. */
  sub: string;
  email?: string;
  /** The policy protects this user, or a group that they are in. */
  isProtected?: true;
}

/** What is to be done with a user. */
export type Change =
  | ({ action: 'reset-password' } & Handover)
  /** `value`: what its owner proves; absent in requests that were made before it was bound. */
  | ({ action: 'verify-by-code'; attribute: VerifiableAttribute; value?: string } & Handover)
  | { action: 'resend-invitation'; mediums: readonly DeliveryMedium[] }
  | { action: 'disable-user' | 'enable-user' | 'sign-out-user' | 'delete-user' }
  | { action: 'add-to-group' | 'remove-from-group'; group: string }
  /** `verified`: the new address or phone number counts as proved, because the approvers answer for it. */
  | { action: 'change-attribute'; attribute: string; from?: string; to: string; verified?: true }
  | { action: 'mark-verified'; attribute: VerifiableAttribute; value: string };

export type AddUserPlan = InPool & { action: 'add-user' } & NewAccount & (Handover | Invitation);
export type UserPlan = InPool & KnownAccount & Change;

/** Exactly what will be done when a request is approved. An approval binds this, by digest. */
export type Plan = AddUserPlan | UserPlan;

/** How people call the account: by its e-mail, or by its username where it has none. */
export function accountOf(plan: Plan): string {
  return plan.email ?? plan.username ?? '';
}

/** Whom a direct message goes to, and what for; nothing where none does. */
export function directMessage(plan: Plan): Handover | undefined {
  return 'recipient' in plan ? plan : undefined;
}

/** True for what gives a user who stands already a password, which goes to somebody. */
export function givesPassword(action: UserAction): boolean {
  return action === 'reset-password' || action === 'verify-by-code';
}

/** The groups that the user is in afterwards, and was not put into before. */
export function groupsToJoin(plan: Plan): readonly string[] {
  return (plan.action === 'add-user' && plan.groups) || [];
}

/** The value that is to be proved by a code, where the plan binds one. */
export function valueToProve(plan: Plan): string | undefined {
  return plan.action === 'verify-by-code' ? plan.value : undefined;
}

/** What a code has to prove before anything else is done. */
export function attributesToProve(plan: Plan): readonly VerifiableAttribute[] {
  if (plan.action === 'verify-by-code') return [plan.attribute];
  return (plan.action === 'add-user' && plan.verifyByCode) || [];
}

/** The plan of a request for a new account. Throws for any other: a step was taken out of place. */
export function newAccount({ plan }: { plan: Plan }): AddUserPlan {
  if (plan.action === 'add-user') return plan;
  throw new Error(`${plan.action} makes no user`);
}

/** The plan of a request that changes a user. Throws for any other. */
export function userPlan({ plan }: { plan: Plan }): UserPlan {
  if (plan.action !== 'add-user') return plan;
  throw new Error('add-user changes no user that stands already');
}

/** Whom the request's password goes to, and how. Throws where none is handed over. */
export function handover({ plan }: { plan: Plan }): Handover {
  const found = directMessage(plan);
  if (found) return found;
  throw new Error(`${plan.action} hands no password over`);
}

/** The kind of password that is set; one that nobody sees is permanent. */
export function passwordKind(to: Handover): PasswordKind {
  return to.delivery === 'forgot-password' ? 'permanent' : to.password;
}

/** How a password is shown to somebody. Throws where nobody sees one. */
export function showing(request: { plan: Plan }): DirectMessage | Reveal {
  const to = handover(request);
  if (to.delivery !== 'forgot-password') return to;
  throw new Error('forgot-password shows nobody a password');
}
