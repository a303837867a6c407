/** What is played over a planted bug: stories by themselves, then with lost answers of Cognito's writes. */
import { expect, test } from 'vitest';
import type { Mode } from '../fault.ts';
import { found, told } from '../report.ts';
import { play, type Schedule } from '../schedule.ts';
import { STORIES } from '../stories/index.ts';

const PLAYED = [
  'two approvals at the same moment',
  'e-mail pool with a provision id',
  'not saved: the clock takes it down',
  'e-mail proved by another code',
];
const MODES: readonly Mode[] = ['lost', 'crash-after'];

/** The seed decides who comes first of those who act at the same moment. */
const seedsOf = (name: string) => (name.includes('same moment') ? [1, 2, 3, 4, 5] : [1]);
const plain = (seed: number): Schedule => ({ faults: [], seed, presses: false });

test.each(STORIES.filter(({ name }) => PLAYED.includes(name)))('$name', async (story) => {
  for (const seed of seedsOf(story.name)) {
    const schedule = plain(seed);
    expect(told(found(story, schedule, await play(story, schedule)))).toBe('');
  }
  const { sent } = await play(story, plain(1));
  for (const [call, { service, writes }] of sent.entries()) {
    if (service !== 'cognito' || !writes) continue;
    for (const mode of MODES) {
      const schedule = { faults: [{ call, mode }], seed: 1, presses: true };
      expect(told(found(story, schedule, await play(story, schedule)))).toBe('');
    }
  }
});
