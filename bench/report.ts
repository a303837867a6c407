/** Everything that one run has measured. */
import { availableParallelism } from 'node:os';
import type { Bulk } from './bulk/measure.ts';
import type { ColdStart } from './cold/measure.ts';
import type { VariantName } from './cold/variants.ts';
import type { Growth } from './growth/measure.ts';
import type { WarmProcess } from './memory/measure.ts';
import type { NetworkCalls, Warm } from './printed.ts';
import type { BundleSize } from './sizes.ts';
import type { Stories } from './story/measure.ts';

/** What has a goal, and so is measured by `--check` as well. */
export interface Goals {
  cold: readonly ColdStart[];
  sizes: readonly BundleSize[];
  /** Undefined where the program that measures it is not there: printed.ts. */
  warm: Warm | undefined;
  network: NetworkCalls | undefined;
  growth: readonly Growth[];
}

export interface Report extends Goals {
  machine: Machine;
  memory: readonly WarmProcess[];
  stories: readonly Stories[];
  bulk: readonly Bulk[];
}

export interface Machine {
  node: string;
  platform: string;
  cores: number;
  /** Processes that wanted a core, on average, in the minute before the end. */
  load: number;
}

export function machine(load: number): Machine {
  const platform = `${process.platform} ${process.arch}`;
  return { node: process.version, platform, cores: availableParallelism(), load };
}

/** In the words of the tables and the chart. */
export const NAMES: Readonly<Record<VariantName, string>> = {
  node: 'bare Node',
  front: 'Concierge’s front, form',
  'front-help': 'Concierge’s front, help',
  'front-without-cache': 'Concierge’s front, no code cache',
  'stock-bolt': 'Bolt hello world',
  'stock-bolt-bundled': 'Bolt hello world, bundled',
  'slack-edge': 'slack-edge hello world, bundled',
  worker: 'Concierge’s worker, one message',
  'worker-without-cache': 'Concierge’s worker, no code cache',
};
