import { describe, expect, it } from 'vitest';
import { BUDGETS, type Budget, verdictOf } from '../../bench/budgets.ts';
import type { Goals } from '../../bench/report.ts';
import type { Spread } from '../../bench/statistics.ts';

const at = (median: number): Spread => ({ median, low: median, high: median, count: 20 });

function started(
  name: 'front-help' | 'worker',
  ofNode: number,
  ofStock: number,
): Goals['cold'][number] {
  return {
    name,
    took: at(1),
    ofNode: at(ofNode),
    ofStock: at(ofStock),
    cpuOfNode: at(1),
    peakMemory: at(1),
  };
}

/** Everything exactly at its goal. */
const AT_GOAL: Goals = {
  cold: [started('front-help', 2, 0.3), started('worker', 2.8, 1)],
  sizes: [{ bundle: 'slack', bytes: 450_000, gzipped: 1, parts: [] }],
  warm: { front: { p50: 50, p99: 1 }, stockBolt: { p50: 100, p99: 1 } },
  network: {
    atStart: { calls: 2, rounds: 1 },
    payloads: [
      {
        what: 'a form',
        kind: 'submission',
        state: 'warm',
        beforeModal: { calls: 1, rounds: 1 },
        beforeAnswer: { calls: 2, rounds: 2 },
      },
      // What is not warm, or closes nothing, has no goal.
      { what: 'a form', kind: 'submission', state: 'cold', beforeAnswer: { calls: 9, rounds: 9 } },
      { what: 'a click', kind: 'other', state: 'warm', beforeAnswer: { calls: 9, rounds: 9 } },
    ],
  },
  growth: [{ step: 'audit verify', of: 'requests', points: [], time: 1, memory: 1 }],
};

const verdicts = (figures: Goals) => BUDGETS.map((budget) => verdictOf(budget, figures));
const missed = (figures: Goals) =>
  verdicts(figures).flatMap(({ isMet, budget }) => (isMet ? [] : [budget.what]));

describe('the goals', () => {
  it('are met where each is just reached', () => {
    expect(missed(AT_GOAL)).toEqual([]);
    expect(verdicts(AT_GOAL).map(({ measured }) => measured)).toEqual(
      BUDGETS.map(({ goal }) => goal),
    );
  });

  it('of what a clock measures leave a tenth for noise, and no more', () => {
    const cold = (ofNode: number) => ({
      ...AT_GOAL,
      cold: [started('front-help', ofNode, 0.3), started('worker', 2.8, 1)],
    });
    expect(missed(cold(2.19))).toEqual([]);
    expect(missed(cold(2.21))).toEqual(['front, cold, of bare Node']);
  });

  it('of bytes and calls leave nothing', () => {
    const sizes: Goals['sizes'] = [{ bundle: 'slack', bytes: 450_001, gzipped: 1, parts: [] }];
    expect(missed({ ...AT_GOAL, sizes })).toEqual(['front bundle']);
  });

  it('are missed by the worst step alone', () => {
    const worse = {
      step: 'audit export',
      of: 'requests',
      points: [],
      time: 1.2,
      memory: 1,
    } as const;
    const growth = [...AT_GOAL.growth, worse];
    expect(missed({ ...AT_GOAL, growth })).toEqual(['growth in time, the worst step']);
  });

  it('are missed by what was not measured', () => {
    expect(missed({ ...AT_GOAL, warm: undefined, network: undefined })).toEqual([
      'acknowledgement, warm, p50 of stock Bolt',
      'calls before a modal opens, warm, at most',
      'calls before a submission is answered, warm, at most',
    ]);
    expect(missed({ ...AT_GOAL, cold: [] })).toContain('worker, cold, of bare Node');
  });

  it('say each where it comes from', () => {
    expect(BUDGETS.filter(({ source }: Budget) => source === '')).toEqual([]);
  });
});
