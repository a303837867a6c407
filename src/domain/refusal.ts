import type { Milliseconds } from './duration.ts';
import type { Freeze } from './freeze.ts';
import type { PersonKind } from './person.ts';
import type { UserAction } from './plan.ts';
import type { Rule } from './rule.ts';

/** What an approver may not decide, and who else can. */
interface ForOthers {
  approvers: readonly string[];
  contact: string;
  /** By which entry they are an approver. */
  rule?: Rule;
}

/** Why a person may not do what they asked. Each is explained in messages/. */
export type Refusal =
  | { kind: 'outsider'; person: Exclude<PersonKind, 'member'>; contact: string }
  | { kind: 'not-a-requester'; contact: string }
  | { kind: 'not-a-requester-of'; pool: string; allowed: readonly string[]; contact: string }
  | { kind: 'not-an-approver'; pool: string; approvers: readonly string[]; contact: string }
  /** `account`: their other one, which has the same e-mail address and asked. */
  | ({ kind: 'own-request'; account?: string } & ForOthers)
  /** Whoever gets the password, or whose account it is, and nobody else would have approved. */
  | ({ kind: 'recipient-alone' } & ForOthers)
  /** Nobody is told: what Slack sent, sent again by somebody else. */
  | { kind: 'replayed' }
  /** `account`: their other one, which has the same e-mail address and approved. */
  | { kind: 'already-approved-by-you'; account?: string }
  /** What is begun can be stopped, but no longer denied. */
  | { kind: 'too-late-to-deny' }
  | { kind: 'already-decided'; outcome: 'approved' | 'denied'; by: string; at: string }
  | { kind: 'request-expired'; at: string }
  | { kind: 'request-cancelled'; by: string; at: string }
  | { kind: 'request-stopped'; by: string; at: string }
  | { kind: 'not-the-requester'; requester: string }
  | { kind: 'too-late-to-cancel' }
  | { kind: 'content-changed' }
  | { kind: 'unknown-request' }
  | { kind: 'not-the-recipient'; recipient: string }
  | { kind: 'nothing-to-acknowledge' }
  /** The password may already be shown, but a new one could still take its place. */
  | { kind: 'not-recorded-yet' }
  | { kind: 'nothing-to-reveal' }
  /** Another click was first, and its modal gets the password. */
  | { kind: 'reveal-under-way' }
  /** The request is in trouble, and shows no password until it goes on. */
  | { kind: 'reveal-must-wait' }
  /** Once is all that an approval is good for. */
  | { kind: 'already-revealed'; at: string }
  /** Nobody claimed it in time, so it was revoked. */
  | { kind: 'claim-over' }
  | { kind: 'account-locked' }
  | { kind: 'nothing-to-disown' }
  | { kind: 'nothing-to-retry' }
  | { kind: 'too-many-retries'; limit: number }
  | { kind: 'nothing-to-claim' }
  | { kind: 'nothing-to-stop' }
  | { kind: 'may-not-look-up'; contact: string }
  | { kind: 'may-not-look-up-in'; pool: string; allowed: readonly string[]; contact: string }
  | { kind: 'action-not-allowed'; action: UserAction; pool: string; contact: string }
  | { kind: 'user-not-found'; account: string }
  /** The user has changed since they were shown. */
  | { kind: 'no-use-any-more'; action: UserAction; account: string }
  | { kind: 'external-user'; account: string }
  /** The person to prove an address is another one, or nothing is to be proved any more. */
  | { kind: 'nothing-to-prove' }
  /** The request is in trouble, and takes no code until it goes on. */
  | { kind: 'code-must-wait' }
  | { kind: 'too-many-codes'; limit: number }
  /** `until`: ISO time at which counting begins anew. */
  | ({ kind: 'too-many-requests'; what: 'person' | 'pool' } & Exceeded)
  | ({ kind: 'too-many-look-ups' } & Exceeded)
  | { kind: 'too-many-open'; limit: number }
  | ({ kind: 'frozen' } & Freeze)
  | {
      kind: 'may-not-freeze';
      pool?: string;
      allowed: readonly string[];
      contact: string;
    }
  | { kind: 'may-not-break-glass'; what: 'not-listed' | 'protected'; contact: string };

interface Exceeded {
  limit: number;
  window: Milliseconds;
  until: string;
}

/** What somebody is told whose request has to wait for the thaw. */
export function frozenRefusal({ by, at, pool, reason }: Freeze): Refusal {
  return {
    kind: 'frozen',
    by,
    at,
    ...(pool === undefined ? {} : { pool }),
    ...(reason === undefined ? {} : { reason }),
  };
}
