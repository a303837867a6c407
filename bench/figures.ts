/** What a run has measured, as docs/performance.md shows it. */
import { BUDGETS, type Verdict, verdictOf, WORSE_THAN_LINEAR } from './budgets.ts';
import { USER_CREATIONS } from './bulk/quotas.ts';
import type { Growth, GrowthPoint } from './growth/measure.ts';
import { table } from './markdown.ts';
import { NAMES, type Report } from './report.ts';
import type { BundleSize } from './sizes.ts';
import type { Spread } from './statistics.ts';

/** Parts of a bundle below this are summed up, in bytes. */
const SMALL_PART = 8_000;
const MIB = 1_024; // KB

export function figures(report: Report): string {
  return [
    ran(report),
    section('Goals', goals(BUDGETS.map((budget) => verdictOf(budget, report)))),
    section('Cold start', cold(report)),
    section('Acknowledgement, warm', warm(report)),
    section('Calls over the network', network(report)),
    section('What is in the bundles', ...report.sizes.map(sizes)),
    section('A whole story', stories(report)),
    section('Many accounts at once', bulk(report)),
    section('Growth', growth(report.growth)),
  ].join('\n\n');
}

function section(title: string, ...parts: readonly string[]): string {
  return [`### ${title}`, ...parts].join('\n\n');
}

function ran({ machine, cold: variants }: Report): string {
  const { node, platform, cores, load } = machine;
  const rounds = variants[0]?.took.count ?? 0;
  const busy = `${cores} cores at a load of ${load.toFixed(1)}`;
  return `Node ${node}, ${platform}, ${busy}; ${rounds} rounds.`;
}

export function goals(verdicts: readonly Verdict[]): string {
  return table(
    ['', 'goal', 'measured', ''],
    verdicts.map(({ budget, measured, isMet }) => {
      const { what, goal, unit } = budget;
      const value = measured === undefined ? 'not measured' : number(measured, unit);
      return [what, `≤ ${number(goal, unit)}`, value, isMet ? 'met' : '**missed**'];
    }),
  );
}

function number(value: number, unit: Verdict['budget']['unit']): string {
  switch (unit) {
    case '×':
      return `${value.toFixed(2)} ×`;
    case 'KB':
      return `${value.toFixed(0)} KB`;
    case 'calls':
      return String(value);
    case 'exponent':
      return value.toFixed(2);
  }
}

function cold({ cold: variants }: Report): string {
  return table(
    ['', '× bare Node', '× stock Bolt', 'processor time, × bare Node', 'peak memory, MiB', 'ms'],
    variants.map(({ name, ofNode, ofStock, cpuOfNode, peakMemory, took }) => [
      NAMES[name],
      range(ofNode),
      range(ofStock),
      range(cpuOfNode),
      mib(peakMemory.median),
      took.median.toFixed(0),
    ]),
  );
}

function warm({ warm: acknowledged, memory }: Report): string {
  const held = table(
    ['1,000 commands in one process', 'peak memory, MiB'],
    memory.map(({ name, peakMemory }) => [NAMES[name], mib(peakMemory)]),
  );
  if (!acknowledged) return `Not measured.\n\n${held}`;
  const { front, stockBolt } = acknowledged;
  const compared = table(
    ['without network', 'p50', 'p99'],
    [
      ['Concierge’s front', times(front.p50, stockBolt.p50), times(front.p99, stockBolt.p99)],
      ['the same, µs', front.p50.toFixed(0), front.p99.toFixed(0)],
      ['Bolt hello world, µs', stockBolt.p50.toFixed(0), stockBolt.p99.toFixed(0)],
    ],
  );
  return `${compared}\n\n${held}`;
}

function network({ network: calls }: Report): string {
  if (!calls) return 'Not measured.';
  const rows = calls.payloads.map(({ what, state, beforeModal, beforeAnswer }) => [
    `${what}, ${state}`,
    beforeModal ? counted(beforeModal) : '',
    counted(beforeAnswer),
  ]);
  const head = [
    'calls, and how many had to wait for one another',
    'before the modal',
    'before the answer',
  ];
  return `While it starts: ${counted(calls.atStart)}.\n\n${table(head, rows)}`;
}

function counted({ calls, rounds }: { calls: number; rounds: number }): string {
  return rounds === calls ? String(calls) : `${calls} (${rounds})`;
}

function sizes({ bundle, bytes, gzipped, parts }: BundleSize): string {
  const large = parts.filter(([, size]) => size >= SMALL_PART);
  const rest = parts.slice(large.length).reduce((sum, [, size]) => sum + size, 0);
  const cells = [...large, ['the rest', rest] as const].map(
    ([name, size]) => `${name} ${(size / 1_000).toFixed(0)}`,
  );
  const total = `${(bytes / 1_000).toFixed(0)} KB, ${(gzipped / 1_000).toFixed(0)} KB gzipped`;
  return `**${bundle}**: ${total}. In KB: ${cells.join(' · ')}`;
}

function stories({ stories: told }: Report): string {
  return table(
    [
      'added to each message, each way',
      'submit → answer',
      'submit → card',
      'approve → password in the DM',
      'not told to the end',
    ],
    told.map(({ delay, answered, submitToCard, approveToPassword, failed }) => [
      `${delay} ms`,
      `${range(answered, 0)} ms`,
      `${range(submitToCard, 0)} ms`,
      `${range(approveToPassword, 0)} ms`,
      String(failed),
    ]),
  );
}

function bulk({ bulk: runs }: Report): string {
  return table(
    [
      'added to each message, each way',
      'accounts',
      'of the quota for making users',
      'calls to Cognito',
      'throttled',
    ],
    runs.map(({ delay, accounts, perSecond, calls, throttled }) => [
      `${delay} ms`,
      String(accounts),
      times(perSecond, USER_CREATIONS),
      String(calls),
      `${((100 * throttled) / calls).toFixed(1)} %`,
    ]),
  );
}

export function growth(steps: readonly Growth[]): string {
  const of = (what: Growth['of']) => steps.filter((step) => step.of === what);
  return [
    growthTable(
      'processor time in ms (and peak memory in MiB) by requests in the table',
      of('requests'),
    ),
    growthTable('by events of one request', of('events')),
  ].join('\n\n');
}

function growthTable(title: string, steps: readonly Growth[]): string {
  const seen = steps[0]?.points.map(({ size }) => size.toLocaleString('en')) ?? [];
  return table(
    [title, ...seen, 'exponent', 'of memory'],
    steps.map(({ step, points, time, memory }) => [
      step,
      ...points.map(point),
      flagged(time),
      flagged(memory),
    ]),
  );
}

function point({ took, peakMemory }: GrowthPoint): string {
  return `${took < 10 ? took.toFixed(1) : took.toFixed(0)} (${mib(peakMemory)})`;
}

/** What does not grow has an exponent around nothing, or below. */
function flagged(exponent: number): string {
  const shown = Math.max(0, exponent).toFixed(2);
  return exponent > WORSE_THAN_LINEAR ? `**${shown}**` : shown;
}

function range({ median, low, high }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

function times(value: number, of: number): string {
  return `${(value / of).toFixed(2)} ×`;
}

function mib(kilobytes: number): string {
  return (kilobytes / MIB).toFixed(0);
}
