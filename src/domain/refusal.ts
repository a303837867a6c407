import type { PersonKind } from './person.ts';

/** Why a person may not do what they asked. Each is explained in messages/. */
export type Refusal =
  | { kind: 'outsider'; person: Exclude<PersonKind, 'member'>; contact: string }
  | { kind: 'not-a-requester'; contact: string }
  | { kind: 'not-a-requester-of'; pool: string; allowed: readonly string[]; contact: string }
  | { kind: 'not-an-approver'; pool: string; approvers: readonly string[]; contact: string }
  | { kind: 'own-request'; approvers: readonly string[]; contact: string }
  | { kind: 'already-approved-by-you' }
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
  | { kind: 'nothing-to-retry' }
  | { kind: 'too-many-retries'; limit: number }
  | { kind: 'nothing-to-claim' }
  | { kind: 'nothing-to-stop' };
