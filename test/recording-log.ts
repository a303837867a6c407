import { pino } from 'pino';
import type { Logger } from '../src/log.ts';

/** A real logger whose lines can be read back. */
export function recordingLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    lines.push(JSON.parse(line));
  };
  const formatters = { level: (label: string) => ({ level: label }) };
  return { log: pino({ level: 'trace', base: {}, formatters }, { write }), lines };
}
