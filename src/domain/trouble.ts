/**
 * Why a request stands still until a human acts. Each has its sentence in every language
 * (messages/), so this list and those explanations cannot drift apart.
 */
export type Trouble =
  | { kind: 'user-exists'; email: string }
  /** It appeared after we had begun and nobody has used it, but nothing proves that we made it. */
  | { kind: 'maybe-ours'; email: string; sub: string; createdAt: string }
  /** Another open request, of that id, was first to make a user of that address. */
  | { kind: 'asked-twice'; email: string; other: string }
  | { kind: 'pool-not-found'; userPoolId: string }
  | { kind: 'pool-not-supported'; userPoolId: string }
  | { kind: 'cognito-refused'; error: string }
  | { kind: 'not-confirmed'; status: string }
  | { kind: 'policy-changed'; what: 'pool' | 'domain' | 'requester' | 'approver' | 'recipient' }
  | { kind: 'slack-refused'; error: string }
  /** Somebody deletes the DM again and again. */
  | { kind: 'message-deleted' }
  /** The worker died over this step, time after time, and could not say why. */
  | { kind: 'gave-up' }
  | { kind: 'fault' };
