import type { PolicyChange } from './trouble.ts';

/** What a look at pool and policy shows of a request, just before somebody decides on it. */
export type Finding =
  /** Nobody has the name of a new account, and nothing else stands in its way. */
  | { kind: 'free'; account: string }
  | { kind: 'exists'; account: string; status: string }
  /** Another user signs in with that value. */
  | { kind: 'alias-taken'; attribute: string; value: string }
  | { kind: 'group-gone'; group: string }
  /** The user whom a change is for stands as they did. */
  | { kind: 'standing'; account: string; status: string }
  | { kind: 'user-gone'; account: string }
  | { kind: 'policy-changed'; what: PolicyChange };
