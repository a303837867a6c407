import { test } from 'vitest';
import { ALL } from './extent.ts';
import { CHANGING } from './stories/changing.ts';
import { STORIES } from './stories/index.ts';
import { twistsOf } from './twists.ts';

test.each(STORIES.slice(0, 3))('$name: changes and acts in between', (story) =>
  twistsOf(story, ALL ? 1 : 36),
);

test.each(CHANGING)('$name: the user is deleted and made anew in between', (story) =>
  twistsOf(story, ALL ? 1 : 20, ['user made anew']),
);
