import type { AuditFinding } from './finding.ts';
import type { EntryRecord, Item, Records } from './records.ts';

/**
 * Where what is frozen or not is not what the last entry says. A freeze that was only half written, or
 * two at the same moment, look the same: then somebody has to freeze or thaw once more.
 */
export function freezeFindings({
  entries,
  freezes,
}: Pick<Records, 'entries' | 'freezes'>): AuditFinding[] {
  const last = lastEntries(entries);
  const standing = new Map(freezes.map((item) => [item.id, item]));
  const ids = new Set([...last.keys(), ...standing.keys()]);
  return [...ids].toSorted().flatMap((id) => difference(id, last.get(id), standing.get(id)));
}

/** The last entry of each pool, and of everything, by the id of what it has led to. */
function lastEntries(entries: readonly EntryRecord[]): Map<string, Item> {
  const log = entries.filter(({ kind }) => kind === 'freeze-log').map(({ item }) => item);
  const inOrder = log.toSorted((a, b) => (String(a.at) < String(b.at) ? -1 : 1));
  return new Map(inOrder.map((item) => [`freeze#${item.userPoolId ?? 'all'}`, item]));
}

function difference(
  id: string,
  entry: Item | undefined,
  standing: Item | undefined,
): AuditFinding[] {
  const told = (text: string): AuditFinding[] => [{ id, kind: 'freeze-differs', text }];
  if (!entry) return told('was written, and no entry says by whom');
  if (!standing) return told(`is gone, and the last entry (${entry.id}) is a ${entry.action}`);
  const follows =
    standing.frozen === (entry.action === 'freeze') &&
    standing.by === entry.actor &&
    standing.reason === entry.reason;
  return follows ? [] : told(`is not what the last entry (${entry.id}, a ${entry.action}) led to`);
}
