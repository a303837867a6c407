import { describe, expect, it } from 'vitest';
import { backoff, SETTLE } from '../../src/advance/backoff.ts';

const highest = () => 0.999_999;
const lowest = () => 0;

describe('backoff', () => {
  it('has a ceiling that doubles with each attempt, up to a minute', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 50].map((attempt) => backoff(attempt, 0, highest));
    expect(ceilings).toEqual([4, 8, 16, 32, 60, 60, 60]);
  });

  it('is spread over all of the time below the ceiling', () => {
    expect(backoff(4, 0, lowest)).toBe(0);
    expect(backoff(4, 0, () => 0.5)).toBe(16);
    expect(new Set(Array.from({ length: 100 }, () => backoff(6))).size).toBeGreaterThan(20);
  });

  it('is never shorter than the service asked for, and spread above that', () => {
    expect(backoff(1, 30, lowest)).toBe(30);
    expect(backoff(3, 30, highest)).toBe(46);
    expect(backoff(8, 30, highest)).toBe(60);
    expect(backoff(1, 120, highest)).toBe(120);
  });

  it('does not wait longer than a quarter of an hour, whatever a service asks for', () => {
    expect(backoff(1, 86_400, highest)).toBe(900);
  });

  it('lets a call settle whose outcome nobody knows', () => {
    expect(backoff(1, SETTLE, lowest)).toBe(10);
    expect(backoff(9, SETTLE, highest)).toBe(60);
  });
});
