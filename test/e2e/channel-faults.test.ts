import { afterEach, expect, test } from 'vitest';
import { BOT_TOKEN, CHANNELS } from '../../playground/slack/seed.ts';
import { capturedLog } from './captured-log.ts';
import { asTimePasses, movableClock } from './clock.ts';
import { cardsOf, lines, messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const log = capturedLog();
const scene = sharedPlayground({ logLevel: 'info' });

const CHANNEL = CHANNELS.requests.id;
const administration = () => scene.playground.slack.administration;
afterEach(() => {
  administration().unarchive(CHANNEL);
  administration().inviteApp(CHANNEL);
  administration().replaceToken(BOT_TOKEN);
});

const STRAIGHT = [
  'Requested',
  'Approved',
  'CreationStarted',
  'UserCreated',
  'DeliveryAnnounced',
  'CredentialDelivered',
];

const FAULTS: [what: string, error: string, wrong: () => void, right: () => void][] = [
  [
    'archived',
    'is_archived',
    () => administration().archive(CHANNEL),
    () => administration().unarchive(CHANNEL),
  ],
  [
    'without the app',
    'not_in_channel',
    () => administration().removeApp(CHANNEL),
    () => administration().inviteApp(CHANNEL),
  ],
];

test.each(FAULTS)(
  'a channel that is %s keeps the card away; the requester reads why, and tries again once it is mended',
  async (what, error, wrong, right) => {
    const [lead, leadJa, approver] = [scene.as('lead'), scene.as('leadJa'), scene.as('approver')];
    const [email, emailJa] = [`${what.replaceAll(' ', '-')}@example.com`, `${error}@example.com`];
    wrong();
    await request(lead, email, 'staging');
    const receipt = await directMessage(lead, email, '[Try again]');
    expect(lines(receipt.blocks)).toEqual([
      `:memo: Your request for \`${email}\` in Storefront staging is waiting for approval.`,
      `Slack refused a message: \`${error}\`. Check that Concierge is a member of the channel and may write to the person, then try again.`,
      `The approvers see it in <#${CHANNEL}>.`,
      expect.stringMatching(/^Reference `[0-9a-f]{16}`$/u),
      '[Try again]',
      '[Withdraw request]',
    ]);
    await request(leadJa, emailJa, 'staging');
    const inJapanese = await directMessage(leadJa, emailJa, '[再試行する]');
    expect(lines(inJapanese.blocks)[1]).toBe(
      `Slack がメッセージを拒否しました。Concierge がチャンネルに参加していること、相手にメッセージを送信できることを確認してから再試行してください。エラー: \`${error}\``,
    );

    right();
    await lead.click('Try again', { channel: 'dm' });
    await card(approver, email, 'Waiting for approval');
    await directMessage(lead, email, 'waiting for approval');
    expect(messagesOf(await lead.state(), email)).toHaveLength(1);
    await approve(approver, email);
    await card(approver, email, '*Done.*');
    expect(await eventsOf(scene.playground, email)).toEqual([
      'Requested',
      'AttentionNeeded',
      'RetryAsked',
      ...STRAIGHT.slice(1),
    ]);
  },
);

test.each(FAULTS)(
  'a channel that is %s after the review was opened holds nothing up',
  async (what, error, wrong, right) => {
    const [lead, approver] = [scene.as('lead'), scene.as('approver')];
    const email = `${what.replaceAll(' ', '-')}-${error}@example.com`;
    await request(lead, email, 'staging');
    await review(approver, email);
    wrong();
    await approver.submit({ verdict: 'approve' });
    await password(lead, email);
    const receipt = await directMessage(lead, email, 'has the password');
    expect(lines(receipt.blocks)[1]).toContain(`Slack refused a message: \`${error}\`.`);
    right();
    await lead.click('I’ve saved it', { channel: 'dm' });
    await card(approver, email, 'it is no longer shown');
    expect(cardsOf(await approver.state(), email)).toHaveLength(1);
    await directMessage(lead, email, 'has saved the password');
  },
);

test('a card that was deleted while somebody had the review open comes back at the next change', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'card-deleted@example.com';
  await request(lead, email, 'staging');
  await review(approver, email);
  const { ts } = await card(approver, email, '[Review]');
  administration().deleteMessage(CHANNEL, ts);
  await approver.submit({ verdict: 'approve' });
  const again = await card(approver, email, '*Done.*');
  expect(again.ts).not.toBe(ts);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(await eventsOf(scene.playground, email)).toEqual(STRAIGHT);
});

test('with a wrong token a request waits, with an alarm, and goes on by itself once it is right', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'token@example.com';
  await request(lead, email, 'staging');
  await review(approver, email);
  await directMessage(lead, email, 'waiting for approval');
  administration().replaceToken('xoxb-of-another-installation');
  await approver.submit({ verdict: 'approve' });
  const alarms = () => log.lines().filter(({ alarm, kind }) => alarm && kind === 'installation');
  await asTimePasses(lead.waitFor(() => alarms().length > 1));
  expect(alarms()[0]).toMatchObject({
    level: 'error',
    alarm: 'needs-attention',
    msg: 'not in order',
  });
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Approved']);

  administration().replaceToken(BOT_TOKEN);
  await asTimePasses(password(lead, email));
  await card(approver, email, '*Done.*');
  expect(await eventsOf(scene.playground, email)).toEqual(STRAIGHT);
});

test('a workspace that takes nothing for minutes slows a request down, and fails nothing', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'patience@example.com';
  await request(lead, email, 'staging');
  await review(approver, email);
  await directMessage(lead, email, 'waiting for approval');
  const { slack, traffic } = scene.playground;
  const before = traffic.slack.length;
  slack.throttleAll(150);
  await approver.submit({ verdict: 'approve' });
  await asTimePasses(password(lead, email));
  await card(approver, email, '*Done.*');
  const turnedAway = traffic.slack
    .slice(before)
    .filter((it) => it.kind === 'api-call' && it.answer.error === 'ratelimited');
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway.length).toBeLessThan(4);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(messagesOf(await lead.state(), email)).toHaveLength(2);
  expect(await eventsOf(scene.playground, email)).toEqual(STRAIGHT);
});
