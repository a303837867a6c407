/** Starts each variant again and again, in turn, so that what slows this machine down slows all. */
import { join } from 'node:path';
import { runAlone } from '../child.ts';
import type { StandIns } from '../stand-ins/start.ts';
import { ratios, type Spread, spread } from '../statistics.ts';
import { buildVariants, type Variant, type VariantName } from './variants.ts';

const ONCE = join(import.meta.dirname, 'once.cjs');

export interface ColdStart {
  name: VariantName;
  /** From spawn to the end of the process, in ms. */
  took: Spread;
  /** The same, of bare node and of stock Bolt in the same round. */
  ofNode: Spread;
  ofStock: Spread;
  /** Processor time, that of its threads too, of bare node in the same round. */
  cpuOfNode: Spread;
  /** In KB. */
  peakMemory: Spread;
}

interface Run {
  took: number;
  /** In ms. */
  cpu: number;
  peakMemory: number;
}

/** Throws when a variant does not answer as it should. */
export async function measureColdStarts(standIns: StandIns, rounds: number): Promise<ColdStart[]> {
  const variants = await buildVariants();
  const runs = new Map<VariantName, Run[]>(variants.map(({ name }) => [name, []]));
  // The first round fills the disk's cache and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const variant of variants) {
      const run = await start(variant, standIns.environment);
      if (round > 0) runs.get(variant.name)?.push(run);
    }
  }
  return variants.map(({ name }) => figuresOf(name, runs));
}

function figuresOf(name: VariantName, runs: ReadonlyMap<VariantName, Run[]>): ColdStart {
  const all = (variant: VariantName, what: keyof Run) =>
    (runs.get(variant) ?? []).map((run) => run[what]);
  return {
    name,
    took: spread(all(name, 'took')),
    ofNode: ratios(all(name, 'took'), all('node', 'took')),
    ofStock: ratios(all(name, 'took'), all('stock-bolt', 'took')),
    cpuOfNode: ratios(all(name, 'cpu'), all('node', 'cpu')),
    peakMemory: spread(all(name, 'peakMemory')),
  };
}

async function start(
  { name, bundle, event, answers, environment }: Variant,
  shared: Record<string, string>,
): Promise<Run> {
  const { told, took, logged } = await runAlone(ONCE, {
    ...shared,
    ...environment,
    BENCH_BUNDLE: bundle,
    BENCH_EVENT: JSON.stringify(await event()),
  });
  const { answer, cpu, peakMemory } = told as Run & { answer: unknown };
  if (answers(answer)) return { took, cpu, peakMemory };
  throw new Error(`${name} answered ${JSON.stringify(answer)}\n${logged}`);
}
