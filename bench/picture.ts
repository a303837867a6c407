/** The chart of a report: how long each starts, and what it holds in memory, of bare Node. */
import { chart, type Panel } from './chart.ts';
import type { ColdStart } from './cold/measure.ts';
import { NAMES } from './report.ts';
import type { Spread } from './statistics.ts';

const FRONT_GOAL = { value: 2, label: 'goal of the front: 2 ×' };

export function picture(cold: readonly ColdStart[]): string {
  const floor = cold.find(({ name }) => name === 'node')?.peakMemory.median ?? Number.NaN;
  const panels: Panel[] = [
    {
      title: 'Cold start, first answer and end: × bare Node',
      bars: barsOf(cold, ({ ofNode }) => ofNode),
      goal: FRONT_GOAL,
    },
    {
      title: 'Peak memory of that: × bare Node',
      bars: barsOf(cold, ({ peakMemory }) => divided(peakMemory, floor)),
    },
  ];
  const told = cold.map(({ name, ofNode }) => `${NAMES[name]} ${ofNode.median.toFixed(2)}`);
  return chart(panels, `Cold start, times bare Node: ${told.join(', ')}`);
}

function barsOf(cold: readonly ColdStart[], value: (of: ColdStart) => Spread): Panel['bars'] {
  return cold.map((start) => ({
    label: NAMES[start.name],
    value: value(start),
    isOurs: /^(front|worker)/.test(start.name),
  }));
}

function divided({ median, low, high, count }: Spread, by: number): Spread {
  return { median: median / by, low: low / by, high: high / by, count };
}
