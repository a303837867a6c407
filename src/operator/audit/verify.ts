import { auditorConfig } from '../../config.ts';
import type { AuditFinding } from '../../domain/audit/finding.ts';
import type { Root } from '../../domain/audit/root.ts';
import { auditFindings } from '../../domain/audit/verify.ts';
import { countsOf } from './counts.ts';
import { readRecords, readRoots } from './reading.ts';

/** Says what does not hold, and how much was looked at. 1 when anything was found. */
export async function verify(
  environment: NodeJS.ProcessEnv,
  { roots: folder }: { roots?: string | undefined },
): Promise<number> {
  const config = auditorConfig(environment);
  const roots = await readRoots(config, folder);
  const records = await readRecords(config);
  const findings = auditFindings(records, roots ?? []);
  for (const { id, kind, text } of findings) console.log(`${id}  ${kind}: ${text}`);
  console.log([...countsOf(records), ...aboutRoots(roots), conclusion(findings)].join('\n'));
  return findings.length === 0 ? 0 : 1;
}

function aboutRoots(roots: readonly Root[] | undefined): string[] {
  if (!roots) {
    return ['no roots: a record that was removed, or rewritten with all its hashes, does not show'];
  }
  const days = roots.map(({ day }) => day);
  return [
    `${roots.length} roots${days.length > 0 ? `, ${days[0]} to ${days.at(-1)}` : ''}`,
    ...daysWithout(days).map((day) => `note: no root of ${day}`),
  ];
}

/** Days between the first and the last that have none. */
function daysWithout(days: readonly string[]): string[] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const missing: string[] = [];
  for (let day = first; day < last; day = nextDay(day)) {
    if (!days.includes(day)) missing.push(day);
  }
  return missing;
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function conclusion({ length }: readonly AuditFinding[]): string {
  if (length === 0) return 'Nothing was found.';
  return length === 1 ? '1 thing was found.' : `${length} things were found.`;
}
