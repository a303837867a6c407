import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the whole test run a temporary folder of its own, and takes it away afterwards. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'concierge-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
