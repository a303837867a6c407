import { test } from 'vitest';
import { ALL } from './extent.ts';
import { everyPair, somePairs } from './pairs.ts';
import { STORIES } from './stories/index.ts';

test.each(STORIES)('$name: pairs of faults', (story) =>
  ALL ? everyPair(story) : somePairs(story, 1),
);
