import { expect, test } from 'vitest';
import type { Message } from '../../playground/slack/client-api.ts';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { movableClock } from './clock.ts';
import { changePolicy } from './policy-file.ts';
import { later } from './queue.ts';
import { cardsOf, lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, request } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const HOUR = 60;

async function repliesUnder(email: string): Promise<Message[]> {
  return cardsOf(await scene.as('approver').state(), email).flatMap(({ thread }) => thread);
}

const hoursLater = (hours: number) => later(scene.playground, hours * HOUR);

const SENTENCE = (email: string) =>
  `<!subteam^${USER_GROUPS.approvers.id}> The request for \`${email}\` in Storefront staging is still waiting for a decision. It expires ⟨time⟩.`;

test('approvers are reminded four times in the card’s thread, each gap twice the one before', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'waiting@example.com';
  await request(lead, email, 'staging');
  const { ts } = await card(approver, email, '[Review]');
  const notified = (await approver.state()).notifications.length;

  await hoursLater(4.4);
  expect(await repliesUnder(email)).toEqual([]);
  await hoursLater(0.2);
  await hoursLater(0.1);
  await hoursLater(9);
  await hoursLater(18);
  await hoursLater(36);
  await hoursLater(5);
  await card(approver, email, '*Expired.*');
  await hoursLater(1);

  const replies = await repliesUnder(email);
  expect(replies.map((reply) => lines(reply.blocks))).toEqual(Array(4).fill([SENTENCE(email)]));
  const hours = replies.map((reply) => (Number(reply.ts) - Number(ts)) / 3600);
  expect(hours.map((it) => it.toFixed(1))).toEqual(['4.6', '13.7', '31.7', '67.7']);
  const pushed = (await approver.state()).notifications.slice(notified);
  expect(pushed.filter(({ text }) => text.includes('still waiting'))).toHaveLength(4);
  expect(
    (await scene.as('lead').state()).notifications.some((it) => it.text.includes('still')),
  ).toBe(false);
});

test('after a long outage one reminder comes, not all that were missed', async () => {
  const email = 'outage@example.com';
  await request(scene.as('lead'), email, 'staging');
  await card(scene.as('approver'), email, '[Review]');
  await hoursLater(32);
  expect(await repliesUnder(email)).toHaveLength(1);
  await hoursLater(1);
  expect(await repliesUnder(email)).toHaveLength(1);
  await hoursLater(35);
  expect(await repliesUnder(email)).toHaveLength(2);
});

test('who has approved is not reminded, and nobody is once it is decided', async () => {
  const [lead, noah, misaki] = [scene.as('leadJa'), scene.as('approver'), scene.as('approverJa')];
  const email = 'second-approver@example.com';
  await request(lead, email, 'payments');
  await card(noah, email, '[Review]');
  await hoursLater(5);
  await approve(noah, email);
  await card(noah, email, '(1 of 2)');
  await hoursLater(9);
  await approve(misaki, email);
  await card(noah, email, '*Done.*');
  await hoursLater(20);
  await card(noah, email, 'taken down');
  const replies = await repliesUnder(email);
  const named = replies.map((reply) => lines(reply.blocks).join().split(' The request')[0]);
  expect(named).toEqual([
    `<@${PEOPLE.approver.id}> <@${PEOPLE.approverJa.id}>`,
    `<@${PEOPLE.approverJa.id}>`,
  ]);
});

test('where the policy speaks Japanese, so do the reminders', async () => {
  const restore = await changePolicy(scene.playground, (text) =>
    text.replace('language: en', 'language: ja'),
  );
  const email = 'saisoku@example.com';
  await request(scene.as('lead'), email, 'staging');
  await card(scene.as('approver'), email, '承認待ちです');
  await hoursLater(5);
  expect((await repliesUnder(email)).flatMap((reply) => lines(reply.blocks))).toEqual([
    `<!subteam^${USER_GROUPS.approvers.id}> \`${email}\` のアカウントの申請（Storefront staging）が判断を待っています。期限: ⟨time⟩`,
  ]);
  await restore();
});

test('a card that somebody has deleted comes back with the next reminder, which stands under it', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'card-gone@example.com';
  await request(lead, email, 'staging');
  const { ts } = await card(approver, email, '[Review]');
  scene.playground.slack.administration.deleteMessage(CHANNELS.requests.id, ts);
  expect(cardsOf(await approver.state(), email)).toEqual([]);
  await hoursLater(5);
  const [again, ...others] = cardsOf(await approver.state(), email);
  expect(others).toEqual([]);
  expect(again?.thread.map((reply) => lines(reply.blocks))).toEqual([[SENTENCE(email)]]);
  await approve(approver, email);
  await card(approver, email, '*Done.*');
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(await eventsOf(scene.playground, email)).not.toContain('AttentionNeeded');
});
