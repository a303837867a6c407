/** `npm run audit` as somebody types it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { run } from '../../src/operator/audit/run.ts';

const PROGRAM = join(import.meta.dirname, '../../src/operator/audit/main.ts');

export interface Told {
  code: number;
  out: string;
  err: string;
}

/** In this process, because a new one takes a second or two to load the SDK. */
export async function audit(
  { info }: Playground,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Told> {
  const told = { out: '', err: '' };
  const keep = (name: 'out' | 'err', end: string) => (text: unknown) => {
    told[name] += `${text}${end}`;
    return true;
  };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(keep('out', '\n')),
    vi.spyOn(console, 'error').mockImplementation(keep('err', '\n')),
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out', '')),
  ];
  try {
    const code = await run([...args], { ...info.environment, ...more });
    return { code, ...told };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** In a process of its own, which knows nothing but its environment. */
export function auditProcess(
  { info }: Playground,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Told> {
  const { NODE_OPTIONS: _ofVitest, ...env } = { ...process.env, ...info.environment, ...more };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
