import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRecordTable } from '../../aws/record-table.ts';
import { openRootArchive, rootFile } from '../../aws/root-archive.ts';
import type { AuditorConfig } from '../../config.ts';
import { type Records, recordsIn } from '../../domain/audit/records.ts';
import type { Root } from '../../domain/audit/root.ts';

export async function readRecords({ TABLE_NAME }: AuditorConfig): Promise<Records> {
  return recordsIn(await openRecordTable(TABLE_NAME).all());
}

/** The daily roots, the oldest first: those in a folder, or in the bucket; undefined without either. */
export async function readRoots(
  { AUDIT_BUCKET }: AuditorConfig,
  folder: string | undefined,
): Promise<Root[] | undefined> {
  if (folder !== undefined) return rootsIn(folder);
  return AUDIT_BUCKET === undefined ? undefined : openRootArchive(AUDIT_BUCKET).all();
}

async function rootsIn(folder: string): Promise<Root[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => rootFile.parse(JSON.parse(text)));
}
