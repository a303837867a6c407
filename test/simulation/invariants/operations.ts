/** What a plan lets Concierge do in Cognito, and to whom a call does it. */
import { decodeJwt } from 'jose';
import {
  attributesToProve,
  directMessage,
  groupsToJoin,
  type Plan,
  passwordKind,
  type VerifiableAttribute,
} from '../../../src/domain/plan.ts';
import { isWrite } from '../fault.ts';
import type { CognitoCall } from '../record.ts';

type Input = CognitoCall['input'];

/** True for a call that does what the plan says, and nothing more. */
type Fits = (plan: Plan, input: Input) => boolean;

const handsOver: Fits = (plan) => directMessage(plan) !== undefined;
const is =
  (action: Plan['action']): Fits =>
  (plan) =>
    plan.action === action;
const proves: Fits = (plan, { AttributeName }) =>
  attributesToProve(plan).includes(AttributeName as VerifiableAttribute);

const FITS: Readonly<Record<string, Fits>> = {
  AdminCreateUser: (plan, input) =>
    input.MessageAction === 'RESEND' ? invites(plan) : creates(plan, input),
  // A permanent one may also be one that nobody gets: to prove an address, or to revoke another.
  AdminSetUserPassword: (plan, { Permanent }) => {
    const to = directMessage(plan);
    if (!to) return false;
    const claimed = 'claimWithin' in to && to.claimWithin !== undefined;
    return (
      passwordKind(to) === (Permanent ? 'permanent' : 'temporary') ||
      (Permanent === true && (claimed || attributesToProve(plan).length > 0))
    );
  },
  AdminInitiateAuth: handsOver,
  AdminRespondToAuthChallenge: (plan) =>
    plan.action === 'add-user' && plan.completeFirstSignIn === true,
  RevokeToken: handsOver,
  AdminUserGlobalSignOut: (plan, input) =>
    handsOver(plan, input) || is('sign-out-user')(plan, input),
  GetUserAttributeVerificationCode: proves,
  VerifyUserAttribute: proves,
  AdminAddUserToGroup: (plan, { GroupName }) =>
    groupsToJoin(plan).includes(String(GroupName)) ||
    (plan.action === 'add-to-group' && plan.group === GroupName),
  AdminRemoveUserFromGroup: (plan, { GroupName }) =>
    plan.action === 'remove-from-group' && plan.group === GroupName,
  AdminDisableUser: (plan, input) =>
    is('disable-user')(plan, input) || directMessage(plan)?.delivery === 'reveal',
  AdminEnableUser: is('enable-user'),
  AdminDeleteUser: is('delete-user'),
  AdminUpdateUserAttributes: (plan, input) => {
    const given = Object.entries(attributesIn(input)).filter(([name]) => !isVerified(name));
    if (plan.action === 'mark-verified') return given.length === 0;
    if (plan.action !== 'change-attribute') return false;
    return given.every(([name, value]) => name === plan.attribute && value === plan.to);
  },
};

/** True when that call belongs to that plan. An operation that is not listed belongs to none. */
export function isOfPlan(plan: Plan, { operation, input }: CognitoCall): boolean {
  const { UserPoolId = plan.userPoolId } = input;
  return UserPoolId === plan.userPoolId && (FITS[operation]?.(plan, input) ?? false);
}

/** True for a call that changed something, or let somebody in. */
export function isChange({ operation, status }: CognitoCall): boolean {
  return isWrite(operation) && status === 200;
}

/** AdminCreateUser mails somebody who stands already another password. */
export function isInvitation({ operation, input }: CognitoCall): boolean {
  return operation === 'AdminCreateUser' && input.MessageAction === 'RESEND';
}

/** How a call names the user: by a username, a `sub`, or a token of theirs. */
export function userNamedIn({ input }: CognitoCall): string {
  const { Username, AuthParameters, ChallengeResponses, AccessToken } = input;
  if (typeof AccessToken === 'string') return decodeJwt(AccessToken).sub ?? '';
  const { USERNAME } = { USERNAME: Username, ...(AuthParameters ?? ChallengeResponses ?? {}) };
  return String(USERNAME);
}

export function attributesIn({ UserAttributes }: Input): Record<string, string> {
  const attributes = UserAttributes as { Name: string; Value: string }[];
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
}

function invites(plan: Plan): boolean {
  return (
    plan.action === 'resend-invitation' ||
    (plan.action === 'add-user' && plan.delivery === 'invitation')
  );
}

function creates(plan: Plan, input: Input): boolean {
  if (plan.action !== 'add-user') return false;
  const { email, email_verified } = attributesIn(input);
  const isVerifiedAtOnce = !attributesToProve(plan).includes('email');
  return (
    email === plan.email &&
    email_verified === String(isVerifiedAtOnce) &&
    (input.TemporaryPassword === undefined || plan.completeFirstSignIn === true)
  );
}

function isVerified(name: string): boolean {
  return name.endsWith('_verified');
}
