/** One step in a process of its own: once to load what it needs, then to be measured. */
import { createRequire } from 'node:module';
import { IN_EVENTS, IN_REQUESTS, type Step, type StepName } from './steps.ts';

const { peakMemory } = createRequire(import.meta.url)('../peak-memory.cjs');

/** Short steps are done again and again, as long as this, in ms; the shortest counts. */
const PATIENCE = 300;
/** Of a step that takes longer, the first run counts, though it compiles what it runs. */
const LONG = 2_000; // ms

const name = process.argv[2] as StepName;
const step: Step = { ...IN_REQUESTS, ...IN_EVENTS }[name];

/** Processor time, in ms: what others do on this machine meanwhile does not count. */
async function timed(): Promise<number> {
  const begun = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

const first = await timed();
const times: number[] = [];
const until = performance.now() + PATIENCE;
if (first < LONG) {
  do times.push(await timed());
  while (performance.now() < until);
}
process.send?.({ took: Math.min(first, ...times), peakMemory: peakMemory() });
