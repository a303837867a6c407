import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_LOOKS = [0, 500, 1_000, 2_000]; // ms

/** Looks until it is so: the parameter store may answer with the value before for a moment. */
export async function becomesTrue(look: () => Promise<boolean>): Promise<boolean> {
  for (const time of BETWEEN_LOOKS) {
    await pause(time);
    if (await look()) return true;
  }
  return false;
}
