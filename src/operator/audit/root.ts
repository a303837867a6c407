import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CODE_VERSION } from '../../code-version.ts';
import { type AuditorConfig, auditorConfig } from '../../config.ts';
import { type Root, rootOf } from '../../domain/audit/root.ts';
import { isDay } from './period.ts';
import { readRecords, readRoots } from './reading.ts';
import { UsageError } from './usage-error.ts';

interface Options {
  day?: string | undefined;
  roots?: string | undefined;
  out?: string | undefined;
}

/** Shows the root of all records now, or one that was kept. */
export async function showRoot(environment: NodeJS.ProcessEnv, options: Options): Promise<number> {
  const config = auditorConfig(environment);
  const root = options.day === undefined ? await rootNow(config) : await rootKept(config, options);
  const { day, at, code, lines } = root;
  console.log(`${root.root}\n${lines.length} records, ${at}, day ${day}, written by ${code}`);
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, `${day}.json`), JSON.stringify(root), { flag: 'wx' });
  }
  return 0;
}

async function rootNow(config: AuditorConfig): Promise<Root> {
  const at = new Date();
  return rootOf(await readRecords(config), at, CODE_VERSION);
}

async function rootKept(config: AuditorConfig, { day, roots: folder }: Options): Promise<Root> {
  if (!isDay(day)) throw new UsageError('--day must be a day, like 2026-03-02');
  const roots = await readRoots(config, folder);
  const found = roots?.find((root) => root.day === day);
  if (found) return found;
  throw new UsageError(roots ? `There is no root of ${day}` : 'Name AUDIT_BUCKET or --roots DIR');
}
