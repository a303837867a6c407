import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { answerIn, changesIn, mustBeSound, toldIn } from './checks.ts';
import type { Seen } from './front.ts';
import { hostileText, hostileTextOfAnyLength } from './hostile-text.ts';
import {
  freshTrigger,
  having,
  newRequest,
  newSubmission,
  rememberedBy,
  sampleOf,
  send,
} from './live.ts';
import { badInputScene } from './scene.ts';
import { SEED } from './seed.ts';

const scene = badInputScene({ worked: true });

/** What the form said about one of its inputs. */
function errorAt(seen: Seen, block: string): string | undefined {
  return (answerIn(seen) as { errors?: Record<string, string> }).errors?.[block];
}

/** The one event that was written. */
function eventIn(seen: Seen) {
  const [write, ...others] = changesIn(seen);
  expect(others).toEqual([]);
  return write?.events[0];
}

/**
 * What is kept of a text: line ends are line feeds, what cannot be seen goes, and so does white space
 * around it. What turns the direction of writing, or is half
 * a character, is refused.
 */
function kept(typed: string): string | undefined {
  if (/\p{Bidi_Control}/u.test(typed) || !typed.isWellFormed()) return undefined;
  const text = typed
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return /[^\s\p{Cf}]/u.test(text) ? text : '';
}

test('a reason is kept as it was typed, or refused with a sentence', async () => {
  const property = fc.asyncProperty(hostileTextOfAnyLength, async (reason) => {
    const seen = await send(scene, newSubmission(scene, { 'reason.reason.value': reason }));
    mustBeSound(seen);
    const event = eventIn(seen);
    if (event) expect(event.reason?.S).toBe(kept(reason));
    else expect(errorAt(seen, 'reason')).toMatch(/\p{L}/u);
  });
  await fc.assert(property, { seed: SEED, numRuns: 50 });
});

test('a comment is kept as it was typed, or refused with a sentence', async () => {
  let id = '';
  const verdict = fc.constantFrom('approve', 'deny');
  const property = fc.asyncProperty(hostileTextOfAnyLength, verdict, async (comment, value) => {
    const waiting = id || (await newRequest(scene, newSubmission(scene)));
    id = '';
    const decided = having(sampleOf(scene, 'decide-request'), {
      private_metadata: await rememberedBy(scene, waiting),
      'verdict.verdict.selected_option.value': value,
      'comment.comment.value': comment,
    });
    const seen = await send(scene, decided);
    mustBeSound(seen);
    const event = eventIn(seen);
    if (event) expect(event.comment?.S ?? '').toBe(kept(comment));
    else expect(errorAt(seen, 'comment')).toMatch(/\p{L}/u);
    if (event === undefined) id = waiting;
  });
  await fc.assert(property, { seed: SEED, numRuns: 50 });
});

const address = fc.oneof(
  hostileTextOfAnyLength,
  hostileText.map((text) => `${text}@example.com`),
  hostileText.map((text) => `alice@${text}`),
  fc.tuple(hostileText, hostileText).map(([one, other]) => `${one}alice@example.com${other}`),
);

test('an address is taken only if it is one, and then in small letters', async () => {
  const property = fc.asyncProperty(address, async (typed) => {
    const seen = await send(scene, newSubmission(scene, { 'email.email.value': typed }));
    mustBeSound(seen);
    const email = eventIn(seen)?.plan?.M?.email?.S;
    if (email === undefined) expect(errorAt(seen, 'email')).toMatch(/\p{L}/u);
    else expect(email).toBe(typed.trim().toLowerCase());
  });
  await fc.assert(property, { seed: SEED, numRuns: 120 });
});

test('whatever stands behind the command is answered with a form or a sentence', async () => {
  const text = fc.oneof(
    hostileTextOfAnyLength,
    address,
    hostileText.map((pool) => `alice@example.com ${pool}`),
  );
  const property = fc.asyncProperty(text, async (typed) => {
    const trigger_id = await freshTrigger(scene, PEOPLE.lead.id);
    const seen = await send(
      scene,
      having(sampleOf(scene, '/cognito-add:open'), { text: typed, trigger_id }),
    );
    mustBeSound(seen);
    expect(seen.status).toBe(200);
    expect(toldIn(seen)).not.toEqual([]);
  });
  await fc.assert(property, { seed: SEED, numRuns: 150 });
});
