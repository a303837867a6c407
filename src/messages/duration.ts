import type { Milliseconds } from '../domain/duration.ts';
import type { Language } from '../domain/policy.ts';

/** A length of time in whole units, as one says it: “10 minutes”, “1 分 30 秒”. */
export function duration(language: Language, length: Milliseconds): string {
  const seconds = Math.round(length / 1_000);
  const parts = {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return new Intl.DurationFormat(language, { style: 'long' }).format(parts);
}
