import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALLBACK, CANCEL } from '../../src/features/review-request/ids.ts';
import { changesIn, mustBeSound, mustBeTurnedAway } from './checks.ts';
import { damage, damaged, handedOver, handover, type Letter } from './damage.ts';
import { forged, forgery } from './forgeries.ts';
import type { Seen } from './front.ts';
import { having, namesOf, newRequest, newSubmission, rememberedBy, sampleOf } from './live.ts';
import type { Sample } from './samples.ts';
import { badInputScene } from './scene.ts';
import { SEED } from './seed.ts';
import { bodyOf, contentTypeOf, eventOf, FORM, signedHeaders } from './wire.ts';

const scene = badInputScene();

test('whatever Slack did not sign just now is turned away before anything is asked or written', async () => {
  const proving = namesOf(scene).filter((name) => name !== 'ssl_check');
  const property = fc.asyncProperty(fc.constantFrom(...proving), forgery, async (name, how) => {
    const sample = sampleOf(scene, name);
    const body = bodyOf(sample.payload, sample.wrapping);
    const headers = forged(signedHeaders(body, contentTypeOf(sample.wrapping)), body, how);
    mustBeTurnedAway(await scene.front.invoke(eventOf(body, headers)));
  });
  await fc.assert(property, { seed: SEED, numRuns: 500 });
});

test('the check of the certificate, which Slack does not sign, is answered with nothing', async () => {
  const body = bodyOf({ token: 'old', ssl_check: '1' }, 'form');
  const seen = await scene.front.invoke(eventOf(body, { 'content-type': contentTypeOf('form') }));
  expect(seen).toMatchObject({ status: 200, body: '', history: [], writes: [] });
});

function letterOf({ payload, wrapping }: Sample): Letter {
  return { body: bodyOf(payload, wrapping), contentType: contentTypeOf(wrapping) };
}

test('a damaged body, however it is handed over, is read or turned away', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(...namesOf(scene)),
    fc.array(damage, { minLength: 1, maxLength: 2 }),
    handover,
    async (name, damages, spoilt) => {
      const sample = sampleOf(scene, name);
      const letter = damages.reduce(damaged, letterOf(sample));
      mustBeSound(await scene.front.invoke(handedOver(letter, spoilt)));
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: 500 });
});

const MEGABYTE = 500_000;

const flood = (value: string) =>
  `payload={"type":"block_actions","user":{"id":"U1"},"actions":[{"action_id":"x"}],"x":${value}}`;

test.each([
  ['a long text', (size: number) => `command=%2Fcognito-add&user_id=U1&text=`.padEnd(size, 'x')],
  ['many spaces', (size: number) => `command=%2Fcognito-add&user_id=U1&text=`.padEnd(size, '+')],
  ['many fields', (size: number) => 'a=b'.padEnd(size, '&a=b')],
  ['a list of many', (size: number) => flood(`[${'1,'.repeat(size / 2)}1]`)],
  ['endless nesting', (size: number) => flood('['.repeat(size / 2) + ']'.repeat(size / 2))],
])('%s of one, six and ten megabytes is turned away, signed or not', async (_what, grown) => {
  for (const megabytes of [1, 6, 10]) {
    const body = grown(megabytes * MEGABYTE);
    const signed = signedHeaders(body, FORM);
    mustBeTurnedAway(await scene.front.invoke(eventOf(body, signed)));
    mustBeTurnedAway(await scene.front.invoke(eventOf(body, { 'content-type': FORM })));
  }
});

test('a list of wrong things, as long as a body may be, is turned away', async () => {
  const body = `payload={"type":"block_actions","user":{"id":"U1"},"actions":[${'1,'.repeat(370_000)}1]}`;
  const seen = await scene.front.invoke(eventOf(body, signedHeaders(body, FORM)));
  expect(seen).toMatchObject({ status: 400, history: [], writes: [] });
});

const ROUNDS = 25;

/** How often the very same bytes arrive, and whether at once or one after the other. */
const replay = fc.record({ times: fc.integer({ min: 2, max: 5 }), atOnce: fc.boolean() });

async function sendAgain(sample: Sample, { times, atOnce }: { times: number; atOnce: boolean }) {
  const body = bodyOf(sample.payload, sample.wrapping);
  const event = eventOf(body, signedHeaders(body, contentTypeOf(sample.wrapping)));
  const sendings = Array.from({ length: times }, () => () => scene.front.invoke(event));
  const seen: Seen[] = [];
  if (atOnce) seen.push(...(await Promise.all(sendings.map((send) => send()))));
  else for (const send of sendings) seen.push(await send());
  for (const each of seen) mustBeSound(each);
  expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));
  return seen.flatMap(changesIn).flatMap(({ events }) => events.map(({ type }) => type?.S));
}

const decision = (verdict: string) => async () => {
  const id = await newRequest(scene, newSubmission(scene));
  const private_metadata = await rememberedBy(scene, id);
  return having(sampleOf(scene, CALLBACK), {
    private_metadata,
    'verdict.verdict.selected_option.value': verdict,
  });
};

const cancel = async () => {
  const id = await newRequest(scene, newSubmission(scene));
  return having(sampleOf(scene, CANCEL), { 'actions.0.value': id, response_url: scene.inbox.url });
};

test.each<[string, () => Promise<Sample>, string]>([
  ['a submission', async () => newSubmission(scene), 'Requested'],
  ['an approval', decision('approve'), 'Approved'],
  ['a denial', decision('deny'), 'Denied'],
  ['a cancellation', cancel, 'Cancelled'],
])('%s that arrives again, even at the same moment, counts once', async (_what, fresh, event) => {
  const property = fc.asyncProperty(replay, async (how) => {
    expect(await sendAgain(await fresh(), how)).toEqual([event]);
  });
  await fc.assert(property, { seed: SEED, numRuns: ROUNDS });
});
