import { pino } from 'pino';
import { factsAtHand, type Logger } from '../src/log.ts';

/** A real logger whose lines can be read back. */
export function recordingLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    lines.push(JSON.parse(line));
  };
  const formatters = { level: (label: string) => ({ level: label }) };
  const options = { level: 'trace', base: {}, formatters, mixin: factsAtHand };
  return { log: pino(options, { write }), lines };
}
