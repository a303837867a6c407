import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOT_USER_ID, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';
import { SAVED } from '../../src/features/deliver-credentials/message.ts';
import {
  CALLBACK,
  CANCEL,
  CLAIM,
  RETRY,
  REVIEW,
  STOP,
} from '../../src/features/review-request/ids.ts';
import { en } from '../../src/messages/en.ts';
import { changesIn, mustBeSound, toldIn } from './checks.ts';
import { hostileTextOfAnyLength, NOBODY } from './hostile-text.ts';
import {
  alive,
  having,
  namesOf,
  newRequest,
  newSubmission,
  rememberedBy,
  sampleOf,
  send,
  type Waiting,
} from './live.ts';
import type { Json } from './mutations.ts';
import { badInputScene } from './scene.ts';
import { SEED } from './seed.ts';

const scene = badInputScene();

/** Everybody who may do nothing: not listed, or listed (policy.yml) although no member. */
const SENDERS = [
  PEOPLE.guest.id,
  PEOPLE.deactivated.id,
  PEOPLE.stranger.id,
  PEOPLE.outsider.id,
  BOT_USER_ID,
  'USLACKBOT',
  NOBODY,
];

const teamId = fc.constantFrom(TEAM_ID, 'T0PARTNER01', 'T0NOBODYXX1', 'E0NOBODYXX1', '', null);

const circumstances = fc.record({
  user: fc.constantFrom(...SENDERS),
  team: teamId,
  enterprise: fc.constantFrom(null, { id: 'E0NOBODYXX1', name: 'Elsewhere' }),
  is_enterprise_install: fc.constantFrom(true, false, 'true', 'false'),
});

/** Nobody reads the answer to these, and nobody is recorded for them. */
const SILENT = ['ssl_check', 'url_verification', 'event', 'options', 'email'];

/** Slack reads no answer to an event, and none but a list to a look-up of options. */
const UNANSWERED = ['event', 'options'];

async function aRequest(): Promise<Waiting> {
  const id = await newRequest(scene, newSubmission(scene));
  return { id, remembered: await rememberedBy(scene, id) };
}

test('whoever may do nothing is told so, whatever they send, and nothing else happens', async () => {
  const known = await aRequest();
  const property = fc.asyncProperty(
    fc.constantFrom(...namesOf(scene)),
    circumstances,
    async (name, { user, team, ...rest }) => {
      const sample = sampleOf(scene, name);
      const sent = having(await alive(scene, sample, known), {
        'user.id': user,
        user_id: user,
        'event.user': user,
        'user.team_id': team,
        'team.id': team,
        team_id: team,
        ...rest,
      });
      const seen = await send(scene, sent);
      mustBeSound(seen);
      expect(seen.status).toBe(
        sample.name === 'event' || sample.name === 'options' ? seen.status : 200,
      );
      if (!UNANSWERED.includes(name)) expect(seen.status).toBe(200);
      expect(changesIn(seen)).toEqual([]);
      if (SILENT.includes(name)) return;
      expect(toldIn(seen)).not.toEqual([]);
      expect(seen.writes.map(({ item }) => item?.actor?.S)).toEqual([user]);
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: 250 });
});

test('what is for another app, or is to be answered elsewhere, is turned away', async () => {
  const known = await aRequest();
  const spoilt = fc.constantFrom<[string, Json]>(
    ['api_app_id', 'A0NOBODYXX1'],
    ['response_url', 'https://hooks.slack.com.evil.example/actions/T0/1/x'],
    ['response_url', 'http://169.254.169.254/latest/meta-data/'],
  );
  const property = fc.asyncProperty(
    fc.constantFrom(...namesOf(scene)),
    spoilt,
    async (name, [field, value]) => {
      const sent = having(await alive(scene, sampleOf(scene, name), known), { [field]: value });
      fc.pre(JSON.stringify(sent.payload).includes(JSON.stringify(value)));
      expect(await send(scene, sent)).toMatchObject({ status: 403, posts: [], writes: [] });
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: 100 });
});

/** Names of no request at all. */
const noName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', '0'.repeat(15), '0'.repeat(16), '0'.repeat(17), '__proto__'),
  fc.constantFrom(
    'refusal#0b1f2c3d-4e5f',
    'address#ap-northeast-1_x#a@example.com',
    '0123456789ABCDEF',
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 }),
  hostileTextOfAnyLength,
);

/** Every button that names a request, and the form that remembers one. */
const NAMING = [REVIEW, RETRY, STOP, CANCEL, CLAIM, SAVED, CALLBACK];

test('a button or a form that names no request says so and changes nothing', async () => {
  const known = await aRequest();
  const property = fc.asyncProperty(fc.constantFrom(...NAMING), noName, async (entry, name) => {
    const fresh = await alive(scene, sampleOf(scene, entry), known);
    const private_metadata = JSON.stringify({ ...JSON.parse(known.remembered), id: name });
    const seen = await send(scene, having(fresh, { private_metadata, 'actions.0.value': name }));
    mustBeSound(seen);
    expect(changesIn(seen)).toEqual([]);
    expect(toldIn(seen)).toContain(en.explainRefusal({ kind: 'unknown-request' }));
  });
  await fc.assert(property, { seed: SEED, numRuns: 150 });
});

const remembered: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'null', '[]', '{}', '{"id":7}', '{"id":"x"}', '{"digest":"x"}', '{'),
  hostileTextOfAnyLength,
);

test('a form that remembers nonsense says that it knows no such request', async () => {
  const property = fc.asyncProperty(remembered, async (private_metadata) => {
    const seen = await send(scene, having(sampleOf(scene, CALLBACK), { private_metadata }));
    mustBeSound(seen);
    expect(changesIn(seen)).toEqual([]);
    expect(toldIn(seen)).toContain(en.explainRefusal({ kind: 'unknown-request' }));
  });
  await fc.assert(property, { seed: SEED, numRuns: 50 });
});

test('a form that claims another pool gets what the policy allows its sender', async () => {
  const pools = fc.oneof(
    fc.constantFrom('payments', 'nowhere', '__proto__', 'Staging'),
    hostileTextOfAnyLength,
  );
  const property = fc.asyncProperty(pools, async (pool) => {
    const value = { text: { type: 'plain_text', text: pool }, value: pool };
    const submission = newSubmission(scene, { 'pool.pool.selected_option': value });
    const seen = await send(scene, submission);
    mustBeSound(seen);
    expect(changesIn(seen)).toEqual([]);
    expect(toldIn(seen).join()).toContain(`Ask <@${PEOPLE.approver.id}>`);
  });
  await fc.assert(property, { seed: SEED, numRuns: 50 });
});
