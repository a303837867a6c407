import { handoverTo } from '../../domain/handover.ts';
import type { Change, UserAction, VerifiableAttribute } from '../../domain/plan.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Sight } from './sight.ts';

/** What a change is made of; nothing where it is not chosen or filled in yet, or not asked for. */
export interface Parts {
  action: UserAction;
  /** A group or an attribute. */
  choice: string | undefined;
  /** The attribute's new value; empty to take it away. */
  value: string | undefined;
  recipient: string;
  requester: string;
}

/** The change that is made of these parts; undefined while one is missing. */
export function changeOf({ pool, user }: Sight, parts: Parts): Change | undefined {
  const { action, recipient, requester } = parts;
  switch (action) {
    case 'reset-password':
      return { action, ...handoverTo(pool, recipient, requester) };
    case 'resend-invitation':
      return { action, mediums: pool.desiredDeliveryMediums };
    case 'verify-by-code': {
      const attribute = verifiable(parts.choice);
      if (!attribute) return undefined;
      const value = user.attributes[attribute] ?? '';
      return { action, attribute, value, ...handoverTo(pool, recipient, requester) };
    }
    case 'mark-verified': {
      const attribute = verifiable(parts.choice);
      return attribute && { action, attribute, value: user.attributes[attribute] ?? '' };
    }
    case 'add-to-group':
    case 'remove-from-group':
      return parts.choice === undefined ? undefined : { action, group: parts.choice };
    case 'change-attribute':
      return attributeChange(pool, user.attributes, parts);
    default:
      return { action };
  }
}

function verifiable(choice: string | undefined): VerifiableAttribute | undefined {
  return choice === 'email' || choice === 'phone_number' ? choice : undefined;
}

function attributeChange(
  pool: PoolPolicy,
  attributes: Readonly<Record<string, string>>,
  { choice, value }: Parts,
): Change | undefined {
  if (choice === undefined || value === undefined) return undefined;
  const from = attributes[choice];
  return {
    action: 'change-attribute',
    attribute: choice,
    ...(from === undefined ? {} : { from }),
    to: value,
    ...(value !== '' && isAnsweredFor(pool, choice) ? { verified: true } : {}),
  };
}

/** Where the policy has no codes, whoever approves an address answers for it. */
function isAnsweredFor(pool: PoolPolicy, attribute: string): boolean {
  if (attribute === 'email') return pool.emailVerification === 'direct';
  return attribute === 'phone_number' && pool.phoneVerification === 'direct';
}
