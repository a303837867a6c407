import type { AuditFinding } from './finding.ts';
import type { Records } from './records.ts';
import { type Root, rootFindings } from './root.ts';
import { entryFindings } from './verify-entries.ts';
import { requestFindings } from './verify-request.ts';

/** All that is wrong with the records by themselves, and against the roots that were kept of them. */
export function auditFindings(records: Records, roots: readonly Root[]): AuditFinding[] {
  const unreadable = records.unreadable.map(
    (id): AuditFinding => ({ id, kind: 'unreadable', text: 'is no record that we know' }),
  );
  const oldestFirst = roots.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return [
    ...unreadable,
    ...records.requests.flatMap(requestFindings),
    ...entryFindings(records.entries),
    ...firstOfEach(oldestFirst.flatMap((root) => rootFindings(root, records))),
  ];
}

/** Every root since finds the same. */
function firstOfEach(findings: readonly AuditFinding[]): AuditFinding[] {
  const known = new Set<string>();
  return findings.filter(({ id, kind }) => known.size < known.add(`${id} ${kind}`).size);
}
