/**
 * `npm run bench:load`: 50 requests a second to the front for a minute, half of them commands, half
 * forms that ask for accounts. Open loop: each is sent at its time, whether or not those before it
 * are answered, and its answer is timed from then. Exits with 1 when anything was lost.
 *
 * The front and the worker are processes that take one event at a time, as on Lambda; unlike there,
 * they are only as many as told, and share this machine with the stand-ins.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answered, type Figures, figuresOf, type Kind } from './load/answers.ts';
import { type Functions, startFunctions } from './load/functions.ts';
import { command, submission } from './load/payloads.ts';
import type { Place } from './load/stand-ins.ts';
import { acceptedRequests, queueLength } from './load/what-stands.ts';

const RATE = Number(process.env.BENCH_RATE ?? 50); // a second
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const FRONTS = Number(process.env.BENCH_FRONTS ?? 4);

/** How many are sent one after the other, to compare with. */
const IDLE = 100;

async function send(
  functions: Functions,
  kind: Kind,
  index: number,
  at: number,
): Promise<Answered> {
  const email = kind === 'command' ? '' : `person${index}@example.com`;
  const request = kind === 'command' ? command() : submission(email);
  const response = await functions.send(request);
  const body = await response.text();
  const ok = response.status === 200 && (kind === 'command') === (body !== '');
  return { kind, email, ok, took: performance.now() - at };
}

const kindOf = (index: number): Kind => (index % 2 === 0 ? 'command' : 'submission');

/** One after the other; the first ones, which find cold caches, do not count. */
async function sendIdle(functions: Functions): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let index = 0; index < 2 * IDLE; index += 1) {
    answers.push(await send(functions, kindOf(index), index, performance.now()));
  }
  return answers;
}

async function sendLoad(functions: Functions): Promise<Answered[]> {
  const start = performance.now();
  const sent = Array.from({ length: RATE * SECONDS }, async (_, index) => {
    const at = start + (1000 * index) / RATE;
    await pause(Math.max(0, at - performance.now()));
    return send(functions, kindOf(index), 2 * IDLE + index, at);
  });
  return Promise.all(sent);
}

/** Seconds until nothing is left in the queue. */
async function drained(place: Place): Promise<number> {
  const start = performance.now();
  while ((await queueLength(place)) > 0) await pause(250);
  return (performance.now() - start) / 1000;
}

function line(name: string, { count, p50, p99, longest, errors, tooLate }: Figures): string {
  const times = [p50, p99, longest].map((time) => `${time.toFixed(0)} ms`.padStart(9));
  const counts = [count, errors, tooLate].map((number) => String(number).padStart(9));
  return [name.padEnd(20), counts[0], ...times, counts[1], counts[2]].join('');
}

const standIns = fork(join(import.meta.dirname, 'load', 'stand-ins.ts'), { execArgv: [] });
const [place]: Place[] = await once(standIns, 'message');
if (place === undefined) throw new Error('The stand-ins did not say where they are');
Object.assign(process.env, place.environment);
const functions = await startFunctions(place, FRONTS);

const idle = (await sendIdle(functions)).slice(IDLE);
await drained(place);
const loaded = await sendLoad(functions);
const drainSeconds = await drained(place);
const accepted = [...idle, ...loaded].filter(({ kind, ok }) => kind === 'submission' && ok);
const standing = await acceptedRequests(place);
const lost = accepted.filter(({ email }) => !standing.has(email)).length;

const of = (answers: readonly Answered[], kind: Kind) =>
  figuresOf(answers.filter((answer) => answer.kind === kind));
const figures = {
  idle: { command: of(idle, 'command'), submission: of(idle, 'submission') },
  load: { command: of(loaded, 'command'), submission: of(loaded, 'submission') },
};
const ratio = (kind: Kind) => figures.load[kind].p50 / figures.idle[kind].p50;

console.log(`${RATE} requests a second for ${SECONDS} s, ${FRONTS} instances of the front\n`);
console.log(`${''.padEnd(20)}    count      p50      p99  longest   errors over 3 s`);
for (const kind of ['command', 'submission'] as const) {
  console.log(line(`${kind}, idle`, figures.idle[kind]));
  console.log(line(`${kind}, load`, figures.load[kind]));
  console.log(`${kind}: p50 under load is ${ratio(kind).toFixed(2)} × the idle p50`);
}
console.log(
  `${accepted.length} forms accepted, ${lost} lost; drained after ${drainSeconds.toFixed(1)} s`,
);
if (process.env.BENCH_JSON) {
  const result = { ...figures, accepted: accepted.length, lost, drainSeconds };
  await writeFile(process.env.BENCH_JSON, JSON.stringify(result, null, 2));
}

await functions.stop();
standIns.disconnect();
const errors = loaded.filter(({ ok }) => !ok).length;
process.exit(lost > 0 || errors > 0 ? 1 : 0);
