import { expect, it } from 'vitest';
import { duration } from '../../src/messages/duration.ts';

it.each([
  [30_000, '30 seconds', '30 秒'],
  [60_000, '1 minute', '1 分'],
  [90_000, '1 minute, 30 seconds', '1 分 30 秒'],
  [600_000, '10 minutes', '10 分'],
  [5_400_000, '1 hour, 30 minutes', '1 時間 30 分'],
  [604_800_000, '7 days', '7 日'],
])('%d ms are said as one says them', (length, en, ja) => {
  expect(duration('en', length)).toBe(en);
  expect(duration('ja', length)).toBe(ja);
});
