import { attributesToProve, directMessage, groupsToJoin, type Plan } from './plan.ts';
import type { Prepared } from './preparation.ts';
import type { Request } from './request.ts';
import type { Act } from './step.ts';

/** What carries a request on from the stage that it has reached, whatever holds it up. */
export function actAt({ stage, plan }: Request, now: Date): Act | undefined {
  switch (stage.kind) {
    case 'approved':
      return plan.action === 'add-user' ? 'start-creation' : 'find-user';
    case 'creating':
      return 'create-user';
    case 'created':
      return actWithUser(plan, stage);
    case 'announced':
      return 'deliver-credential';
    case 'delivered':
    case 'revealed':
      return isToHide(stage, now) ? 'hide-credential' : undefined;
    case 'acknowledged':
    case 'overtaken':
      return 'hide-credential';
    case 'disowned':
      return 'lock-account';
    case 'pending':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
    case 'invited':
    case 'done':
    case 'told':
    case 'claimable':
    case 'hidden':
    case 'locked':
    case 'revoked':
      return undefined;
  }
}

function isToHide(stage: { hideAt: string; hidden?: true }, now: Date): boolean {
  return !stage.hidden && hasCome(stage.hideAt, now);
}

/** Addresses are proved before anything is handed over, and groups joined before anybody signs in. */
function actWithUser(plan: Plan, { joined, proven, proof }: Prepared): Act | undefined {
  const unproven = attributesToProve(plan).some((attribute) => !proven.includes(attribute));
  if (unproven) return proof && !proof.again ? undefined : 'send-code';
  if (groupsToJoin(plan).some((group) => !joined.includes(group))) return 'add-to-group';
  if (directMessage(plan)) return 'announce-delivery';
  return plan.action === 'add-user' ? 'send-invitation' : 'apply-change';
}

export function hasCome(moment: string, now: Date): boolean {
  return now.getTime() >= new Date(moment).getTime();
}
