/** How many calls a person waits for: counted, not timed. `bench/network-calls.ts` counts all of them. */
import { expect, test } from 'vitest';
import { measureNetworkCalls, type State } from '../../bench/network-calls/measure.ts';
import { PAYLOADS } from '../../bench/network-calls/payloads.ts';

function asked(what: string, state: State) {
  const payload = PAYLOADS.find((one) => one.what === what);
  if (!payload) throw new Error(`Nobody sends ${what}`);
  return [payload, state] as const;
}

test('a cold front asks only who acts before a modal; a warm one makes so many calls before it answers a submission', async () => {
  const { payloads } = await measureNetworkCalls([
    asked('`/cognito-add` with address and pool', 'cold'),
    asked('“Review”', 'cold'),
    asked('the form for an account', 'warm'),
    asked('a denial', 'warm'),
    asked('an approval', 'warm'),
  ]);
  const [command, review, ...submissions] = payloads;
  expect(command?.beforeModal?.made).toEqual(['Slack users.info']);
  expect(review?.beforeModal?.made).toEqual(['Slack users.info']);
  expect(submissions.map(({ beforeAnswer: { calls, rounds } }) => ({ calls, rounds }))).toEqual([
    { calls: 9, rounds: 4 },
    { calls: 4, rounds: 3 },
    { calls: 6, rounds: 4 },
  ]);
}, 60_000);
