import type { RequestEvent } from '../events.ts';
import type { Freeze } from '../freeze.ts';
import type { Plan } from '../plan.ts';
import type { Pseudonyms } from './pseudonym.ts';

/** What else there is to say of an event. What people typed comes last, so that it passes for nothing else. */
export function detailsOf(event: RequestEvent, names: Pseudonyms): string {
  try {
    return detailsIn(event, names);
  } catch {
    // Whoever writes nonsense into one record must not keep the others from being read.
    return 'cannot be read';
  }
}

function detailsIn(event: RequestEvent, names: Pseudonyms): string {
  switch (event.type) {
    case 'Requested':
      return said(changeIn(event.plan, names), handoverIn(event.plan), names.text(event.reason));
    case 'Approved':
    case 'Denied':
      return names.text(event.comment ?? '');
    case 'GlassBroken':
      return said(`told ${event.tell.join(' ')}`, names.text(event.reason));
    case 'UserCreated':
    case 'UserFound':
    case 'ClaimedAsOurs':
      return `sub ${event.sub}`;
    case 'GroupAdded':
      return `group ${event.group}`;
    case 'DeliveryAnnounced':
      return `to ${event.to}`;
    case 'CredentialRevoked':
      return event.why;
    case 'Overtaken':
      return `${event.action} by request ${event.request}`;
    case 'Frozen':
      return freezeIn(event.freeze, names);
    case 'AttentionNeeded':
      return `${event.step}: ${event.trouble.kind}, reference ${event.reference}`;
    default:
      return '';
  }
}

function said(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('; ');
}

/** From what to what; the values of attributes are personal. */
function changeIn(plan: Plan, names: Pseudonyms): string {
  switch (plan.action) {
    case 'change-attribute': {
      const from = plan.from === undefined ? '(nothing)' : names.account(plan.from);
      return `${plan.attribute} from ${from} to ${names.account(plan.to)}`;
    }
    case 'mark-verified':
    case 'verify-by-code':
      return [plan.attribute, names.account(plan.value ?? '')].filter(Boolean).join(' ');
    case 'add-to-group':
    case 'remove-from-group':
      return `group ${plan.group}`;
    case 'add-user':
      return plan.groups?.length ? `groups ${plan.groups.join(' ')}` : '';
    default:
      return '';
  }
}

/** Who is to get the password, who in their place, and how. */
function handoverIn(plan: Plan): string {
  if ('mediums' in plan) return `invitation by ${plan.mediums.join(' ')}`;
  if (!('recipient' in plan)) return '';
  const instead = plan.fallback === undefined ? '' : `, else ${plan.fallback}`;
  return `${plan.delivery} to ${plan.recipient}${instead}`;
}

function freezeIn({ by, pool, reason }: Freeze, names: Pseudonyms): string {
  return said(`${pool ?? 'everything'} by ${by}`, names.text(reason ?? ''));
}
