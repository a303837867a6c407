import { describe, expect, it } from 'vitest';
import { exponent, median, type Point, quantile, ratios, spread } from '../../bench/statistics.ts';

describe('the median', () => {
  it('is the one in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('lies between the two in the middle', () => {
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});

it('a quantile lies between the two nearest', () => {
  expect(quantile([0, 10, 20, 30, 40], 0.75)).toBe(30);
  expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
});

it('the spread has the quartiles, and says of how many', () => {
  expect(spread([5, 1, 2, 3, 4])).toEqual({ median: 3, low: 2, high: 4, count: 5 });
});

it('ratios compare each round with itself, so that a slow round does not show', () => {
  expect(ratios([2, 20, 2], [1, 10, 1])).toEqual({ median: 2, low: 2, high: 2, count: 3 });
});

describe('the exponent', () => {
  const growing = (cost: (size: number) => number) =>
    exponent([10, 100, 1_000, 10_000].map((size): Point => [size, cost(size)]));

  it.each([
    ['constant', () => 7, 0],
    ['linear', (size: number) => 3 * size, 1],
    ['quadratic', (size: number) => size * size, 2],
    ['linear behind a large constant', (size: number) => 3_000 + size, 1],
    ['quadratic behind a large constant', (size: number) => 30_000 + size * size, 2],
  ])('of what is %s is near', (_how, cost, expected) => {
    expect(growing(cost)).toBeCloseTo(expected, 2);
  });

  it('makes nothing of noise', () => {
    const points: Point[] = [
      [10, 50],
      [100, 48],
      [1_000, 51],
      [10_000, 60],
    ];
    expect(exponent(points)).toBeLessThan(0.1);
  });

  it('does not mind the order', () => {
    const points: Point[] = [
      [1_000, 9],
      [10, 0.09],
      [100, 0.9],
    ];
    expect(exponent(points)).toBeCloseTo(1, 1);
  });
});
