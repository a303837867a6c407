import { describe, expect, it } from 'vitest';
import { backoff } from '../../src/advance/backoff.ts';

const highest = () => 0.999_999;
const lowest = () => 0;

describe('backoff', () => {
  it('has a ceiling that doubles with each attempt, up to five minutes', () => {
    const ceilings = [1, 2, 3, 7, 8, 50].map((attempt) => backoff(attempt, 0, highest));
    expect(ceilings).toEqual([4, 8, 16, 256, 300, 300]);
  });

  it('is spread over all of the time below the ceiling', () => {
    expect(backoff(5, 0, lowest)).toBe(0);
    expect(backoff(5, 0, () => 0.5)).toBe(32);
  });

  it('is never shorter than the service asked for', () => {
    expect(backoff(1, 60, lowest)).toBe(60);
    expect(backoff(8, 60, highest)).toBe(300);
  });
});
