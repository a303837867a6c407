import { digest } from '../canonical.ts';
import type { AuditFinding } from './finding.ts';
import type { EntryRecord } from './records.ts';

/** What is wrong with one of those that stand beside the requests. */
export function entryFindings({ id, item }: EntryRecord): AuditFinding[] {
  const { at, actor, hash, ...rest } = item;
  if (!isTime(at) || typeof actor !== 'string' || actor === '') {
    return [{ id, kind: 'malformed-entry', text: 'does not say who, or when' }];
  }
  const follows = hash === undefined || hash === digest({ ...rest, at, actor });
  if (follows) return [];
  return [{ id, kind: 'entry-changed', text: 'is not what was written: its hash does not follow' }];
}

/** Changes of the policy are numbered, and each begins where the one before has led. */
export function policyFindings(entries: readonly EntryRecord[]): AuditFinding[] {
  const changes = entries.filter(({ kind }) => kind === 'policy');
  return changes.flatMap(({ id, item }, index) => {
    const previous = changes[index - 1]?.item;
    const missing = item.number !== index + 1 || item.before !== previous?.after;
    const text = 'does not follow the change of the policy before it: one is missing';
    return missing ? [{ id, kind: 'gap' as const, text }] : [];
  });
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
