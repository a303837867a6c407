import { openRecordTable } from '../../aws/record-table.ts';
import { auditorConfig } from '../../config.ts';
import { entryRow } from '../../domain/audit/entry-row.ts';
import { PLAIN } from '../../domain/audit/pseudonym.ts';
import { type Item, recordsIn } from '../../domain/audit/records.ts';
import type { Row } from '../../domain/audit/row.ts';
import { requestRows } from '../../domain/audit/rows.ts';
import { recordFindings } from '../../domain/audit/verify.ts';
import { UsageError } from './usage-error.ts';

/** Tells one request or entry from its beginning, and what is wrong with it. 1 when anything is. */
export async function showRecord(environment: NodeJS.ProcessEnv, names: string[]): Promise<number> {
  const config = auditorConfig(environment);
  const [id, ...others] = names;
  if (id === undefined || others.length > 0) throw new UsageError('Name one id: show ID');
  const item = await openRecordTable(config.TABLE_NAME).find(id);
  if (!item) throw new UsageError(`There is nothing on record under ${id}`);
  return show(item);
}

function show(item: Item): number {
  const records = recordsIn([item]);
  const { requests, entries } = records;
  for (const request of requests) console.log(timeline(requestRows(request, PLAIN)));
  for (const entry of entries) console.log(timeline([entryRow(entry, PLAIN)]));
  const findings = recordFindings(records);
  for (const { kind, text } of findings) console.log(`${kind}: ${text}`);
  return findings.length === 0 ? 0 : 1;
}

function timeline(rows: readonly Row[]): string {
  const [first] = rows;
  if (!first) return '';
  const about = [first.action, first.subject, first.pool].filter(Boolean).join(' · ');
  return [`${first.id}  ${printable(about)}`, ...rows.flatMap(linesOf)].join('\n');
}

function linesOf(row: Row): string[] {
  const led = row.before === row.after ? '' : `${row.before || '(nothing)'} → ${row.after}`;
  const head = [row.time, row.what, `by ${row.actor}`, led].filter(Boolean).join('  ');
  const more = [
    ['rule', row.rule],
    ['said', row.details],
    ['plan', row.digest.slice(0, 12)],
    ['Cognito', row.cognitoRequestIds],
    ['under', [row.code, row.policy.slice(0, 12)].filter(Boolean).join(', policy ')],
  ] as const;
  const lines = more.filter(([, text]) => text !== '').map(([name, text]) => `  ${name} ${text}`);
  return ['', printable(head), ...lines.map(printable)];
}

/** What people typed must not move the cursor of whoever reads it. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
