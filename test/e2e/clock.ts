/** Moves the one clock that the stand-ins and the functions share; timers keep their own time. */
import { afterAll, beforeAll, vi } from 'vitest';

const MINUTE = 60_000;

/** Lets the tests of a file move the clock. It goes on by itself between two moves. */
export function movableClock(): void {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
}

export function moveClock(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * MINUTE);
}

/** Half a minute passes every second, until that is there which comes back after a pause. */
export async function asTimePasses<T>(awaited: Promise<T>): Promise<T> {
  const passing = setInterval(() => moveClock(0.5), 1_000);
  try {
    return await awaited;
  } finally {
    clearInterval(passing);
  }
}
