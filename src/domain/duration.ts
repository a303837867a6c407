const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PATTERN = /^(\d{1,6})(s|m|h|d)$/;

/** A length of time in milliseconds. */
export type Milliseconds = number;

/** Reads `90s`, `10m`, `72h` or `7d`; undefined when the text is none of these or is zero. */
export function parseDuration(text: string): Milliseconds | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const milliseconds = Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  return milliseconds > 0 ? milliseconds : undefined;
}

/** The moment `length` after `start`, as the ISO text that events carry. */
export function after(start: Date | string, length: Milliseconds): string {
  return new Date(new Date(start).getTime() + length).toISOString();
}
