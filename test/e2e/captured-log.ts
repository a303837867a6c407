/** What the functions log. They write to the file number of standard output, as on Lambda. */
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

export interface CapturedLog {
  text(): string;
  /** Each line as JSON. */
  lines(): Record<string, unknown>[];
}

/** To be called before `sharedPlayground`: the functions look for the number when they are loaded. */
export function capturedLog(): CapturedLog {
  const path = join(mkdtempSync(join(tmpdir(), 'concierge-log-')), 'log');
  const file = openSync(path, 'a');
  beforeAll(() => {
    vi.spyOn(process.stdout, 'fd', 'get').mockReturnValue(file as 1);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    closeSync(file);
  });
  const text = () => readFileSync(path, 'utf8');
  return {
    text,
    lines: () =>
      text()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
