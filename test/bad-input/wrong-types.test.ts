import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesIn, mustBeSound } from './checks.ts';
import {
  alive,
  namesOf,
  newRequest,
  newSubmission,
  rememberedBy,
  sampleOf,
  send,
  type Waiting,
} from './live.ts';
import { changed, changesTo, fieldsOf, type Json, replaced, WRONG_TYPES } from './mutations.ts';
import { badInputScene } from './scene.ts';
import { SEED } from './seed.ts';

const scene = badInputScene();

let waiting: Waiting | undefined;
let used = false;

/** A request that still waits. All are for one address, so that one review tells of all. */
async function stillWaiting(): Promise<Waiting> {
  const submission = newSubmission(scene, { 'email.email.value': 'waits@example.com' });
  const id = await newRequest(scene, submission);
  const remembered = waiting?.remembered ?? (await rememberedBy(scene, id));
  return { id, remembered: remembered.replace(/"id":"[^"]*"/u, `"id":"${id}"`) };
}

/** Sends a sample after something was done to it. */
async function sendSpoilt(name: string, spoil: (payload: Json) => Json): Promise<void> {
  if (waiting === undefined || used) waiting = await stillWaiting();
  const { id } = waiting;
  const { wrapping, payload } = await alive(scene, sampleOf(scene, name), waiting);
  const seen = await send(scene, { wrapping, payload: spoil(payload) });
  used = changesIn(seen).some((write) => write.id === id);
  mustBeSound(seen);
}

test('every kind of payload has a sample', () => {
  expect(scene.samples.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "/cognito-add:help",
      "open-add-user-form",
      "/cognito-add:open",
      "email",
      "add-user",
      "/cognito-user:open",
      "ask-disable-user",
      "change-user",
      "decide-request",
      "review-request",
      "cancel-request",
      "retry-request",
      "stop-request",
      "credential-saved",
      "claim-user",
      "ssl_check",
      "url_verification",
      "event",
      "options",
    ]
  `);
});

/** BAD_INPUT=all puts every wrong type into each field; `npm test` has time for one, in turn. */
const TYPES_EACH = process.env.BAD_INPUT === 'all' ? WRONG_TYPES.length : 1;

function wrongTypesFor(field: number) {
  return Array.from(
    { length: TYPES_EACH },
    (_, turn) => WRONG_TYPES[(field * TYPES_EACH + turn) % WRONG_TYPES.length] ?? null,
  );
}

test('values of wrong types in any field of any payload', async () => {
  const unsound: string[] = [];
  for (const { name, payload } of scene.samples) {
    for (const [field, path] of fieldsOf(payload).entries()) {
      for (const by of wrongTypesFor(field)) {
        await sendSpoilt(name, (sent) => replaced(sent, path, by)).catch((error: unknown) => {
          unsound.push(`${name} ${path.join('.')} = ${String(by)}: ${String(error)}`);
        });
      }
    }
  }
  expect(unsound).toEqual([]);
});

test('strange values in several fields at once, and fields that appear twice', async () => {
  const spoilt = fc
    .constantFrom(...namesOf(scene))
    .chain((name) => fc.tuple(fc.constant(name), changesTo(sampleOf(scene, name).payload)));
  const property = fc.asyncProperty(spoilt, ([name, changes]) =>
    sendSpoilt(name, (payload) => changes.reduce(changed, payload)),
  );
  await fc.assert(property, { seed: SEED, numRuns: 120 });
});
