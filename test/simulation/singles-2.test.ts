import { test } from 'vitest';
import { everySingleFault } from './singles.ts';
import { STORIES } from './stories/index.ts';

/** The other half is in singles-1.test.ts, so that two workers share them. */
test.each(STORIES.filter((_, index) => index % 2 === 1))(
  '$name: every single fault',
  everySingleFault,
);
