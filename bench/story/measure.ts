import { join } from 'node:path';
import { figuresFrom } from '../child.ts';
import { type Spread, spread } from '../statistics.ts';
import type { Told } from './run.ts';

/** Each in ms. */
export interface Stories {
  /** Added to each message, each way. */
  delay: number;
  answered: Spread;
  submitToCard: Spread;
  approveToPassword: Spread;
  /** Begun, and not told to the end. */
  failed: number;
}

export async function measureStories(delay: number, count: number): Promise<Stories> {
  const script = join(import.meta.dirname, 'run.ts');
  const { stories, failed } = await figuresFrom<Told>(script, [String(delay), String(count)]);
  return {
    delay,
    answered: spread(stories.map(({ answered }) => answered)),
    submitToCard: spread(stories.map(({ submitToCard }) => submitToCard)),
    approveToPassword: spread(stories.map(({ approveToPassword }) => approveToPassword)),
    failed,
  };
}
