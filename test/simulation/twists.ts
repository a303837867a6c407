/** The world changes, or somebody acts, just before each call of a story. */
import { expect } from 'vitest';
import { TWISTS, type Twist } from './fault.ts';
import { count, found, told } from './report.ts';
import { play, type Schedule } from './schedule.ts';
import { playWithoutFaults } from './singles.ts';
import type { Story } from './story.ts';

const SEED = 1;

/** `every` n-th call, beginning with another one for each twist; 1 plays them all. */
export async function twistsOf(
  story: Story,
  every: number,
  twists: readonly Twist[] = TWISTS,
): Promise<void> {
  const begun = performance.now();
  const { sent } = await playWithoutFaults(story);
  const schedules = twists.flatMap((twist, index) =>
    [...sent.keys()]
      .filter((call) => (call + index) % every === 0)
      .map(
        (call): Schedule => ({
          faults: [{ call, twist }],
          seed: SEED,
          presses: (call + index) % 2 === 0,
        }),
      ),
  );
  const all = [];
  for (const schedule of schedules) {
    all.push(...found(story, schedule, await play(story, schedule)));
  }
  count(`${story.name}: changes and acts in between`, schedules.length, begun);
  expect(told(all)).toBe('');
}
