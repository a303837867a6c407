import { join } from 'node:path';
import { figuresFrom } from '../child.ts';
import type { StandIns } from '../stand-ins/start.ts';

/** Of many commands, each in µs. */
export interface Latency {
  p50: number;
  p99: number;
}

export interface Acknowledgements {
  ours: Latency;
  stock: Latency;
}

/** How long the code itself takes over a command that it knows all about, without any network. */
export function measureAcknowledgements(standIns: StandIns): Promise<Acknowledgements> {
  return figuresFrom(join(import.meta.dirname, 'run.ts'), [], standIns.environment);
}
