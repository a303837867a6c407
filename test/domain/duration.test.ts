import { describe, expect, it } from 'vitest';
import { after, parseDuration } from '../../src/domain/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['1s', 1_000],
    ['90s', 90_000],
    ['10m', 600_000],
    ['72h', 259_200_000],
    ['7d', 604_800_000],
    [' 10m ', 600_000],
  ])('reads %j as %d ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '0m', '10', 'm', '-5m', '1.5h', '10 m', '10M', '1w', '1h30m', '1234567s', '１０m'])(
    'does not read %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('after', () => {
  it.each([new Date('2026-03-02T23:59:00.000Z'), '2026-03-02T23:59:00.000Z'])(
    'adds to a moment, given as a date or as ISO text',
    (start) => {
      expect(after(start, 120_000)).toBe('2026-03-03T00:01:00.000Z');
    },
  );
});
