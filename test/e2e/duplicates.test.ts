import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { movableClock } from './clock.ts';
import { createByHand, signIn } from './cognito.ts';
import { idle } from './queue.ts';
import { cardsOf, messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };
const DM = { channel: 'dm' };
const HOWS = ['at-once', 'afterwards'] as const;

afterEach(() => {
  scene.playground.slack.deliverTwice('never');
  scene.playground.slack.beforeAnswer('chat.postMessage');
});

/** Asks for an account through every way that the form offers, and has it approved and delivered. */
async function wholeStory(email: string): Promise<void> {
  const [lead, approver, alice] = [scene.as('lead'), scene.as('approver'), scene.as('colleague')];
  await lead.command('/cognito-add', 'general');
  await lead.click('Open the form', { channel: 'general' });
  await lead.choose('Email address', email);
  const form = { pool: 'staging', [`recipient-${PEOPLE.lead.id}`]: PEOPLE.colleague.name };
  expect(await lead.submit({ ...form, reason: 'Designs it.' })).toEqual({ outcome: 'ok' });
  expect(await approve(approver, email)).toEqual({ outcome: 'ok' });
  const secret = await password(alice, email);
  await card(approver, email, 'the password is in the direct message');
  expect(await alice.click('I’ve saved it', DM)).toEqual({ outcome: 'ok' });
  await directMessage(alice, email, 'You saved the password');
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
}

const STRAIGHT = [
  'Requested',
  'Approved',
  'CreationStarted',
  'UserCreated',
  'DeliveryAnnounced',
  'CredentialDelivered',
];

/** One request, one card, one DM for each of the two; nobody was told of anything that went wrong. */
async function happenedOnce(email: string, events: string[]): Promise<void> {
  await idle(scene.playground);
  expect(await eventsOf(scene.playground, email)).toEqual(events);
  expect(cardsOf(await scene.as('approver').state(), email)).toHaveLength(1);
  for (const who of ['lead', 'colleague'] as const) {
    expect(messagesOf(await scene.as(who).state(), email)).toHaveLength(1);
  }
}

test.each(HOWS)('everything that Slack sends comes twice, %s, and happens once', async (how) => {
  const email = `${how}@example.com`;
  scene.playground.slack.deliverTwice(how);
  await wholeStory(email);
  await happenedOnce(email, [...STRAIGHT, 'Acknowledged', 'CredentialHidden']);
});

test.each(HOWS)('a withdrawal that comes twice, %s, is one', async (how) => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = `withdrawn-${how}@example.com`;
  await request(lead, email, 'staging');
  await directMessage(lead, email, '[Withdraw request]');
  scene.playground.slack.deliverTwice(how);
  await lead.click('Withdraw request', DM);
  await card(approver, email, '*Withdrawn*');
  expect((await lead.dm()).filter(({ ephemeral }) => ephemeral)).toEqual([]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Cancelled']);
});

test.each(HOWS)('Try again and Stop that come twice, %s, are one each', async (how) => {
  const approver = scene.as('approver');
  const email = `stopped-${how}@example.com`;
  await request(scene.as('lead'), email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  await approve(approver, email);
  const known = await attention(approver, email);
  scene.playground.slack.deliverTwice(how);
  await approver.click('Try again', REQUESTS);
  await attention(approver, email, known);
  await approver.click('Stop', REQUESTS);
  await card(approver, email, '*Stopped*');
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
    'RetryAsked',
    'AttentionNeeded',
    'Stopped',
  ]);
});

test('a review that is opened and decided before the worker has written the card down counts', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'quick-approver@example.com';
  let decided: Promise<unknown> | undefined;
  scene.playground.slack.beforeAnswer('chat.postMessage', () => {
    decided ??= approve(approver, email);
    return decided;
  });
  await request(lead, email, 'staging');
  await password(lead, email);
  expect(await decided).toEqual({ outcome: 'ok' });
  await card(approver, email, '*Done.*');
  await idle(scene.playground);
  expect(await eventsOf(scene.playground, email)).toEqual(STRAIGHT);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(messagesOf(await lead.state(), email)).toHaveLength(2);
});
