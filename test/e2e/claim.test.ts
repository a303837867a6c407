import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { type Attention, attention } from './attention.ts';
import { buttonsOf } from './buttons.ts';
import { asTimePasses, movableClock } from './clock.ts';
import { createByHand, deleteByHand, signIn, userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { cardsOf, lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, directMessage, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'one-approval-policy.yml'),
});
const wire = cognitoWire();

const REQUESTS = { channel: CHANNELS.requests.id };

/** An approved request whose user was made in a pool that keeps no proof, with the answer lost. */
async function lostAnswer(who: Who, email: string): Promise<Attention> {
  const [requester, approver] = [scene.as(who), scene.as('approver')];
  await request(requester, email, 'sandbox');
  const lost = wire.loseAnswer('AdminCreateUser');
  await approve(approver, email);
  await lost;
  return asTimePasses(attention(approver, email));
}

async function subOf(email: string): Promise<string> {
  return (await userIn(scene.playground, 'sandbox', email))?.attributes.sub ?? 'none';
}

function ephemerals(who: Who): Promise<string[]> {
  return scene
    .as(who)
    .messages(REQUESTS.channel)
    .then((messages) => messages.filter((it) => it.ephemeral).map(({ text }) => text));
}

test('an approver says that the user is ours, and the request goes on with that user', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'ours@example.com';
  const { sentence } = await lostAnswer('lead', email);
  const sub = await subOf(email);
  expect(sentence.replace(/<!date[^>]+>/u, '⟨time⟩')).toBe(
    `\`${email}\` has been in the pool since ⟨time⟩, was never used, and appeared after this request had begun. Probably this request made the user, but an answer was lost and nothing proves it. Look at the user in the AWS console (sub \`${sub}\`), then say whether it is ours.`,
  );
  const [shown] = cardsOf(await approver.state(), email);
  expect(buttonsOf(shown ?? { blocks: [] })).toContainEqual({
    text: 'It is ours, continue',
    confirm: [
      'Did this request make the user?',
      'Say so only if you have looked at the user in the AWS console. A new password is set for them and goes to the recipient.',
      'It is ours',
      'Back',
    ],
  });
  expect(await approver.click('It is ours, continue', REQUESTS)).toEqual({ outcome: 'ok' });
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toBeDefined();
  expect(await subOf(email)).toBe(sub);
  const trail = await trailOf(scene.playground, email);
  expect(trail.map(({ type }) => type)).toEqual([
    'Requested',
    'Approved',
    'CreationStarted',
    'AttentionNeeded',
    'ClaimedAsOurs',
    'UserCreated',
    'DeliveryAnnounced',
    'CredentialDelivered',
  ]);
  expect(trail[4]).toMatchObject({ by: PEOPLE.approver.id, sub });
  expect(trail[5]).toMatchObject({ sub });
});

test('who requested cannot say so; their receipt offers to stop only', async () => {
  const lead = scene.as('lead');
  const email = 'not-mine-to-say@example.com';
  await lostAnswer('lead', email);
  const before = await userIn(scene.playground, 'sandbox', email);
  const receipt = await directMessage(lead, email, 'needs attention');
  expect(buttonsOf(receipt).map(({ text }) => text)).toEqual(['Stop']);
  await lead.click('It is ours, continue', REQUESTS);
  expect((await ephemerals('lead')).at(-1)).toBe(
    `Requests for \`sandbox\` are decided by <!subteam^${USER_GROUPS.approvers.id}>. Ask <@${PEOPLE.approver.id}> if that should change.`,
  );
  expect(await userIn(scene.playground, 'sandbox', email)).toEqual(before);
  expect((await eventsOf(scene.playground, email)).at(-1)).toBe('AttentionNeeded');
});

test('a Japanese requester reads what happened in Japanese', async () => {
  const email = 'henji@example.com';
  await lostAnswer('leadJa', email);
  const receipt = await directMessage(scene.as('leadJa'), email, '対応が必要です');
  expect(lines(receipt.blocks).slice(0, 2)).toEqual([
    `:warning: \`${email}\` のアカウントの申請に問題があり、対応が必要です。`,
    `\`${email}\` のユーザーがユーザープールに存在します（作成: ⟨time⟩）。この申請の処理を始めたあとに作成され、まだ使われていないため、この申請で作成した可能性が高いものの、応答が失われ、確認できません。AWS コンソールでユーザーを確認し（sub: \`${await subOf(email)}\` ）、この申請で作成したものかどうかを選んでください。`,
  ]);
  expect(buttonsOf(receipt).map(({ text }) => text)).toEqual(['中止する']);
});

test('a claim is of the user that the card showed: another one of that address is asked about anew', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'swapped@example.com';
  const first = await lostAnswer('lead', email);
  await deleteByHand(scene.playground, 'sandbox', email);
  await createByHand(scene.playground, 'sandbox', email);
  const other = await userIn(scene.playground, 'sandbox', email);
  await approver.click('It is ours, continue', REQUESTS);
  const second = await attention(approver, email, first);
  expect(second.sentence).toContain(`(sub \`${other?.attributes.sub}\`)`);
  expect(await userIn(scene.playground, 'sandbox', email)).toEqual(other);

  const stale = lastPayload(scene.playground, 'block_actions', (text) => text.includes('claim-'));
  await send(scene.playground, stale);
  expect((await ephemerals('approver')).at(-1)).toBe(
    'There is no such question any more: somebody was faster, or the user in the pool is another one by now. Look at the card again.',
  );
  const inJapanese = { ...stale, user: { ...(stale.user as object), id: PEOPLE.approverJa.id } };
  await send(scene.playground, inJapanese);
  expect((await ephemerals('approver')).at(-1)).toBe(
    '確認するものはありません。ほかの人が先に操作したか、ユーザープールのユーザーが別のものに変わっています。カードをもう一度確認してください。',
  );
  expect(await userIn(scene.playground, 'sandbox', email)).toEqual(other);

  await approver.click('It is ours, continue', REQUESTS);
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toBeDefined();
});

test.each(['at-once', 'afterwards'] as const)(
  'a claim that Slack delivers twice, %s, is one',
  async (how) => {
    const [lead, approver] = [scene.as('lead'), scene.as('approver')];
    const email = `claimed-${how}@example.com`;
    await lostAnswer('lead', email);
    scene.playground.slack.deliverTwice(how);
    await approver.click('It is ours, continue', REQUESTS);
    scene.playground.slack.deliverTwice('never');
    const secret = await password(lead, email);
    expect(await signIn(scene.playground, 'sandbox', email, secret)).toBeDefined();
    const events = await eventsOf(scene.playground, email);
    expect(events.filter((type) => type === 'ClaimedAsOurs')).toHaveLength(1);
  },
);

test.each(['staging', 'payments'])(
  'in %s the user proves to be ours, so nobody is asked when the answer is lost',
  async (pool) => {
    const [lead, approver] = [scene.as('lead'), scene.as('approver')];
    const email = `proved-in-${pool}@example.com`;
    await request(lead, email, pool);
    const lost = wire.loseAnswer('AdminCreateUser');
    await approve(approver, email);
    await lost;
    const secret = await asTimePasses(password(lead, email));
    expect(await signIn(scene.playground, pool, email, secret)).toBeDefined();
    await card(approver, email, '*Done.*');
    expect(await eventsOf(scene.playground, email)).toEqual([
      'Requested',
      'Approved',
      'CreationStarted',
      'UserCreated',
      'DeliveryAnnounced',
      'CredentialDelivered',
    ]);
  },
);
