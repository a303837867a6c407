import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { movableClock } from './clock.ts';
import { userIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { cardsOf, lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { card, password, request, review } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };
const NOAH = PEOPLE.approver.id;
const MISAKI = PEOPLE.approverJa.id;

let restore: (() => Promise<void>) | undefined;
afterEach(async () => {
  await restore?.();
  restore = undefined;
});

/** What the modal on top says that is no input. */
async function topSays(who: 'approver' | 'approverJa'): Promise<string[]> {
  return lines((await scene.as(who).topView())?.blocks ?? []);
}

test('where two must approve, both count when they press at the same moment', async () => {
  const [lead, noah, misaki] = [scene.as('leadJa'), scene.as('approver'), scene.as('approverJa')];
  const email = 'both@example.com';
  await request(lead, email, 'payments');
  await Promise.all([review(noah, email), review(misaki, email)]);
  expect(
    await Promise.all([noah.submit({ verdict: 'approve' }), misaki.submit({ verdict: 'approve' })]),
  ).toEqual([{ outcome: 'ok' }, { outcome: 'ok' }]);
  expect([await noah.topView(), await misaki.topView()]).toEqual([undefined, undefined]);
  await password(lead, email);
  const approvals = (await trailOf(scene.playground, email)).filter(
    (event) => event.type === 'Approved',
  );
  expect(approvals.map(({ by }) => by).sort()).toEqual([MISAKI, NOAH].sort());
  const shown = await card(noah, email, '*Done.*');
  expect(lines(shown.blocks).filter((line) => line.startsWith('Approved by'))).toHaveLength(2);
});

test('a denial and an approval at the same moment leave one of them, and the other reads who was first', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'yes-and-no@example.com';
  await request(lead, email, 'staging');
  await Promise.all([review(noah, email), review(misaki, email)]);
  await Promise.all([
    noah.submit({ verdict: 'approve' }),
    misaki.submit({ verdict: 'deny', comment: '不要です。' }),
  ]);
  const [, decided, ...rest] = await trailOf(scene.playground, email);
  if (decided?.type === 'Denied') {
    expect(rest).toEqual([]);
    expect(await topSays('approver')).toEqual([
      `<@${MISAKI}> denied this ⟨time⟩. Your decision was not recorded.`,
    ]);
    return;
  }
  expect(decided).toMatchObject({ type: 'Approved', by: NOAH });
  expect(await topSays('approverJa')).toEqual([
    `<@${NOAH}> さんがすでに承認しています（⟨time⟩）。あなたの判断は記録されていません。`,
  ]);
  await password(lead, email);
});

test('an approver who is taken off the list with the review open is turned away', async () => {
  const [lead, noah] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'off-the-list@example.com';
  await request(lead, email, 'payments');
  await review(noah, email);
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(`[${NOAH}, ${MISAKI}]`, `[${PEOPLE.lead.id}, ${MISAKI}]`),
  );
  await noah.submit({ verdict: 'approve' });
  expect(await topSays('approver')).toEqual([
    `Requests for \`payments\` are decided by <@${PEOPLE.lead.id}>, <@${MISAKI}>. Ask <@${NOAH}> if that should change.`,
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
  await noah.closeView();
  await noah.closeView();
});

const CHANGES: [what: string, email: string, change: (text: string) => string, sentence: string][] =
  [
    [
      'no longer has the pool',
      'no-pool@example.com',
      (text) => text.replace(/ {2}staging:\n(?: {4}.*\n)+/u, ''),
      'The policy no longer has this pool as it was when the request was made. Nothing more was done.',
    ],
    [
      'no longer allows the domain',
      'no-domain@example.com',
      (text) => text.replace('domains: [example.com]', 'domains: [example.org]'),
      'The policy no longer allows this email domain. Nothing more was done.',
    ],
    [
      'asks for one approval more',
      'one-more@example.com',
      (text) => text.replace('hideAfter: 10m', 'hideAfter: 10m\n    approvals: 2'),
      'Not enough of those who approved may still approve in this pool. Nothing more was done. Another approver can press Review and approve it, or you mend the policy and try again.',
    ],
  ];

test.each(CHANGES)(
  'when the policy %s between the approval and the work, nothing is done until it is as it was',
  async (_what, email, change, sentence) => {
    const { slack } = scene.playground;
    const [lead, approver] = [scene.as('lead'), scene.as('approver')];
    await request(lead, email, 'staging');
    await review(approver, email);
    // The card says “approved” by now, and the worker is about to begin.
    slack.beforeAnswer('chat.update', async () => {
      restore ??= await changePolicy(scene.playground, change);
    });
    await approver.submit({ verdict: 'approve' });
    expect((await attention(approver, email)).sentence).toBe(sentence);
    expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();
    expect(await eventsOf(scene.playground, email)).toEqual([
      'Requested',
      'Approved',
      'AttentionNeeded',
    ]);
    slack.beforeAnswer('chat.update');
    await restore?.();
    await approver.click('Try again', REQUESTS);
    await password(lead, email);
    expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  },
);
