import type { RecordTable } from '../aws/record-table.ts';
import type { RootArchive } from '../aws/root-archive.ts';
import { CODE_VERSION } from '../code-version.ts';
import { recordsIn } from '../domain/audit/records.ts';
import { rootOf } from '../domain/audit/root.ts';
import type { Logger } from '../log.ts';

export interface RootServices {
  table: RecordTable;
  archive: RootArchive;
  log: Logger;
  now: () => Date;
}

/** Reads the whole table and keeps what it holds, in short, where nobody can change it. */
export async function keepDailyRoot(
  services: RootServices,
  retentionInDays: number,
): Promise<void> {
  const { table, archive, log, now } = services;
  const at = now();
  const root = rootOf(recordsIn(await table.all()), at, CODE_VERSION);
  const kept = await archive.keep(root, retentionInDays);
  const line = { day: root.day, root: root.root, records: root.lines.length };
  if (kept) log.info(line, 'root kept');
  else log.warn(line, 'that day has a root already; this one was not kept');
}
