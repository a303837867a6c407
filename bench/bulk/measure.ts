import { join } from 'node:path';
import { figuresFrom } from '../child.ts';
import type { Made } from './run.ts';

export interface Bulk extends Made {
  /** Added to each message, each way, in ms. */
  delay: number;
}

export async function measureBulk(delay: number, accounts: number): Promise<Bulk> {
  const script = join(import.meta.dirname, 'run.ts');
  const made = await figuresFrom<Made>(script, [String(delay), String(accounts)]);
  return { delay, ...made };
}
