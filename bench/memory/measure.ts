/** What a process holds after many commands, and how long each is waited for over the stand-ins. */
import { join } from 'node:path';
import { SIGNING_SECRET } from '../../playground/environment.ts';
import { runAlone } from '../child.ts';
import type { Variant, VariantName } from '../cold/variants.ts';
import { command } from '../load/payloads.ts';
import type { StandIns } from '../stand-ins/start.ts';
import { quantile } from '../statistics.ts';

const COMMANDS = join(import.meta.dirname, 'commands.cjs');
export const COUNT = 1_000;

export interface WarmProcess {
  name: VariantName;
  /** In KB, after all of them. */
  peakMemory: number;
  /** Of the second half, in ms. */
  p50: number;
  p99: number;
}

export async function measureWarmProcess(
  { name, bundle, environment }: Variant,
  standIns: StandIns,
): Promise<WarmProcess> {
  const { told, logged } = await runAlone(COMMANDS, {
    ...standIns.environment,
    ...environment,
    BENCH_BUNDLE: bundle,
    BENCH_BODY: await command().text(),
    BENCH_SECRET: SIGNING_SECRET,
    BENCH_COUNT: String(COUNT),
  });
  if (told === undefined) throw new Error(`${name} did not answer every command\n${logged}`);
  const { times, peakMemory } = told as { times: number[]; peakMemory: number };
  const settled = times.slice(COUNT / 2);
  return { name, peakMemory, p50: quantile(settled, 0.5), p99: quantile(settled, 0.99) };
}
