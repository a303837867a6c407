/** What the policy, or the people in it, no longer allow. */
export type PolicyChange =
  | 'pool'
  | 'domain'
  | 'action'
  | 'group'
  | 'requester'
  | 'approver'
  /** Everybody whose approval counts gets something by it. */
  | 'recipient-alone'
  | 'recipient'
  | 'protection'
  | 'break-glass';

/** Where nobody may go past the approvers any more, they can still approve. */
const ABOUT_APPROVALS: ReadonlySet<PolicyChange> = new Set([
  'approver',
  'recipient-alone',
  'protection',
  'break-glass',
]);

/** True where more approvals would do. */
export function isAboutApprovals(what: PolicyChange): boolean {
  return ABOUT_APPROVALS.has(what);
}

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
  | { kind: 'not-confirmed'; status: string; expected?: string }
  /** Another user signs in with that value already. */
  | { kind: 'alias-taken'; attribute: string; value: string }
  /** The pool has no such group any more. */
  | { kind: 'group-not-found'; group: string }
  /** Whom the request was for is gone, or another user has that name now. */
  | { kind: 'user-gone'; account: string }
  /** Signs in through another identity provider and has no password here. */
  | { kind: 'external-user'; account: string }
  /** The attribute has another value by now than the one that was approved to be replaced or marked. */
  | { kind: 'value-changed'; attribute: string }
  /** Only the user can have a code sent, and Concierge cannot sign in for this one. */
  | { kind: 'no-sign-in-as'; account: string }
  /** Cognito could not send its message, although the user stands. */
  | { kind: 'not-delivered'; account: string }
  /** Only users who have never signed in can be invited again. */
  | { kind: 'not-invitable'; account: string; status: string }
  /** The pool sends codes for a forgotten password by other ways than e-mail alone, or by none. */
  | { kind: 'no-recovery-by-email' }
  /** Such a code goes to verified addresses only. */
  | { kind: 'email-not-verified'; account: string }
  | { kind: 'no-client' }
  /** The password is set, but signing in with it was refused, or met by that challenge. */
  | { kind: 'sign-in-failed'; error: string }
  | { kind: 'code-not-sent'; why: string }
  | { kind: 'policy-changed'; what: PolicyChange }
  | { kind: 'slack-refused'; error: string }
  /** Somebody deletes the DM again and again. */
  | { kind: 'message-deleted' }
  /** The worker died over this step, time after time, and could not say why. */
  | { kind: 'gave-up' }
  | { kind: 'fault' };
