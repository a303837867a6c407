/** What is wrong with the records, so that a test or a script can tell it from others. */
export type FindingKind =
  | 'unreadable'
  | 'broken-chain'
  | 'gap'
  | 'impossible-order'
  | 'newer-version'
  | 'time-runs-back'
  | 'grant-without-approval'
  | 'self-approval'
  | 'approved-something-else'
  | 'approved-twice'
  | 'malformed-entry'
  | 'entry-changed'
  | 'freeze-differs'
  | 'asleep'
  | 'root-changed'
  | 'removed'
  | 'truncated'
  | 'rewritten'
  | 'backdated';

/** One thing that somebody has to explain, in words for whoever audits. */
export interface AuditFinding {
  /** Of the request, the entry or the root. */
  id: string;
  kind: FindingKind;
  text: string;
}
