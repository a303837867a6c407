import type { Access, Difference } from '../domain/pool-inventory.ts';

/** What a pool and the policy do not agree on, and how to mend it. */
export function explainDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'named-otherwise':
      return `AWS calls it “${difference.inAws}”; people read “${difference.inPolicy}”.`;
    case 'no-provision-id':
      return 'Its schema has no custom:provision_id. Add it (string, not mutable), and Concierge knows its own users again after a lost answer.';
    case 'phone-pool':
      return 'Its usernames are phone numbers, in which Concierge makes no users. Take it out of the policy.';
    case 'password-too-long':
      return `It asks for passwords of ${difference.minimumLength} characters, and 99 is the most. Lower the minimum length in its password policy.`;
    case 'cannot-be-filled':
      return `It requires ${difference.attribute}, which nobody is asked for, so no user can be made. Use a pool that does not require it.`;
    case 'unknown-attribute':
      return `Its schema has no ${difference.attribute}. Add it to the pool, or take it off ${difference.setting}.`;
    case 'unknown-group':
      return `It has no group “${difference.group}”. Create it, or take it off groups and protected.groups.`;
    case 'groups-unread':
      return `Its groups could not be read (${difference.error}). Allow cognito-idp:ListGroups on it.`;
    case 'unknown-client':
      return `It has no app client ${difference.client}. Correct client.id.`;
    case 'clients-unread':
      return `Its app clients could not be read (${difference.error}). Allow cognito-idp:ListUserPoolClients on it.`;
    case 'no-recovery-by-email':
      return 'Its account recovery does not work by email, on which delivery: forgot-password rests. Allow verified_email in AccountRecoverySetting, or set another delivery.';
    case 'no-phone-for-sms':
      return 'Its schema has no phone_number, to which SMS would go. Take SMS off desiredDeliveryMediums.';
  }
}

/** Why a pool was not found, and how to mend it. */
export function explainAccess(access: Exclude<Access, { kind: 'found' }>): string {
  switch (access.kind) {
    case 'not-found':
      return 'There is no pool of that id in that region and account. Correct userPoolId, or name a role of the account that has it.';
    case 'not-visible':
      return `That account does not list it and says nothing of it (${access.error}). Correct userPoolId, or name a role of the account that has it.`;
    case 'no-access':
      return `AWS says nothing of it (${access.error}). Check credentials and role, and allow cognito-idp:DescribeUserPool on it.`;
  }
}
