/**
 * Why a request stands still until a human acts. Each has its sentence in every language
 * (messages/), so this list and those explanations cannot drift apart.
 */
export type Trouble =
  | { kind: 'user-exists'; email: string }
  | { kind: 'pool-not-found'; userPoolId: string }
  | { kind: 'pool-not-supported'; userPoolId: string }
  | { kind: 'cognito-refused'; error: string }
  | { kind: 'not-confirmed'; status: string }
  | { kind: 'policy-changed'; what: 'pool' | 'domain' | 'requester' | 'approver' | 'recipient' }
  | { kind: 'slack-refused'; error: string }
  | { kind: 'fault' };
