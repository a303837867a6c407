import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { auditorConfig } from '../../config.ts';
import { PLAIN, type Pseudonyms, pseudonyms } from '../../domain/audit/pseudonym.ts';
import type { Row } from '../../domain/audit/row.ts';
import { rowsOf } from '../../domain/audit/rows.ts';
import { isIn, type Period, periodOf } from './period.ts';
import { readRecords } from './reading.ts';
import { UsageError } from './usage-error.ts';

interface Options {
  from?: string | undefined;
  to?: string | undefined;
  format?: string | undefined;
  emails?: boolean | undefined;
  out?: string | undefined;
}

/** Writes everything on record in a period, and says how much that is of all there is. */
export async function exportRecords(
  environment: NodeJS.ProcessEnv,
  options: Options,
): Promise<number> {
  const config = auditorConfig(environment);
  const period = periodOf(options);
  const format = formatOf(options);
  const { names, about } = namesFor(options, config.AUDIT_KEY);
  const all = rowsOf(await readRecords(config), names);
  const rows = all.filter(({ time }) => isIn(period, time));
  const text = TEXT_OF[format](rows);
  const summary = [...summaryOf(period, rows, all), about, `sha256 of the export ${sha256(text)}`];
  if (options.out === undefined) process.stdout.write(text);
  else await writeTo(options.out, `${period.from}_${period.to}.${format}`, text, summary);
  console.error(summary.join('\n'));
  return 0;
}

type Format = 'jsonl' | 'csv';

function formatOf({ format = 'jsonl' }: Options): Format {
  if (format === 'jsonl' || format === 'csv') return format;
  throw new UsageError('--format must be jsonl or csv');
}

const TEXT_OF: Readonly<Record<Format, (rows: readonly Row[]) => string>> = {
  jsonl: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  // A text that a spreadsheet would take for a formula gets a quote before it, by the library.
  csv: (rows) => stringify([...rows], { header: true, escape_formulas: true, columns: COLUMNS }),
};

/** In the order in which they are read; also the header of an export that is empty. */
const COLUMNS: (keyof Row)[] = [
  'time',
  'id',
  'event',
  'what',
  'actor',
  'subject',
  'pool',
  'userPoolId',
  'action',
  'rule',
  'before',
  'after',
  'details',
  'approvers',
  'digest',
  'cognitoRequestIds',
  'code',
  'policy',
  'hash',
];

function namesFor(
  { emails }: Options,
  key: string | undefined,
): { names: Pseudonyms; about: string } {
  if (emails) return { names: PLAIN, about: 'accounts as they are' };
  if (key !== undefined)
    return { names: pseudonyms(key), about: 'accounts as HMACs under AUDIT_KEY' };
  const made = randomBytes(32).toString('hex');
  const about = `accounts as HMACs under a key made for this export: AUDIT_KEY=${made}`;
  return { names: pseudonyms(made), about };
}

/** The whole population, so that nobody need trust a sample. */
function summaryOf({ from, to }: Period, rows: readonly Row[], all: readonly Row[]): string[] {
  const kinds = Object.groupBy(rows, ({ what }) => what);
  const requests = new Set(rows.filter(isOfRequest).map(({ id }) => id)).size;
  return [
    `${from} to ${to}: ${rows.length} of all ${all.length} rows, of ${requests} requests`,
    ...Object.entries(kinds)
      .map(([what, found = []]) => `  ${what} ${found.length}`)
      .toSorted(),
  ];
}

function isOfRequest({ id }: Row): boolean {
  return !id.includes('#');
}

async function writeTo(folder: string, name: string, text: string, summary: string[]) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
  await writeFile(join(folder, `${name}.summary.txt`), `${summary.filter(isPublic).join('\n')}\n`);
}

/** A key that lies beside what it hides hides nothing. */
function isPublic(line: string): boolean {
  return !line.includes('AUDIT_KEY=');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
