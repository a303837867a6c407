import type { EmailProblem } from './email.ts';
import type { PersonKind } from './person.ts';

/** What is wrong with one field of the form; all of them are told at once. */
export type FieldError =
  | EmailProblem
  | { kind: 'domain-not-allowed'; domain: string; allowed: readonly string[] }
  | { kind: 'user-exists'; email: string; status: string }
  | { kind: 'pool-missing' }
  | { kind: 'recipient-missing' }
  | { kind: 'recipient-unfit'; person: Exclude<PersonKind, 'member'> }
  | { kind: 'recipient-proposed-for-another' }
  | { kind: 'unreadable-characters' }
  | { kind: 'reason-missing' }
  | { kind: 'reason-too-long'; limit: number }
  | { kind: 'verdict-missing' }
  | { kind: 'comment-missing' };
