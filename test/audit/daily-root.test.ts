import { expect, it } from 'vitest';
import { keepDailyRoot } from '../../src/audit/daily-root.ts';
import type { Root } from '../../src/domain/audit/root.ts';
import { refusalItem, requestItem } from '../domain/audit/tampering.ts';
import { recordingLog } from '../recording-log.ts';
import { NOW } from '../samples.ts';

const table = {
  all: async () => [refusalItem, requestItem(), { id: 'seen#policy', number: 1 }],
  find: async () => undefined,
};

it.each([
  [true, 'info'],
  [false, 'warn'],
])('keeps all records in short; kept: %s', async (kept, level) => {
  const archived: [Root, number][] = [];
  const keep = async (root: Root, days: number) => {
    archived.push([root, days]);
    return kept;
  };
  const { log, lines } = recordingLog();
  const archive = { keep, all: async () => [] };
  await keepDailyRoot({ table, archive, log, now: () => NOW }, 400);
  expect(archived).toMatchObject([[{ day: '2026-03-02', code: 'unbuilt' }, 400]]);
  expect(archived[0]?.[0].lines).toHaveLength(2);
  expect(lines).toMatchObject([{ level, records: 2, root: archived[0]?.[0].root }]);
});
