/** The app's credentials are replaced while it runs: at Slack, and in the parameter store. */
import { afterEach, expect, test } from 'vitest';
import { CREDENTIALS, SIGNING_SECRET, SLACK_SECRET } from '../../playground/environment.ts';
import { BOT_TOKEN, CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { capturedLog } from './captured-log.ts';
import { movableClock, moveClock } from './clock.ts';
import { signIn } from './cognito.ts';
import { idle } from './queue.ts';
import { sharedPlayground } from './scene.ts';
import { freshTimestamp, post, signedHeaders } from './signed.ts';
import { approve, card, password, request } from './story.ts';
import { eventsOf } from './table.ts';

const log = capturedLog();
movableClock();
const scene = sharedPlayground({ logLevel: 'info' });

const NEW_SECRET = 'signing-secret-that-was-regenerated';
const NEW_TOKEN = 'xoxb-of-the-app-installed-again';

/** Puts other credentials into the parameter store, as `aws ssm put-parameter` does. */
function store(more: object): void {
  scene.playground.secrets.set(SLACK_SECRET, JSON.stringify({ ...CREDENTIALS, ...more }));
}

afterEach(() => {
  const { administration } = scene.playground.slack;
  administration.replaceSigningSecret(SIGNING_SECRET);
  administration.replaceToken(BOT_TOKEN);
  store({});
  moveClock(6);
});

/** What the front answers to something that is signed with that secret. */
async function statusFor(secret: string): Promise<number> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'prove-it' });
  const signed = signedHeaders(scene.playground, body, freshTimestamp(body), secret);
  const headers = { ...signed, 'content-type': 'application/json' };
  return (await post(scene.playground, body, headers)).status;
}

test('a new signing secret is taken at once, the one before as long as it is kept, a third never', async () => {
  expect(await statusFor(SIGNING_SECRET)).toBe(200);
  expect(await statusFor(NEW_SECRET)).toBe(401);
  scene.playground.slack.administration.replaceSigningSecret(NEW_SECRET);
  store({ signingSecret: NEW_SECRET, previousSigningSecret: SIGNING_SECRET });
  moveClock(0.1);
  expect(await scene.as('lead').command('/cognito-add', 'general')).toEqual({ outcome: 'ok' });
  expect(await statusFor(SIGNING_SECRET)).toBe(200);
  expect(await statusFor('another-secret')).toBe(401);

  store({ signingSecret: NEW_SECRET });
  moveClock(5);
  expect(await statusFor(SIGNING_SECRET)).toBe(401);
  expect(await statusFor(NEW_SECRET)).toBe(200);
});

test('a new token is used at once, for everything, and nobody notices', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  await request(lead, 'before@example.com', 'staging');
  await approve(approver, 'before@example.com');
  await password(lead, 'before@example.com');
  scene.playground.slack.administration.replaceToken(NEW_TOKEN);
  store({ botToken: NEW_TOKEN });
  moveClock(1.1);
  const before = log.lines().length;
  await request(lead, 'after@example.com', 'staging');
  await approve(approver, 'after@example.com');
  await password(lead, 'after@example.com');
  await card(approver, 'after@example.com', '*Done.*');
  const faults = log
    .lines()
    .slice(before)
    .filter(({ level }) => level !== 'info');
  expect(faults).toEqual([]);
  for (const secret of [BOT_TOKEN, NEW_TOKEN, NEW_SECRET]) expect(log.text()).not.toContain(secret);
});

test('a first password that was set under the old token is known again under the new one', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'in-between@example.com';
  const { administration } = scene.playground.slack;
  const form = { Username: 'alice', 'Full name': 'Alice Baker' };
  administration.refuseMessagesTo(PEOPLE.lead.id);
  await request(lead, email, 'console', form);
  await approve(approver, email);
  await idle(scene.playground);
  expect(await eventsOf(scene.playground, email)).toContain('UserCreated');

  administration.replaceToken(NEW_TOKEN);
  store({ botToken: NEW_TOKEN });
  moveClock(1.1);
  administration.acceptMessagesTo(PEOPLE.lead.id);
  await approver.click('Try again', { channel: CHANNELS.requests.id });
  const secret = await password(lead, email);
  await idle(scene.playground);
  expect(await eventsOf(scene.playground, email)).toContain('FirstSignInCompleted');
  expect(await signIn(scene.playground, 'console', 'alice', secret)).toBeDefined();
});
