import { test } from 'vitest';
import { ALL } from './extent.ts';
import { everyPair, somePairs } from './pairs.ts';
import { FURTHER, STORIES } from './stories/index.ts';

/** What is further shares most of its calls with the others. */
const PLAYED = ALL ? STORIES : STORIES.filter((story) => !FURTHER.includes(story));

test.each(PLAYED)('$name: pairs of faults', (story) =>
  ALL ? everyPair(story) : somePairs(story, 1),
);
