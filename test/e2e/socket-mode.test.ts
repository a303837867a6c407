/** The main job in one's own workspace: `npm run dev:slack`, with a workspace that speaks Socket Mode. */
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { devManifest } from '../../playground/dev/manifest.ts';
import { startDevSlack } from '../../playground/dev/start.ts';
import { signIn } from '../../playground/panel/sign-in.ts';
import { SlackPerson } from '../../playground/slack/person.ts';
import {
  APP_ID,
  APP_TOKEN,
  BOT_TOKEN,
  CHANNELS,
  PEOPLE,
  SEED,
} from '../../playground/slack/seed.ts';
import { startSlack } from '../../playground/slack/server.ts';
import { lines } from './reading.ts';
import { approve, password } from './story.ts';

async function ownWorkspace() {
  const slack = await startSlack({
    seed: SEED,
    manifest: devManifest(load(await readFile('manifest.yml', 'utf8'))),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: 'nothing is signed with it',
    frontUrl: 'http://127.0.0.1:9',
  });
  onTestFinished(() => slack.close());
  return slack;
}

test('command, form, approval and password go over Socket Mode, and the password signs in', async () => {
  const slack = await ownWorkspace();
  const told: string[] = [];
  const settings = {
    slackApiUrl: slack.apiUrl,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    logLevel: 'silent',
    policy: { people: [PEOPLE.lead.id, 'noah@example.com'], channel: CHANNELS.requests.id },
    aws: undefined,
  };
  const dev = await startDevSlack(settings, (sentence) => told.push(sentence));
  onTestFinished(dev.close);
  expect(dev.identity).toMatchObject({ appId: APP_ID, team: { name: 'Sakura Labs' } });
  expect(told).toEqual([expect.stringMatching(/^AWS is in memory\./), 'Connected.']);

  const [lead, approver] = [PEOPLE.lead, PEOPLE.approver].map(
    ({ id }) => new SlackPerson(slack.url, id),
  ) as [SlackPerson, SlackPerson];
  await lead.openHome();
  expect(lines((await lead.home()) ?? []).join('\n')).toContain('Storefront staging');

  const email = 'alice@example.com';
  await lead.command(`/cognito-add-dev ${email} staging`, 'general');
  expect(await lead.submit({ reason: 'Joins.', email: 'alice@elsewhere.example' })).toMatchObject({
    outcome: 'errors',
    errors: { email: expect.any(String) },
  });
  expect(await lead.submit({ reason: 'Joins on Monday.', email })).toEqual({ outcome: 'ok' });
  expect(await approve(approver, email)).toEqual({ outcome: 'ok' });
  const secret = await password(lead, email);

  const pool = dev.pools.find(({ alias }) => alias === 'staging');
  if (pool === undefined) throw new Error('The pool staging is missing');
  const signedIn = await signIn(pool, { alias: 'staging', username: email, password: secret });
  expect(signedIn).toMatchObject({ outcome: 'signed-in' });
  const deliveries = slack.history.filter((entry) => entry.kind === 'delivery');
  expect(deliveries.map(({ url, status }) => [url, status])).toEqual(
    deliveries.map(() => ['socket-mode', 200]),
  );
});
