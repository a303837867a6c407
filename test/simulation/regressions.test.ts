/** Schedules that once showed a fault, by what went wrong. */
import { expect, test } from 'vitest';
import type { Mode } from './fault.ts';
import type { Sent } from './network.ts';
import { found, told } from './report.ts';
import { play, type Schedule } from './schedule.ts';
import { playWithoutFaults } from './singles.ts';
import { STORIES } from './stories/index.ts';

const first = (operation: string) => (sent: readonly Sent[]) =>
  sent.findIndex((call) => call.operation === operation);

const after = (operation: string) => (sent: readonly Sent[]) =>
  sent.findIndex(
    (call, index) => call.operation === 'chat.update' && isBehind(sent, index, operation),
  );

function isBehind(sent: readonly Sent[], index: number, operation: string): boolean {
  return sent.slice(0, index).some((call) => call.operation === operation);
}

const REGRESSIONS: [what: string, story: string, call: (sent: readonly Sent[]) => number, Mode][] =
  [
    [
      'a password that Slack refuses to take down is taken down later, though nobody presses anything',
      'not saved: the clock takes it down',
      after('GetItem'),
      'permanent',
    ],
    [
      'an edit that comes late never shows a password that is no longer valid',
      'alias pool, one approval, saved',
      after('AdminSetUserPassword'),
      'late',
    ],
    [
      'a sign-in whose answer was lost is ended by the next try',
      'e-mail proved by another code',
      first('AdminInitiateAuth'),
      'lost',
    ],
    [
      'so is a first sign-in that was completed without an answer',
      'first sign-in completed',
      first('AdminRespondToAuthChallenge'),
      'lost',
    ],
    [
      'so is one from which signing out was refused',
      'first sign-in completed',
      first('AdminUserGlobalSignOut'),
      'throttled',
    ],
  ];

test.each(REGRESSIONS)('%s', async (_what, name, callIn, mode) => {
  const story = STORIES.find((it) => it.name === name);
  if (!story) throw new Error(`There is no story ${name}`);
  const call = callIn((await playWithoutFaults(story)).sent);
  expect(call).toBeGreaterThan(-1);
  const schedule: Schedule = { faults: [{ call, mode }], seed: 1, presses: false };
  expect(told(found(story, schedule, await play(story, schedule)))).toBe('');
});
