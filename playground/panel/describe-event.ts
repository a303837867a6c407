import { digest, shortDigest } from '../../src/domain/canonical.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { accountOf } from '../../src/domain/plan.ts';

/** An event as a plain sentence for the page's trail. */
export function describeEvent(event: SealedEvent): string {
  switch (event.type) {
    case 'Requested':
      return `Asked for ${accountOf(event.plan)} in ${event.plan.pool}: “${event.reason}” Content ${shortDigest(digest(event.plan))}.`;
    case 'ApprovalNotRequired':
      return 'The policy asks for no approval in this pool.';
    case 'Approved':
      return `Approved content ${shortDigest(event.digest)}${comment(event.comment)}`;
    case 'GlassBroken':
      return `Carried out without its approvals: “${event.reason}”`;
    case 'Denied':
      return `Denied content ${shortDigest(event.digest)}${comment(event.comment)}`;
    case 'Cancelled':
      return 'The requester withdrew it.';
    case 'Expired':
      return 'Its time was over.';
    case 'CreationStarted':
      return 'Cognito had no such user; creation begins.';
    case 'ClaimedAsOurs':
      return 'An approver says that the user in the pool is ours.';
    case 'UserCreated':
      return 'The user exists in the pool; Cognito has sent no message.';
    case 'UserFound':
      return 'The user exists, and is the one that was meant.';
    case 'GroupAdded':
      return `The user has joined the group ${event.group}.`;
    case 'CodeSent':
      return `Cognito has sent a code to ${event.destination}.`;
    case 'CodeRejected':
      return `A code proved nothing: ${event.why}.`;
    case 'CodeAskedAgain':
      return 'Another code was asked for.';
    case 'AttributeVerified':
      return `${event.attribute} is proved.`;
    case 'InvitationSent':
      return `Cognito has sent its invitation by ${event.mediums.join(' and ')}.`;
    case 'ChangeApplied':
      return `Done in the pool: ${event.action}.`;
    case 'FirstSignInCompleted':
      return 'NEW_PASSWORD_REQUIRED was answered on the user’s behalf.';
    case 'SignInChecked':
      return event.challenge
        ? `The password is right; signing in meets ${event.challenge}.`
        : 'The password was seen to sign in, and the tokens were revoked.';
    case 'DeliveryAnnounced':
      return 'A neutral direct message waits for the password.';
    case 'CredentialDelivered':
      return event.status === 'CONFIRMED'
        ? 'Password set for good, user CONFIRMED, direct message edited.'
        : 'Temporary password set, user FORCE_CHANGE_PASSWORD, direct message edited.';
    case 'Acknowledged':
      return 'The recipient saved the password.';
    case 'CredentialHidden':
      return 'The password is out of the direct message.';
    case 'RevealAsked':
      return 'The recipient asked to see the password; a modal waits for it.';
    case 'RevealBegun':
      return 'A password is in force and on its way into the modal.';
    case 'RevealMissed':
      return 'The modal had been closed: nobody saw that password.';
    case 'Revealed':
      return event.status === 'CONFIRMED'
        ? 'Password shown once in the modal, user CONFIRMED.'
        : 'Temporary password shown once in the modal, user FORCE_CHANGE_PASSWORD.';
    case 'Disowned':
      return 'The recipient says that somebody else saw the password.';
    case 'AccountLocked':
      return 'User disabled, signed out everywhere, password replaced by one that nobody has.';
    case 'CredentialRevoked':
      return event.why === 'unclaimed'
        ? 'Nobody claimed the password in time: it is replaced by one that nobody has.'
        : 'The password could not be shown: it is replaced by one that nobody has.';
    case 'CredentialUsed':
      return 'The temporary password has been used already; there is nothing to revoke.';
    case 'Overtaken':
      return `Another request (${event.action}) has made this password worthless.`;
    case 'RecipientTold':
      return 'Nobody has a password; the recipient knows that one is to be chosen.';
    case 'AttentionNeeded':
      return `The step ${event.step} failed: a human has to look.`;
    case 'Frozen':
      return `It waits: ${event.freeze.pool ?? 'everything'} is frozen.`;
    case 'Thawed':
      return 'It goes on after the thaw.';
    case 'RetryAsked':
      return 'Asked to try again.';
    case 'Stopped':
      return 'Stopped for good.';
  }
}

function comment(text: string | undefined): string {
  return text === undefined ? '.' : `: “${text}”`;
}
