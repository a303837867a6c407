/** Moves the one clock that the stand-ins and the functions share; timers keep their own time. */
import { setTimeout as pause } from 'node:timers/promises';
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

/** Real milliseconds between two looks, and how many looks are taken. */
const LOOK_EVERY = 100;
const LOOKS = 150;

/**
 * Lets a quarter of a minute pass between one look and the next, until something is seen: for what
 * comes back by itself after a pause. Throws when it does not.
 */
export async function asTimePasses<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let count = 0; count < LOOKS; count += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (count % 10 === 9) moveClock(0.25);
    await pause(LOOK_EVERY);
  }
  throw new Error(`Time passed in vain: ${look.toString()}`);
}
