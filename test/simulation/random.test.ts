/**
 * Random sequences of what people, the queue, the sweeper, the clock and the network may do, made
 * smaller by fast-check until only what matters is left. A failure prints its seed and path; they
 * replay it: SEED=… SEED_PATH=… npm run test:simulation -- random
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL } from './extent.ts';
import { type Fault, MODES, TWISTS } from './fault.ts';
import { ACTIONS, playMoment } from './random-actions.ts';
import { count, found, told } from './report.ts';
import { play } from './schedule.ts';
import type { Story } from './story.ts';

const RUNS = ALL ? 3_000 : 30;
const LONGEST = 14;
const CALLS = 120;

const moments = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ACTIONS).map((action) => [action]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...ACTIONS), { minLength: 2, maxLength: 3 }) },
  ),
  { maxLength: LONGEST },
);

const faults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ call: fc.nat(CALLS), mode: fc.constantFrom(...MODES) }) },
    { weight: 1, arbitrary: fc.record({ call: fc.nat(CALLS), twist: fc.constantFrom(...TWISTS) }) },
  ),
  { maxLength: 6 },
);

const lives = fc.record({
  pool: fc.constantFrom('alias' as const, 'proven' as const, 'bare' as const),
  approvals: fc.constantFrom(0 as const, 1 as const, 2 as const),
  moments,
  faults,
  seed: fc.nat(1_000_000),
  presses: fc.boolean(),
});

type Life = typeof lives extends fc.Arbitrary<infer Value> ? Value : never;

/** Somebody asks; what happens then is anything. */
function storyOf({ pool, approvals, moments: all }: Life): Story {
  return {
    name: 'random',
    pool,
    approvals,
    ends: [],
    act: async (scene) => {
      await playMoment(scene, ['ask']);
      for (const moment of all) await playMoment(scene, moment);
    },
  };
}

const replayed = process.env.SEED
  ? {
      seed: Number(process.env.SEED),
      ...(process.env.SEED_PATH ? { path: process.env.SEED_PATH } : {}),
    }
  : { seed: 20260302 };

test(`${RUNS} random lives of a request`, async () => {
  const begun = performance.now();
  let played = 0;
  const holds = fc.asyncProperty(lives, async (life) => {
    const { faults: suffered, seed, presses } = life;
    const story = storyOf(life);
    const schedule = { faults: suffered, seed, presses };
    played += 1;
    expect(told(found(story, schedule, await play(story, schedule)))).toBe('');
  });
  await fc.assert(holds, { numRuns: RUNS, ...replayed });
  count('random lives', played, begun);
});
