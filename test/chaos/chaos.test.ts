import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Aftermath } from './aftermath.ts';
import { writesWithoutApproval } from './guarantees/approvals.ts';
import {
  falseClaims,
  hangingRequests,
  lostRequests,
  silentTroubles,
  staleCards,
  troublesWithoutCause,
} from './guarantees/ends.ts';
import { causes, copies, missingMessages } from './guarantees/messages.ts';
import {
  olderPasswordsThatWork,
  passwordsElsewhere,
  passwordsShownTooEarly,
  passwordsShownWrongly,
  passwordsThatFail,
} from './guarantees/passwords.ts';
import { brokenTrails, lostEvents } from './guarantees/trails.ts';
import { ownUsersDenied, strangersTouched, usersTooMany } from './guarantees/users.ts';
import { report } from './report.ts';
import { runChaos } from './run.ts';
import { settingsFrom } from './settings.ts';

const settings = settingsFrom(process.env);
let aftermath: Aftermath;

beforeAll(async () => {
  process.stdout.write(`Chaos with CHAOS_SEED=${settings.seed}\n`);
  aftermath = await runChaos(settings);
}, 600_000);

afterAll(() => {
  process.stdout.write(`${report(aftermath)}\n`);
});

test('there was chaos: processes died at work, and within calls', () => {
  expect(aftermath.kills.filter(({ busy }) => busy).length).toBeGreaterThan(0);
  expect(aftermath.kills.filter(({ call }) => call).length).toBeGreaterThan(0);
  expect(aftermath.requests.length).toBeGreaterThan(0.9 * settings.stories);
});

test('at most one user is created, and never somebody else’s is touched', () => {
  expect(usersTooMany(aftermath)).toEqual([]);
  expect(strangersTouched(aftermath)).toEqual([]);
  expect(ownUsersDenied(aftermath)).toEqual([]);
});

test('nothing is done in Cognito without valid approvals', () => {
  expect(writesWithoutApproval(aftermath)).toEqual([]);
});

test('the password shown last is the valid one, and no password is anywhere else', () => {
  expect(aftermath.shown.length).toBeGreaterThan(0);
  expect(passwordsShownTooEarly(aftermath)).toEqual([]);
  expect(passwordsThatFail(aftermath)).toEqual([]);
  expect(olderPasswordsThatWork(aftermath)).toEqual([]);
  expect(passwordsShownWrongly(aftermath)).toEqual([]);
  expect(passwordsElsewhere(aftermath)).toEqual([]);
});

test('once there is peace, every request ends or needs attention with an alarm', () => {
  expect(aftermath.restAt).toBeDefined();
  expect(aftermath).toMatchObject({ queued: 0, deadLetters: 0 });
  expect(lostRequests(aftermath)).toEqual([]);
  expect(hangingRequests(aftermath)).toEqual([]);
  expect(silentTroubles(aftermath)).toEqual([]);
  expect(troublesWithoutCause(aftermath)).toEqual([]);
});

test('no card claims more than has happened, and in the end none claims less', () => {
  expect(falseClaims(aftermath)).toEqual([]);
  expect(staleCards(aftermath)).toEqual([]);
});

test('every trail is complete and unbroken', () => {
  expect(brokenTrails(aftermath)).toEqual([]);
  expect(lostEvents(aftermath)).toEqual([]);
});

test('every message was sent, and a second copy has its cause', () => {
  expect(missingMessages(aftermath)).toEqual([]);
  expect(copies(aftermath)).toBeLessThanOrEqual(causes(aftermath));
});

test('nothing secret is in the log', () => {
  const log = aftermath.lines.join('\n');
  for (const secret of aftermath.secrets) expect(log.includes(secret)).toBe(false);
});
