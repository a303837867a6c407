/** How much chaos there is, and for how long. */
import type { Rates } from './monkey.ts';

export interface Settings {
  seed: number;
  /** How many accounts people want. */
  stories: number;
  /** How long there is chaos, in ms, unless nobody has anything left to do before. */
  chaos: number;
  /** How many processes must have died within a call before the chaos ends. */
  leastKills: number;
  /** How often calls go wrong while there is chaos. */
  rates: Rates;
  /** Mean time between two kills at random moments, in ms. */
  killEvery: number;
  /** Instances of each function. */
  fleet: { slack: number; worker: number; sweeper: number };
  /** How long a worker may take for one message before it is killed, in ms. */
  workerTimeout: number;
  /** The queue's visibility time-out, in seconds: longer than a worker can possibly be at work. */
  visibility: number;
  /** How long until everything must have come to rest once the chaos is over, in ms. */
  patience: number;
}

const QUICK = 14;

/**
 * `CHAOS_REQUESTS` requests, 14 unless told. The seed decides what people want and how each call
 * fares; which call comes when is up to the machine, so a seed repeats a run only by and large.
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  const stories = Number(environment.CHAOS_REQUESTS ?? QUICK);
  const seed = Number(environment.CHAOS_SEED ?? Math.floor(Math.random() * 1e9));
  return stories > QUICK ? thorough(seed, stories) : quick(seed, stories);
}

/** Kills alone: what they leave behind is mended within half a minute. */
function quick(seed: number, stories: number): Settings {
  return {
    seed,
    stories,
    chaos: 10_000,
    leastKills: 4,
    rates: { kill: 0.05, cut: 0, error: 0, late: 0 },
    killEvery: 2_000,
    fleet: { slack: 2, worker: 2, sweeper: 1 },
    workerTimeout: 4_500,
    visibility: 5,
    patience: 120_000,
  };
}

function thorough(seed: number, stories: number): Settings {
  return {
    seed,
    stories,
    chaos: 90_000,
    leastKills: 40,
    rates: { kill: 0.02, cut: 0.006, error: 0.01, late: 0.002 },
    killEvery: 3_000,
    fleet: { slack: 3, worker: 4, sweeper: 1 },
    workerTimeout: 6_000,
    visibility: 12,
    patience: 240_000,
  };
}
