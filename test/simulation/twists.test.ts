import { test } from 'vitest';
import { ALL } from './extent.ts';
import { STORIES } from './stories/index.ts';
import { twistsOf } from './twists.ts';

test.each(STORIES.slice(0, 3))('$name: changes and acts in between', (story) =>
  twistsOf(story, ALL ? 1 : 12),
);
