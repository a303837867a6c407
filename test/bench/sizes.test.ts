import { expect, it } from 'vitest';
import { partsIn } from '../../bench/sizes.ts';

it('sums up own code by folder and packages by name, over all files, the largest first', () => {
  const inputs = (entries: [string, number][]) => ({
    inputs: Object.fromEntries(entries.map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
  });
  const outputs = {
    'dist/slack/index.cjs': inputs([
      ['src/domain/request.ts', 10],
      ['src/domain/audit/root.ts', 5],
      ['src/front.ts', 3],
      ['node_modules/@slack/bolt/dist/App.js', 40],
      ['node_modules/a/node_modules/pino/lib/x.js', 7],
    ]),
    'dist/slack/later.cjs': inputs([
      ['node_modules/pino/pino.js', 20],
      ['stub:express', 1],
    ]),
  };
  expect(partsIn({ outputs })).toEqual([
    ['@slack/bolt', 40],
    ['pino', 27],
    ['src/domain', 15],
    ['src', 3],
    ['other', 1],
  ]);
});
