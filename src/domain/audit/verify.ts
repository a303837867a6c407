import type { AuditFinding } from './finding.ts';
import type { Records } from './records.ts';
import { type Root, rootFindings } from './root.ts';
import { entryFindings, policyFindings } from './verify-entries.ts';
import { freezeFindings } from './verify-freezes.ts';
import { requestFindings } from './verify-request.ts';

const UNREADABLE = 'is no record that we know';

/** What is wrong with each record, whatever the others say. */
export function recordFindings({ unreadable, requests, entries }: Records): AuditFinding[] {
  return [
    ...unreadable.map((id): AuditFinding => ({ id, kind: 'unreadable', text: UNREADABLE })),
    ...requests.flatMap(requestFindings),
    ...entries.flatMap(entryFindings),
  ];
}

/** All that is wrong with the records by themselves, with each other, and against the roots that were kept of them. */
export function auditFindings(records: Records, roots: readonly Root[]): AuditFinding[] {
  const oldestFirst = roots.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return [
    ...recordFindings(records),
    ...policyFindings(records.entries),
    ...freezeFindings(records),
    ...firstOfEach(oldestFirst.flatMap((root) => rootFindings(root, records))),
  ];
}

/** Every root since finds the same. */
function firstOfEach(findings: readonly AuditFinding[]): AuditFinding[] {
  const known = new Set<string>();
  return findings.filter(({ id, kind }) => known.size < known.add(`${id} ${kind}`).size);
}
