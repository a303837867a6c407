import { canonicalJson } from '../canonical.ts';
import { recordKind } from '../record-kinds.ts';
import { firstBrokenLink } from '../trail.ts';
import { type Item, requestRecord } from './records.ts';

/** What no code of ours does to a record. */
export type Anomaly =
  | 'record-removed'
  | 'entry-changed'
  | 'trail-changed'
  | 'trail-does-not-follow'
  | 'unknown-item';

/**
 * What is wrong with one write to the table, told by the item before and after it; nothing where a
 * record was made, a trail grew, something was frozen or thawed, or housekeeping was done. Whether a
 * thaw has its entry, one write does not tell: that is `verify`'s.
 */
export function anomalyIn(before: Item | undefined, after: Item | undefined): Anomaly | undefined {
  const kind = recordKind((after ?? before)?.id ?? '').is;
  if (kind === 'housekeeping') return undefined;
  if (!after) return 'record-removed';
  if (kind === 'freeze') return undefined;
  if (kind === 'unknown') return 'unknown-item';
  if (kind === 'request') return trailAnomaly(before, after);
  return before && canonicalJson(before) !== canonicalJson(after) ? 'entry-changed' : undefined;
}

function trailAnomaly(before: Item | undefined, after: Item): Anomaly | undefined {
  const now = requestRecord(after);
  if (!now) return 'trail-changed';
  const old = before ? (requestRecord(before)?.trail ?? []) : [];
  const kept = canonicalJson(now.trail.slice(0, old.length)) === canonicalJson(old);
  if (!kept) return 'trail-changed';
  const follows = firstBrokenLink(now.id, now.trail) === undefined;
  return follows && now.version === now.trail.length ? undefined : 'trail-does-not-follow';
}
