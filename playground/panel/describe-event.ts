import type { SealedEvent } from '../../src/domain/events.ts';

/** An event as a plain sentence for the page's trail. */
export function describeEvent(event: SealedEvent): string {
  switch (event.type) {
    case 'Requested':
      return `Asked for ${event.plan.email} in ${event.plan.pool}: “${event.reason}”`;
    case 'ApprovalNotRequired':
      return 'The policy asks for no approval in this pool.';
    case 'Approved':
      return event.comment ? `Approved: “${event.comment}”` : 'Approved exactly what was shown.';
    case 'Denied':
      return `Denied: “${event.comment}”`;
    case 'Cancelled':
      return 'The requester withdrew it.';
    case 'Expired':
      return 'Its time was over.';
    case 'CreationStarted':
      return 'Cognito had no such user; creation begins.';
    case 'ClaimedAsOurs':
      return 'An approver says that the user in the pool is ours.';
    case 'UserCreated':
      return 'The user stands in the pool, email verified, no message sent.';
    case 'DeliveryAnnounced':
      return 'A neutral direct message waits for the password.';
    case 'CredentialDelivered':
      return 'Password set for good, user CONFIRMED, direct message edited.';
    case 'Acknowledged':
      return 'The recipient saved the password.';
    case 'CredentialHidden':
      return 'The password is out of the direct message.';
    case 'AttentionNeeded':
      return `The step ${event.step} failed: a human has to look.`;
    case 'RetryAsked':
      return 'Asked to try again.';
    case 'Stopped':
      return 'Stopped for good.';
  }
}
