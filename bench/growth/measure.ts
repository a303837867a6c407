/** Time and memory of each step at growing sizes: the least of all rounds, since noise only adds. */
import { join } from 'node:path';
import { figuresFrom } from '../child.ts';
import type { StandIns } from '../stand-ins/start.ts';
import { exponent, type Point } from '../statistics.ts';
import { IN_EVENTS, IN_REQUESTS, type StepName } from './steps.ts';

const ONCE = join(import.meta.dirname, 'once.ts');

export const REQUESTS = [10, 100, 1_000, 10_000];
/** An item of DynamoDB holds 400 KB, which is some 1,000 events. */
export const EVENTS = [10, 100, 1_000];

export interface Growth {
  step: StepName;
  /** Requests in the table, or events of one request. */
  of: 'requests' | 'events';
  points: readonly GrowthPoint[];
  /** The exponents of both: 1 is linear. */
  time: number;
  memory: number;
}

export interface GrowthPoint {
  size: number;
  /** Processor time, in ms. */
  took: number;
  /** In KB. */
  peakMemory: number;
}

export async function measureGrowth(standIns: StandIns, rounds: number): Promise<Growth[]> {
  const inRequests = await each(standIns, rounds, REQUESTS, 'requests', Object.keys(IN_REQUESTS));
  const inEvents = await each(standIns, rounds, EVENTS, 'events', Object.keys(IN_EVENTS));
  await standIns.fill({ requests: 0, events: 2 });
  return [...inRequests, ...inEvents];
}

async function each(
  standIns: StandIns,
  rounds: number,
  sizes: readonly number[],
  of: Growth['of'],
  names: readonly string[],
): Promise<Growth[]> {
  const runs = new Map<string, GrowthPoint[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of sizes) {
      await standIns.fill(
        of === 'requests' ? { requests: size, events: 2 } : { requests: 0, events: size },
      );
      for (const name of names) {
        const env = { ...standIns.environment, LOG_LEVEL: 'silent', AUDIT_KEY: 'bench'.repeat(4) };
        const run = await figuresFrom<Omit<GrowthPoint, 'size'>>(ONCE, [name], env);
        runs.get(name)?.push({ size, ...run });
      }
    }
  }
  return names.map((name) => growthOf(name as StepName, of, sizes, runs.get(name) ?? []));
}

function growthOf(
  step: StepName,
  of: Growth['of'],
  sizes: readonly number[],
  runs: readonly GrowthPoint[],
): Growth {
  const points = sizes.map((size) => {
    const those = runs.filter((run) => run.size === size);
    const least = (what: 'took' | 'peakMemory') => Math.min(...those.map((run) => run[what]));
    return { size, took: least('took'), peakMemory: least('peakMemory') };
  });
  const exponentOf = (what: 'took' | 'peakMemory') =>
    exponent(points.map((point): Point => [point.size, point[what]]));
  return { step, of, points, time: exponentOf('took'), memory: exponentOf('peakMemory') };
}
