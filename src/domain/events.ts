import type { Freeze } from './freeze.ts';
import type { DeliveryMedium, Plan, UserAction, VerifiableAttribute } from './plan.ts';
import type { Rule } from './rule.ts';
import type { StepName } from './step.ts';
import type { Trouble } from './trouble.ts';

export interface Requested {
  type: 'Requested';
  by: string;
  plan: Plan;
  reason: string;
  approvalsRequired: number;
  selfApproval: boolean;
  expiresAt: string;
  /** Hash of the policy that let this request in. */
  policy: string;
  /** By which entry; absent in older trails. */
  rule?: Rule;
}

/** Cognito's term for a user who has been handed a permanent, or a temporary, password. */
export type DeliveredStatus = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';

/** Why a code proved nothing; `unchecked`: Cognito could not be asked, so it may be right. */
export type CodeProblem = 'wrong' | 'expired' | 'limit' | 'unchecked';

/** Why a password that was to be shown was replaced by one that nobody has. */
export type Revocation =
  /** Nobody asked for it, or said that it is saved, in time. */
  | 'unclaimed'
  /** It was made as often as that may be, and nobody is known to have seen it. */
  | 'not-shown';

/**
 * What can happen to a request. Past tense, one fact each, never a secret. `at` and the hashes are
 * added when an event is sealed (trail.ts).
 */
export type RequestEvent =
  | Requested
  | { type: 'ApprovalNotRequired'; policy: string }
  | { type: 'Approved'; by: string; digest: string; comment?: string; rule?: Rule }
  /** Somebody whom the policy lets do so had it carried out without approvals. `tell`: who learns of it. */
  | {
      type: 'GlassBroken';
      by: string;
      reason: string;
      digest: string;
      tell: readonly string[];
      rule?: Rule;
    }
  | { type: 'Denied'; by: string; digest: string; comment: string; rule?: Rule }
  | { type: 'Cancelled'; by: string }
  /** Nobody decided in time, or what was approved was not done in time. */
  | { type: 'Expired' }
  /** The user of a request that changes one stands, and is the one that was meant. */
  | { type: 'UserFound'; username: string; sub: string }
  | { type: 'CreationStarted'; username: string; seenAbsentAt: string }
  | { type: 'UserCreated'; username: string; sub: string }
  /** An approver says that the user of that `sub`, who cannot be proved to be ours, is. */
  | { type: 'ClaimedAsOurs'; by: string; sub: string; rule?: Rule }
  | { type: 'GroupAdded'; group: string }
  /** Cognito has sent a code. `destination` is masked by Cognito. */
  | { type: 'CodeSent'; attribute: VerifiableAttribute; destination: string }
  | { type: 'CodeRejected'; attribute: VerifiableAttribute; why: CodeProblem }
  | { type: 'CodeAskedAgain'; by: string }
  | { type: 'AttributeVerified'; attribute: VerifiableAttribute }
  /** Cognito has taken over to tell the user. */
  | { type: 'InvitationSent'; mediums: readonly DeliveryMedium[] }
  /** What a request for a change asked for stands in the pool. */
  | { type: 'ChangeApplied'; action: UserAction }
  /** NEW_PASSWORD_REQUIRED was answered on the user's behalf. */
  | { type: 'FirstSignInCompleted' }
  /** `claimBy`: until when the button in it shows a password, where it has one. */
  | { type: 'DeliveryAnnounced'; to: string; channel: string; ts: string; claimBy?: string }
  /** `validUntil`: of a temporary password. `claimBy`: until when it has to be acknowledged. */
  | {
      type: 'CredentialDelivered';
      status: DeliveredStatus;
      hideAt: string;
      validUntil?: string;
      claimBy?: string;
    }
  /** The recipient has pressed the button; a modal waits. */
  | { type: 'RevealAsked'; by: string; viewId: string }
  /** A password is in force and goes into that modal: from here on it may have been seen. */
  | { type: 'RevealBegun' }
  /** The modal had been closed, so nobody has seen that password. */
  | { type: 'RevealMissed' }
  | { type: 'Revealed'; status: DeliveredStatus; hideAt: string; validUntil?: string }
  /** The recipient says that it was not they who saw the password. */
  | { type: 'Disowned'; by: string }
  /** The user is disabled, signed out everywhere, and has a password that nobody has. */
  | { type: 'AccountLocked' }
  /** The user has a password that nobody has, in place of the one that was to be claimed. */
  | { type: 'CredentialRevoked'; why: Revocation }
  /** What was temporary has been replaced by the user, so nothing is left to revoke. */
  | { type: 'CredentialUsed' }
  /** Another request of that id has done that with the user, so this one shows nothing any more. */
  | { type: 'Overtaken'; request: string; action: UserAction }
  /** Whoever is to tell the user to choose a password knows. */
  | { type: 'RecipientTold' }
  /** The password signs in; a temporary one meets NEW_PASSWORD_REQUIRED, others may meet a second factor. */
  | { type: 'SignInChecked'; challenge?: string }
  | { type: 'Acknowledged'; by: string }
  | { type: 'CredentialHidden' }
  | { type: 'AttentionNeeded'; step: StepName; trouble: Trouble; reference: string }
  /** Like `Stopped`, without a rule where the requester does it. */
  | { type: 'RetryAsked'; by: string; rule?: Rule }
  /** What was to be done next is held up until the thaw; see domain/freeze.ts. */
  | { type: 'Frozen'; freeze: Freeze }
  | { type: 'Thawed' }
  /** Somebody ended a request that was in trouble. */
  | { type: 'Stopped'; by: string; rule?: Rule };

/** A call that changed something in Cognito, or tried to. */
export interface CognitoCall {
  operation: string;
  /** Cognito's, by which CloudTrail knows the call too; missing where no answer came. */
  requestId?: string;
  /** `done`, or Cognito's name for the error. */
  outcome: string;
}

/** An event with the calls of the step that it comes from. */
export type RecordedEvent = RequestEvent & { calls?: readonly CognitoCall[] };

/** An event in its place in the trail. */
export type SealedEvent = RecordedEvent & {
  /** ISO time, UTC. */
  at: string;
  /** Version of the event's shape (event-version.ts); absent in trails of before there were any. */
  v?: number;
  /** Version of the code that wrote it. */
  code?: string;
  /** Hash of the policy in force, where it had been read. */
  policy?: string;
  /** Hash of the event before; of the request's id for the first. */
  previous: string;
  hash: string;
};
