/** Two faults in one schedule: the second befalls a call of a run that has suffered the first. */
import { expect } from 'vitest';
import { type Fault, modesOf } from './fault.ts';
import type { Sent } from './network.ts';
import { seededRandom } from './random.ts';
import { count, type Found, found, told } from './report.ts';
import { play, type Schedule } from './schedule.ts';
import { playWithoutFaults } from './singles.ts';
import type { Story } from './story.ts';

const SEED = 1;

/** Every pair of faults of a story. */
export async function everyPair(story: Story): Promise<void> {
  await playPairs(
    story,
    'every pair of faults',
    (first) => first,
    (second) => second,
  );
}

/** So many pairs of a story, chosen by a seed. */
export async function somePairs(story: Story, pairs: number): Promise<void> {
  const random = seededRandom(SEED);
  const one = (faults: readonly Fault[]) =>
    [faults[Math.floor(random() * faults.length)] ?? []].flat();
  const many = (faults: readonly Fault[]) =>
    Array.from({ length: pairs }, () => one(faults)).flat();
  await playPairs(story, 'a sample of pairs of faults', many, one);
}

type Choice = (faults: readonly Fault[]) => readonly Fault[];

async function playPairs(
  story: Story,
  what: string,
  firsts: Choice,
  seconds: Choice,
): Promise<void> {
  const begun = performance.now();
  const all: Found[] = [];
  let played = 0;
  const plain = await playWithoutFaults(story);
  for (const first of firsts(faultsFrom(plain.sent, 0))) {
    const alone = await play(story, { faults: [first], seed: SEED, presses: true });
    for (const second of seconds(faultsFrom(alone.sent, first.call + 1))) {
      const schedule: Schedule = { faults: [first, second], seed: SEED, presses: true };
      all.push(...found(story, schedule, await play(story, schedule)));
      played += 1;
    }
  }
  count(`${story.name}: ${what}`, played, begun);
  expect(told(all)).toBe('');
}

function faultsFrom(sent: readonly Sent[], from: number): Fault[] {
  return sent.flatMap((kind, call) =>
    call < from ? [] : modesOf(kind, call === 0).map((mode) => ({ call, mode })),
  );
}
