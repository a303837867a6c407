/** What is said of many measurements of one thing. */
export interface Spread {
  median: number;
  /** The first and the third quartile. */
  low: number;
  high: number;
  count: number;
}

/** Linear between the two nearest; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function spread(values: readonly number[]): Spread {
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  return { median: median(values), low, high, count: values.length };
}

/**
 * How many times as long as something else, measured in the same rounds. Each round is compared
 * with itself, so that what slows a whole round down does not show.
 */
export function ratios(values: readonly number[], of: readonly number[]): Spread {
  return spread(values.map((value, round) => value / (of[round] ?? Number.NaN)));
}

/** A size, and what it took. */
export type Point = readonly [size: number, cost: number];

/** Below this many times the smallest cost, nothing has grown that an exponent could tell of. */
const GROWN = 1.5;

/**
 * The exponent with which a cost grows from the second largest size to the largest: 0 is constant, 1 is
 * linear, 2 is quadratic. What the smallest size costs is left out, because every size costs that.
 */
export function exponent(points: readonly Point[]): number {
  const sorted = points.toSorted(([one], [other]) => one - other);
  const [before, last] = sorted.slice(-2);
  const least = sorted[0]?.[1] ?? Number.NaN;
  if (!before || !last) return Number.NaN;
  const common = last[1] > GROWN * least && before[1] > least && sorted.length > 2 ? least : 0;
  return Math.log((last[1] - common) / (before[1] - common)) / Math.log(last[0] / before[0]);
}
