/** What Concierge may cost, where that comes from, and whether it is kept. */
import type { Goals } from './report.ts';

type Unit = '×' | 'KB' | 'calls' | 'exponent';

export interface Budget {
  what: string;
  /** As much and no more. */
  goal: number;
  unit: Unit;
  source: string;
  /** Undefined where that was not measured. */
  measured: (figures: Goals) => number | undefined;
}

/** What a clock measures may be so much above the goal; bytes and calls may not. */
const NOISE = 1.1;

const SLACK = 'Slack waits three seconds for an answer';
/** Held against the command that the hello worlds answer as well: with a sentence. */
const LAMBDA = 'Lambda loads the code before the first answer';
const TRIGGER = 'a trigger opens a modal within three seconds';
const SIZE = 'what has to be read, compiled and kept';

export const BUDGETS: readonly Budget[] = [
  {
    what: 'front, cold, of stock Bolt',
    goal: 0.3,
    unit: '×',
    source: LAMBDA,
    measured: ({ cold }) => cold.find(({ name }) => name === 'front-help')?.ofStock.median,
  },
  {
    what: 'front, cold, of bare Node',
    goal: 2,
    unit: '×',
    source: LAMBDA,
    measured: ({ cold }) => cold.find(({ name }) => name === 'front-help')?.ofNode.median,
  },
  {
    what: 'worker, cold, of bare Node',
    goal: 2.8,
    unit: '×',
    source: SIZE,
    measured: ({ cold }) => cold.find(({ name }) => name === 'worker')?.ofNode.median,
  },
  {
    what: 'front bundle',
    goal: 450,
    unit: 'KB',
    source: SIZE,
    measured: ({ sizes }) => kilobytes(sizes.find(({ bundle }) => bundle === 'slack')?.bytes),
  },
  {
    what: 'acknowledgement, warm, p50 of stock Bolt',
    goal: 0.5,
    unit: '×',
    source: SLACK,
    measured: ({ warm }) => warm && warm.front.p50 / warm.stockBolt.p50,
  },
  {
    what: 'calls before a modal opens, warm, at most',
    goal: 1,
    unit: 'calls',
    source: TRIGGER,
    measured: ({ network }) =>
      most(network?.payloads.filter(isWarm).flatMap(({ beforeModal }) => beforeModal ?? [])),
  },
  {
    what: 'calls before a submission is answered, warm, at most',
    goal: 2,
    unit: 'calls',
    source: SLACK,
    measured: ({ network }) =>
      most(
        network?.payloads
          .filter((each) => isWarm(each) && each.kind === 'submission')
          .map(({ beforeAnswer }) => beforeAnswer),
      ),
  },
  {
    what: 'growth in time, the worst step',
    goal: 1,
    unit: 'exponent',
    source: 'twice as much takes twice as long at most',
    measured: ({ growth }) => Math.max(...growth.map(({ time }) => time)),
  },
  {
    what: 'growth in memory, the worst step',
    goal: 1,
    unit: 'exponent',
    source: 'twice as much takes twice the memory at most',
    measured: ({ growth }) => Math.max(...growth.map(({ memory }) => memory)),
  },
];

export interface Verdict {
  budget: Budget;
  measured: number | undefined;
  /** The goal with what noise may add. */
  limit: number;
  isMet: boolean;
}

/** What was not measured is not met. */
export function verdictOf(budget: Budget, figures: Goals): Verdict {
  const limit = limitOf(budget);
  const measured = budget.measured(figures);
  return { budget, measured, limit, isMet: measured !== undefined && measured <= limit };
}

function limitOf({ goal, unit }: Budget): number {
  switch (unit) {
    case '×':
      return goal * NOISE;
    case 'exponent':
      return WORSE_THAN_LINEAR;
    default:
      return goal;
  }
}

/** An exponent above this is no longer noise. */
export const WORSE_THAN_LINEAR = 1.15;

function isWarm({ state }: { state: string }): boolean {
  return state === 'warm';
}

function most(counts: readonly { calls: number }[] | undefined): number | undefined {
  return counts && Math.max(...counts.map(({ calls }) => calls));
}

function kilobytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1_000;
}
