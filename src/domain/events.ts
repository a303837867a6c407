import type { Email } from './email.ts';
import type { StepName } from './step.ts';
import type { Trouble } from './trouble.ts';

/** Exactly what will be done when a request is approved. An approval binds this, by digest. */
export interface Plan {
  action: 'add-user';
  /** The policy's alias, and the pool it stood for when asked. */
  pool: string;
  userPoolId: string;
  email: Email;
  /** Slack user id of the one who gets to see the password. */
  recipient: string;
  /** Who gets to see it instead when Slack takes no message for the recipient. */
  fallback?: string;
  delivery: 'dm';
  password: 'permanent';
  /** Milliseconds that the password stays in the DM unless acknowledged sooner. */
  hideAfter: number;
}

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
}

/**
 * What can happen to a request. Past tense, one fact each, never a secret. `at` and the hashes are
 * added when an event is sealed (trail.ts).
 */
export type RequestEvent =
  | Requested
  | { type: 'ApprovalNotRequired'; policy: string }
  | { type: 'Approved'; by: string; digest: string; comment?: string }
  | { type: 'Denied'; by: string; digest: string; comment: string }
  | { type: 'Cancelled'; by: string }
  /** Nobody decided in time, or what was approved was not done in time. */
  | { type: 'Expired' }
  | { type: 'CreationStarted'; username: string; seenAbsentAt: string }
  | { type: 'UserCreated'; username: string; sub: string }
  /** An approver says that the user of that `sub`, who cannot be proved to be ours, is. */
  | { type: 'ClaimedAsOurs'; by: string; sub: string }
  | { type: 'DeliveryAnnounced'; to: string; channel: string; ts: string }
  | { type: 'CredentialDelivered'; status: 'CONFIRMED'; hideAt: string }
  | { type: 'Acknowledged'; by: string }
  | { type: 'CredentialHidden' }
  | { type: 'AttentionNeeded'; step: StepName; trouble: Trouble; reference: string }
  | { type: 'RetryAsked'; by: string }
  /** Somebody ended a request that was in trouble. */
  | { type: 'Stopped'; by: string };

/** An event in its place in the trail. */
export type SealedEvent = RequestEvent & {
  /** ISO time, UTC. */
  at: string;
  /** Hash of the event before; of the request's id for the first. */
  previous: string;
  hash: string;
};
