import type { DeliveryMedium, Plan, VerifiableAttribute } from '../domain/plan.ts';
import { attributeName } from './attribute-names.ts';
import { enHandover } from './en-handover.ts';
import { code, escaped, joined, type Mrkdwn, mrkdwn, value } from './mrkdwn.ts';

/** How a kind of request is called: in a menu, as a card's title, and when it is done. */
export interface ActionWords {
  name: string;
  title: (account: string) => string;
  done: Mrkdwn;
}

const label = (attribute: string) => attributeName('en', attribute);

/** What can be asked for. */
export const enActions: Record<Plan['action'], ActionWords> = {
  'add-user': {
    name: 'New account',
    title: (account) => `Account for ${account}`,
    done: mrkdwn`The user has been created.`,
  },
  'reset-password': {
    name: 'New one-time password',
    title: (account) => `New password for ${account}`,
    done: mrkdwn`A new password is set.`,
  },
  'resend-invitation': {
    name: 'Resend invitation',
    title: (account) => `Invitation again for ${account}`,
    done: mrkdwn`Cognito has sent a new invitation; the one before is no longer good.`,
  },
  'disable-user': {
    name: 'Disable',
    title: (account) => `Disable ${account}`,
    done: mrkdwn`The user is disabled and signed out everywhere.`,
  },
  'enable-user': {
    name: 'Enable',
    title: (account) => `Enable ${account}`,
    done: mrkdwn`The user can sign in again.`,
  },
  'sign-out-user': {
    name: 'Sign out everywhere',
    title: (account) => `Sign ${account} out everywhere`,
    done: mrkdwn`The user is signed out everywhere.`,
  },
  'add-to-group': {
    name: 'Add to a group',
    title: (account) => `Add ${account} to a group`,
    done: mrkdwn`The user is in the group.`,
  },
  'remove-from-group': {
    name: 'Remove from a group',
    title: (account) => `Remove ${account} from a group`,
    done: mrkdwn`The user is no longer in the group.`,
  },
  'change-attribute': {
    name: 'Change an attribute',
    title: (account) => `Change ${account}`,
    done: mrkdwn`The attribute is changed.`,
  },
  'mark-verified': {
    name: 'Mark as verified',
    title: (account) => `Mark ${account} as verified`,
    done: mrkdwn`It is marked as verified.`,
  },
  'verify-by-code': {
    name: 'Verify by code',
    title: (account) => `Verify ${account} by code`,
    done: mrkdwn`It is verified by code, and a new password is set.`,
  },
  'delete-user': {
    name: 'Delete',
    title: (account) => `Delete ${account}`,
    done: mrkdwn`The user is deleted.`,
  },
};

/** A request by what it asks for, because there may be several for one user. */
export function enSubject(action: Plan['action'], account: string): Mrkdwn {
  return action === 'add-user'
    ? mrkdwn`request for ${code(account)}`
    : mrkdwn`request “${escaped(enActions[action].name)}” for ${code(account)}`;
}

const MEDIUMS: Record<DeliveryMedium, Mrkdwn> = { EMAIL: mrkdwn`email`, SMS: mrkdwn`SMS` };

/** By which ways Cognito sends something. */
export function enMediums(mediums: readonly DeliveryMedium[]): Mrkdwn {
  return joined(
    mediums.map((medium) => MEDIUMS[medium]),
    ' and ',
  );
}

/** What an approval causes in the pool, in order; what is handed over to whom comes after it. */
export function enConsequences(plan: Plan, pool: string): Mrkdwn[] {
  return plan.action === 'add-user' ? creation(plan, pool) : [change(plan, pool)];
}

type Creation = Extract<Plan, { action: 'add-user' }>;

function creation(plan: Creation, pool: string): Mrkdwn[] {
  const { username, attributes = {}, groups = [], verifyByCode = [] } = plan;
  const pairs = Object.entries(attributes).map(
    ([name, text]) => mrkdwn`\n• ${escaped(label(name))} ${value(text)}`,
  );
  return [
    mrkdwn`${code(plan.email)} becomes a user of ${escaped(pool)}${manner(plan)}.`,
    ...(username === undefined ? [] : [mrkdwn`The username is ${code(username)}.`]),
    ...(pairs.length > 0 ? [mrkdwn`These attributes are set:${joined(pairs, '')}`] : []),
    ...verifyByCode.map(proof),
    ...(groups.length > 0 ? [mrkdwn`The user joins ${joined(groups.map(code), ', ')}.`] : []),
  ];
}

/** Of messages the lines that follow speak, where Cognito sends an invitation or a code. */
function manner({ delivery, verifyByCode = [] }: Creation): Mrkdwn {
  if (verifyByCode.includes('email')) return mrkdwn``;
  return delivery === 'invitation' || verifyByCode.length > 0
    ? mrkdwn`, with the email marked as verified`
    : mrkdwn`, with the email marked as verified and no message from Cognito`;
}

function proof(attribute: VerifiableAttribute): Mrkdwn {
  return mrkdwn`Cognito sends a code to the ${escaped(label(attribute).toLowerCase())}, and the recipient types it into Slack. Nothing is handed over before it is right.`;
}

/** Absent in requests of times before it was bound. */
function itsValue(plan: Extract<Plan, { action: 'verify-by-code' }>): Mrkdwn {
  return plan.value === undefined
    ? mrkdwn``
    : mrkdwn` It proves ${value(plan.value)} and nothing else.`;
}

function change(plan: Exclude<Plan, Creation>, pool: string): Mrkdwn {
  const account = code(plan.email ?? plan.username);
  const place = escaped(pool);
  switch (plan.action) {
    case 'reset-password':
      if (plan.delivery === 'reveal') return enHandover.replaced(account, place);
      return mrkdwn`The present password of ${account} in ${place} stops working, and the user is signed out everywhere.`;
    case 'verify-by-code':
      return mrkdwn`${proof(plan.attribute)}${itsValue(plan)} To ask for the code Concierge has to sign in, so the present password of ${account} in ${place} stops working, and the user is signed out everywhere.`;
    case 'resend-invitation':
      return mrkdwn`Cognito sends ${account} a new invitation to ${place} by ${enMediums(plan.mediums)}, with a new temporary password. The one before stops working.`;
    case 'disable-user':
      return mrkdwn`${account} can no longer sign in to ${place} and is signed out everywhere. Nothing is deleted.`;
    case 'enable-user':
      return mrkdwn`${account} can sign in to ${place} again.`;
    case 'sign-out-user':
      return mrkdwn`${account} is signed out of ${place} everywhere. What an application has checked by itself stays good until it expires.`;
    case 'add-to-group':
      return mrkdwn`${account} joins the group ${code(plan.group)} in ${place}.`;
    case 'remove-from-group':
      return mrkdwn`${account} leaves the group ${code(plan.group)} in ${place}.`;
    case 'change-attribute':
      return attributeChange(plan, account, place);
    case 'mark-verified':
      return mrkdwn`The ${escaped(label(plan.attribute).toLowerCase())} ${value(plan.value)} of ${account} in ${place} is marked as verified, without a code. Whoever approves answers for it.`;
    case 'delete-user':
      return mrkdwn`${account} is deleted from ${place}, with all attributes and memberships. This cannot be undone.`;
  }
}

type AttributeChange = Extract<Plan, { action: 'change-attribute' }>;

/** Values of so many characters get a line of their own, or Slack would cut what comes after them. */
const LONG = 300;

function attributeChange(plan: AttributeChange, account: Mrkdwn, place: Mrkdwn): Mrkdwn {
  const { attribute, from, to } = plan;
  const before = from === undefined ? mrkdwn`nothing` : value(from);
  const after = to === '' ? mrkdwn`nothing` : value(to);
  const gap = (from ?? '').length + to.length > LONG ? mrkdwn`\n` : mrkdwn` `;
  const proven = plan.verified
    ? mrkdwn` The new one is marked as verified.`
    : mrkdwn` The new one has yet to be verified.`;
  const verified = attribute === 'email' || attribute === 'phone_number' ? proven : mrkdwn``;
  return mrkdwn`${escaped(label(attribute))} of ${account} in ${place} changes${gap}from ${before}${gap}to ${after}.${verified}`;
}
