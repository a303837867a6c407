/** Every single fault of a story: each call of a run without faults, in each mode that matters. */
import { expect } from 'vitest';
import { ALL } from './extent.ts';
import { modesOf } from './fault.ts';
import { count, found, told } from './report.ts';
import { type Outcome, play, type Schedule } from './schedule.ts';
import { FURTHER, STORIES } from './stories/index.ts';
import type { Story } from './story.ts';

const SEED = 1;

export async function everySingleFault(story: Story): Promise<void> {
  const begun = performance.now();
  const plain = await playWithoutFaults(story);
  const schedules = plain.sent.flatMap((call, index) =>
    modesOf(call, index === 0).flatMap((mode) =>
      // What is refused for good is mended and tried again, or nobody does anything.
      (mode === 'permanent' ? [true, false] : [true]).map(
        (presses): Schedule => ({ faults: [{ call: index, mode }], seed: SEED, presses }),
      ),
    ),
  );
  const all = [];
  const played = schedules.filter((_, index) => index % stepOf(story) === 0);
  for (const schedule of played) {
    all.push(...found(story, schedule, await play(story, schedule)));
  }
  const extent = `${played.length} of ${schedules.length} single faults`;
  count(`${story.name}: ${plain.sent.length} calls, ${extent}`, played.length + 1, begun);
  expect(told(all)).toBe('');
}

/**
 * `npm test` has ten minutes: it plays one fault in five of the first story, the main job from asking to
 * saving, and one in ten, in sixteen or in thirty-two of the others, which share most of their calls with it.
 */
function stepOf(story: Story): number {
  if (ALL) return 1;
  if (story === STORIES[0]) return 5;
  if (STORIES.indexOf(story) < 3) return 10;
  return FURTHER.includes(story) ? 32 : 16;
}

/** Throws when the story does not end as it should: then it is the story that is wrong. */
export async function playWithoutFaults(story: Story): Promise<Outcome> {
  const schedule = { faults: [], seed: SEED, presses: false };
  const outcome = await play(story, schedule);
  expect(told(found(story, schedule, outcome))).toBe('');
  const ends = outcome.world.table
    .items()
    .flatMap(({ trail }) => (Array.isArray(trail) ? [trail] : []));
  expect(ends.map((trail) => trail.at(-1).type)).toEqual(story.ends);
  return outcome;
}
