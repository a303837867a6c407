import type { EmailProblem } from './email.ts';
import type { PersonKind } from './person.ts';

/** What is wrong with one field of a form; all of them are told at once. */
export type FieldError =
  | EmailProblem
  | { kind: 'domain-not-allowed'; domain: string; allowed: readonly string[] }
  | { kind: 'user-exists'; email: string; status: string }
  /** Another user of the pool signs in with that value. */
  | { kind: 'alias-taken'; attribute: string; value: string }
  | { kind: 'username-missing' }
  | { kind: 'username-malformed' }
  /** Of several alphabets, or of letters in unusual forms. */
  | { kind: 'username-looks-like-another' }
  | { kind: 'attribute-missing'; name: string }
  | { kind: 'attribute-too-short'; name: string; min: number }
  | { kind: 'attribute-too-long'; name: string; max: number }
  | { kind: 'attribute-not-a-number'; name: string }
  | {
      kind: 'attribute-out-of-range';
      name: string;
      min: number | undefined;
      max: number | undefined;
    }
  | { kind: 'attribute-not-a-date'; name: string }
  | { kind: 'attribute-not-offered' }
  | { kind: 'attribute-unchanged'; name: string }
  | { kind: 'phone-malformed'; name: string }
  | { kind: 'phone-needed' }
  | { kind: 'group-missing' }
  | { kind: 'groups-not-offered'; groups: readonly string[] }
  | { kind: 'not-confirmed-by-typing'; expected: string }
  | { kind: 'code-malformed' }
  | { kind: 'pool-missing' }
  /** Its users are named in a way that Concierge does not offer. */
  | { kind: 'pool-not-supported' }
  | { kind: 'recipient-missing' }
  | { kind: 'recipient-unfit'; person: Exclude<PersonKind, 'member'> }
  | { kind: 'recipient-proposed-for-another' }
  | { kind: 'unreadable-characters' }
  | { kind: 'reason-missing' }
  | { kind: 'reason-too-long'; limit: number }
  | { kind: 'reason-too-short'; least: number }
  | { kind: 'verdict-missing' }
  | { kind: 'comment-missing' };
