/** Plays one schedule again, as a failure printed it: SIMULATE='{…}' npm run test:simulation -- replay */
import { expect, test } from 'vitest';
import { ALL } from './extent.ts';
import { found, told } from './report.ts';
import { play } from './schedule.ts';
import { STORIES } from './stories/index.ts';

const given = process.env.SIMULATE;

test.runIf(given && !ALL)('the schedule in SIMULATE', async () => {
  const { story: name, ...schedule } = JSON.parse(given ?? '');
  const story = STORIES.find((it) => it.name === name);
  if (!story) throw new Error(`There is no story ${name}`);
  const outcome = await play(story, schedule);
  const { logs, errors } = outcome.world.record;
  const calls = outcome.sent.map(
    ({ process, operation, mode, at }, index) =>
      `${index} ${new Date(at).toISOString()} ${process} ${operation} ${mode ?? ''}`,
  );
  process.stdout.write([...calls, ...logs, ...errors, ''].join('\n'));
  process.stdout.write(JSON.stringify(outcome.world.table.items(), null, 1));
  expect(told(found(story, schedule, outcome))).toBe('');
});
