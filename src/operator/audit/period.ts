import { UsageError } from './usage-error.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** From the beginning of one day to the end of another, UTC. */
export interface Period {
  from: string;
  to: string;
}

/** Throws UsageError for what is no two days in order. */
export function periodOf({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): Period {
  if (!isDay(from) || !isDay(to) || to < from) {
    throw new UsageError('--from and --to must be days in order, like 2026-03-02');
  }
  return { from, to };
}

/** True for an ISO time in that period. */
export function isIn({ from, to }: Period, time: string): boolean {
  const day = time.slice(0, 10);
  return day >= from && day <= to;
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text));
}
