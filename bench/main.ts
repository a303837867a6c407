/**
 * `npm run bench`: measures all that docs/performance.md shows, and writes it there.
 * `npm run bench -- --check`: measures what has a goal, and exits with 1 where one is missed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUDGETS, verdictOf } from './budgets.ts';
import { measureBulk } from './bulk/measure.ts';
import { measureColdStarts } from './cold/measure.ts';
import { buildVariants } from './cold/variants.ts';
import { figures, goals, growth } from './figures.ts';
import { measureGrowth } from './growth/measure.ts';
import { withFigures } from './markdown.ts';
import { measureWarmProcess } from './memory/measure.ts';
import { picture } from './picture.ts';
import { measureNetworkCalls, measureWarm } from './printed.ts';
import { type Goals, machine, type Report } from './report.ts';
import { measureSizes } from './sizes.ts';
import { type StandIns, startStandIns } from './stand-ins/start.ts';
import { measureStories } from './story/measure.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');
/** Fewer would say nothing about the spread. */
const LEAST_ROUNDS = 15;

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);
const STORIES = Number(process.env.BENCH_STORIES ?? 10);
const ACCOUNTS = Number(process.env.BENCH_ACCOUNTS ?? 100);
const GROWTH_ROUNDS = Number(process.env.BENCH_GROWTH_ROUNDS ?? 2);
const DELAYS = [0, 20]; // ms

/** Says what is under way, and how long it took. */
async function told<Value>(what: string, work: Promise<Value>): Promise<Value> {
  const begun = performance.now();
  const value = await work;
  console.error(`${what}: ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  return value;
}

/** One after the other: they would disturb each other. */
async function measureGoals(
  standIns: StandIns,
  rounds: number,
  growthRounds: number,
): Promise<Goals> {
  return {
    sizes: await measureSizes(),
    cold: await told('cold starts', measureColdStarts(standIns, rounds)),
    warm: await told('acknowledgements', measureWarm()),
    network: await told('calls over the network', measureNetworkCalls()),
    growth: await told('growth', measureGrowth(standIns, growthRounds)),
  };
}

async function measureAll(standIns: StandIns): Promise<Report> {
  const measured = await measureGoals(standIns, ROUNDS, GROWTH_ROUNDS);
  const memory = [];
  for (const variant of await buildVariants()) {
    if (!ANSWERING.has(variant.name)) continue;
    memory.push(await told(`memory of ${variant.name}`, measureWarmProcess(variant, standIns)));
  }
  const stories = [];
  const bulk = [];
  for (const delay of DELAYS) {
    stories.push(await told(`stories at ${delay} ms`, measureStories(delay, STORIES)));
    bulk.push(await told(`accounts at ${delay} ms`, measureBulk(delay, ACCOUNTS)));
  }
  return { ...measured, machine: machine(loadavg()[1] ?? 0), memory, stories, bulk };
}

/** Those that answer a thousand commands. */
const ANSWERING: ReadonlySet<string> = new Set(['front-help', 'stock-bolt', 'slack-edge']);

/** Returns the exit code. */
async function check(standIns: StandIns): Promise<number> {
  const measured = await measureGoals(standIns, Math.max(LEAST_ROUNDS, ROUNDS), GROWTH_ROUNDS);
  const verdicts = BUDGETS.map((budget) => verdictOf(budget, measured));
  console.log(`${goals(verdicts)}\n\n${growth(measured.growth)}`);
  return verdicts.every(({ isMet }) => isMet) ? 0 : 1;
}

async function write(report: Report): Promise<void> {
  const document = join(DOCS, 'performance.md');
  const text = withFigures(await readFile(document, 'utf8'), figures(report));
  await writeFile(document, text);
  await writeFile(join(DOCS, 'performance.svg'), picture(report.cold));
}

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const standIns = await startStandIns();
try {
  if (values.check) process.exitCode = await check(standIns);
  else await write(await measureAll(standIns));
} finally {
  standIns.stop();
}
