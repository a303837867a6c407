import { createHash } from 'node:crypto';
import { digest } from '../canonical.ts';
import { after } from '../duration.ts';
import type { AuditFinding, FindingKind } from './finding.ts';
import type { EntryRecord, Records, RequestRecord } from './records.ts';

/**
 * All records at one moment, in so few words that they can be kept where nobody can change them. A line
 * is `<id> <length> <head>`: of a request how many events it had and the hash of the last, of an entry 1
 * and its digest.
 */
export interface Root {
  /** UTC, `2026-03-02`. */
  day: string;
  /** When the reading of the table began; ISO time, UTC. */
  at: string;
  code: string;
  /** SHA-256 of all lines, each with a line feed behind it: `jq -r '.lines[]' FILE | sha256sum`. */
  root: string;
  lines: readonly string[];
}

export function rootOf(records: Records, at: Date, code: string): Root {
  const lines = [
    ...records.requests.map(requestLine),
    ...records.entries.map(entryLine),
  ].toSorted();
  const moment = at.toISOString();
  return { day: moment.slice(0, 10), at: moment, code, root: rootHash(lines), lines };
}

export function rootHash(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}

/** So long may a write be under way, in ms, that was sealed before the reading began. */
const UNDER_WAY = 60_000;

/** What has happened since to records that a root holds, and what was put among them. */
export function rootFindings(root: Root, records: Records): AuditFinding[] {
  const { day, lines } = root;
  if (rootHash(lines) !== root.root) {
    const text = 'its hash does not follow from its lines: this is not what was written';
    return [{ id: `root of ${day}`, kind: 'root-changed', text }];
  }
  const known = new Map(lines.map((line) => [idIn(line), line]));
  return [...lines.flatMap(missing(records, day)), ...changed(known, records, root)];
}

function missing({ requests, entries }: Records, day: string) {
  const standing = new Set([...requests, ...entries].map(({ id }) => id));
  return (line: string): AuditFinding[] =>
    standing.has(idIn(line)) ? [] : [one(idIn(line), 'removed', `stood in the root of ${day}`)];
}

function changed(
  known: ReadonlyMap<string, string>,
  { requests, entries }: Records,
  root: Root,
): AuditFinding[] {
  const newest = after(root.at, -UNDER_WAY);
  return [
    ...requests.flatMap((request) => requestSince(request, known.get(request.id), root, newest)),
    ...entries.flatMap((entry) => entrySince(entry, known.get(entry.id), root, newest)),
  ];
}

/** Events may only have come behind those that the root holds, and later. */
function requestSince(
  { id, trail }: RequestRecord,
  line: string | undefined,
  { day }: Root,
  newest: string,
): AuditFinding[] {
  const [length, head] = line === undefined ? [0, undefined] : placeIn(line);
  if (trail.length < length) {
    return [
      one(id, 'truncated', `had ${length} events in the root of ${day}, has ${trail.length}`),
    ];
  }
  if (head !== undefined && trail[length - 1]?.hash !== head) {
    return [one(id, 'rewritten', `its first ${length} events are not those of the root of ${day}`)];
  }
  const old = trail.findIndex(({ at }, index) => index >= length && at < newest);
  if (old === -1) return [];
  return [one(id, 'backdated', `event ${old} is older than the root of ${day}, which lacks it`)];
}

function entrySince(
  entry: EntryRecord,
  line: string | undefined,
  { day }: Root,
  newest: string,
): AuditFinding[] {
  const { id, item } = entry;
  if (line === undefined) {
    const old = typeof item.at === 'string' && item.at < newest;
    return old ? [one(id, 'backdated', `is older than the root of ${day}, which lacks it`)] : [];
  }
  if (line === entryLine(entry)) return [];
  return [one(id, 'entry-changed', `is not what stood in the root of ${day}`)];
}

function requestLine({ id, trail }: RequestRecord): string {
  return `${id} ${trail.length} ${trail.at(-1)?.hash}`;
}

function entryLine({ id, item }: EntryRecord): string {
  return `${id} 1 ${digest(item)}`;
}

/** Ids hold no spaces, as we write them; others may. */
function idIn(line: string): string {
  return line.split(' ').slice(0, -2).join(' ');
}

function placeIn(line: string): [length: number, head: string | undefined] {
  const [length, head] = line.split(' ').slice(-2);
  return [Number(length), head];
}

function one(id: string, kind: FindingKind, text: string): AuditFinding {
  return { id, kind, text };
}
