import { describe, expect, it } from 'vitest';
import { figures } from '../../bench/figures.ts';
import type { Report } from '../../bench/report.ts';

const at = (median: number) => ({ median, low: median, high: median, count: 20 });

const REPORT: Report = {
  machine: { node: 'v24.0.0', platform: 'linux x64', cores: 2, load: 0.5 },
  cold: [
    {
      name: 'front-help',
      took: at(100),
      ofNode: at(2.5),
      ofStock: at(0.2),
      cpuOfNode: at(3),
      peakMemory: at(61_440),
    },
  ],
  sizes: [
    {
      bundle: 'slack',
      bytes: 30_000,
      gzipped: 10_000,
      parts: [
        ['pino', 24_000],
        ['zod', 6_000],
      ],
    },
  ],
  warm: undefined,
  network: undefined,
  growth: [
    {
      step: 'audit export',
      of: 'requests',
      points: [{ size: 1_000, took: 12.4, peakMemory: 102_400 }],
      time: 1.3,
      memory: -0.2,
    },
  ],
  memory: [],
  stories: [
    { delay: 20, answered: at(90), submitToCard: at(700), approveToPassword: at(2_000), failed: 1 },
  ],
  bulk: [{ delay: 20, accounts: 100, perSecond: 25, calls: 200, throttled: 1 }],
};

const line = (start: string) =>
  figures(REPORT)
    .split('\n')
    .find((each) => each.startsWith(start));

describe('the figures', () => {
  it('say of each goal whether it is met, and of what was not measured that it was not', () => {
    expect(line('| front, cold, of stock Bolt')).toContain('| ≤ 0.30 × | 0.20 × | met |');
    expect(line('| front, cold, of bare Node')).toContain('| ≤ 2.00 × | 2.50 × | **missed** |');
    expect(line('| acknowledgement, warm')).toContain('| not measured | **missed** |');
  });

  it('put what grows worse than linear in bold, and show no growth below none', () => {
    expect(line('| audit export')).toBe('| audit export | 12 (100) | **1.30** | 0.00 |');
  });

  it('sum up the small parts of a bundle', () => {
    expect(line('**slack**')).toBe('**slack**: 30 KB, 10 KB gzipped. In KB: pino 24 · the rest 6');
  });

  it('hold the bulk rate against the quota', () => {
    expect(line('| 20 ms | 100')).toBe('| 20 ms | 100 | 0.50 × | 200 | 0.5 % |');
  });

  it('tell of stories that came to no end', () => {
    const told = '| 20 ms | 90 (90–90) ms | 700 (700–700) ms | 2000 (2000–2000) ms | 1 |';
    expect(line('| 20 ms | 90')).toBe(told);
  });
});
