import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { buttonsOf } from './buttons.ts';
import { asTimePasses, movableClock } from './clock.ts';
import { createByHand, userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { lines, messagesOf } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, directMessage, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'one-approval-policy.yml'),
});
const wire = cognitoWire();

const REQUESTS = { channel: CHANNELS.requests.id };

async function requestOf(who: Who, email: string, pool: string, recipient?: string): Promise<void> {
  const form = recipient ? { 'Who receives the password?': recipient } : {};
  await request(scene.as(who), email, pool, form);
  await directMessage(scene.as(who), email, who === 'leadJa' ? '承認を待って' : 'waiting');
}

/** What the requester is told in a message of its own, once the receipt points to it. */
async function told(who: Who, email: string, receiptSays: string): Promise<string | undefined> {
  const requester = scene.as(who);
  await directMessage(requester, email, receiptSays);
  const state = await requester.waitFor((it) => messagesOf(it, email).length > 2 && it);
  return lines(messagesOf(state, email).at(-1)?.blocks ?? [])[0];
}

test('before anything was begun, stopping leaves nothing', async () => {
  const approver = scene.as('approver');
  const email = 'stopped@example.com';
  await requestOf('lead', email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  const before = await userIn(scene.playground, 'staging', email);
  await approve(approver, email);
  await attention(approver, email);
  const [, stop] = buttonsOf(await card(approver, email, 'Needs attention'));
  expect(stop).toEqual({
    text: 'Stop',
    style: 'danger',
    confirm: [
      'Stop the request?',
      'It ends here for good. What was done already stays as it is; the card tells what that is.',
      'Stop it',
      'Back',
    ],
  });
  expect(await approver.click('Stop', REQUESTS)).toEqual({ outcome: 'ok' });

  const shown = await card(approver, email, '*Stopped*');
  expect(lines(shown.blocks)[1]).toBe(
    `:octagonal_sign: *Stopped* by <@${PEOPLE.approver.id}>. Nothing was done in the pool.`,
  );
  expect(buttonsOf(shown)).toEqual([]);
  expect(shown.text).toBe(`Account for ${email} (staging): stopped`);
  expect(await told('lead', email, 'is closed. A message of its own tells how it ended.')).toBe(
    `:octagonal_sign: Your request for \`${email}\` was stopped by <@${PEOPLE.approver.id}>. Nothing was done in the pool.`,
  );
  expect(await userIn(scene.playground, 'staging', email)).toEqual(before);
  const trail = await trailOf(scene.playground, email);
  expect(trail.map(({ type }) => type)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
    'Stopped',
  ]);
  expect(trail.at(-1)).toMatchObject({ by: PEOPLE.approver.id });
});

test('the same press once more is taken silently; somebody else reads that it is over', async () => {
  const email = 'stopped@example.com';
  const pressed = lastPayload(scene.playground, 'block_actions', (text) => text.includes('stop-'));
  const ephemerals = async () =>
    (await scene.as('approver').messages(REQUESTS.channel)).filter((it) => it.ephemeral);
  await send(scene.playground, pressed);
  expect(await ephemerals()).toEqual([]);
  const by = (id: string) => ({ ...pressed, user: { ...(pressed.user as object), id } });
  await send(scene.playground, by(PEOPLE.lead.id));
  expect((await ephemerals()).at(-1)?.text).toBe(
    'There is nothing to stop: somebody was faster, or it has gone through.',
  );
  await send(scene.playground, by(PEOPLE.approverJa.id));
  expect((await ephemerals()).at(-1)?.text).toBe(
    '中止するものはありません。ほかの人が先に操作したか、すでに完了しています。',
  );
  expect((await eventsOf(scene.playground, email)).at(-1)).toBe('Stopped');
});

test('a requester stops their own request, in Japanese; a stranger to it cannot', async () => {
  const [lead, approver, oliver] = [scene.as('leadJa'), scene.as('approver'), scene.as('outsider')];
  const email = 'chuushi@example.com';
  await requestOf('leadJa', email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  await approve(approver, email);
  await attention(approver, email);
  await oliver.click('Stop', REQUESTS);
  const refused = (await oliver.messages(REQUESTS.channel)).at(-1);
  expect(refused).toMatchObject({
    ephemeral: true,
    text: `Requests for \`staging\` are decided by <!subteam^${USER_GROUPS.approvers.id}>. Ask <@${PEOPLE.approver.id}> if that should change.`,
  });
  const receipt = await directMessage(lead, email, '対応が必要です');
  expect(buttonsOf(receipt)).toEqual([
    { text: '再試行する' },
    {
      text: '中止する',
      style: 'danger',
      confirm: [
        '申請を中止しますか？',
        'この申請はここで終了し、再開できません。すでに実行された内容は元に戻りません。その内容はカードに表示されます。',
        '中止する',
        '戻る',
      ],
    },
  ]);
  await lead.click('中止する', { channel: 'dm' });
  const stopped = await directMessage(lead, email, '中止しました');
  expect(lines(stopped.blocks)[0]).toBe(
    `:octagonal_sign: \`${email}\` のアカウントの申請は、<@${PEOPLE.leadJa.id}> さんが中止しました。ユーザープールでは何も実行していません。`,
  );
  await card(approver, email, `*Stopped* by <@${PEOPLE.leadJa.id}>`);
});

test('while nobody knows whether the user was made, stopping says so', async () => {
  const approver = scene.as('approver');
  const email = 'perhaps@example.com';
  await requestOf('lead', email, 'sandbox');
  const lost = wire.loseAnswer('AdminCreateUser');
  await approve(approver, email);
  await lost;
  await asTimePasses(attention(approver, email));
  await approver.click('Stop', REQUESTS);
  const perhaps =
    'It is not certain whether the user was created: look at the pool before you ask again.';
  const shown = await card(approver, email, '*Stopped*');
  expect(lines(shown.blocks)[1]).toBe(
    `:octagonal_sign: *Stopped* by <@${PEOPLE.approver.id}>. ${perhaps}`,
  );
  expect(await told('lead', email, 'is closed')).toBe(
    `:octagonal_sign: Your request for \`${email}\` was stopped by <@${PEOPLE.approver.id}>. ${perhaps}`,
  );
  expect(await userIn(scene.playground, 'sandbox', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
  });
});

const STANDS = 'The user exists in the pool, but what was to follow was not completed.';

test('when the recipient cannot be written to, stopping leaves the user and no password', async () => {
  const approver = scene.as('approver');
  const email = 'unreachable@example.com';
  const { administration } = scene.playground.slack;
  administration.refuseMessagesTo(PEOPLE.colleague.id);
  await requestOf('lead', email, 'payments', PEOPLE.colleague.name);
  await approve(approver, email);
  await attention(approver, email);
  await approver.click('Stop', REQUESTS);
  administration.acceptMessagesTo(PEOPLE.colleague.id);
  const shown = await card(approver, email, '*Stopped*');
  expect(lines(shown.blocks)[1]).toContain(STANDS);
  expect(await told('lead', email, 'is closed')).toContain(STANDS);
  expect(messagesOf(await scene.as('colleague').state(), email)).toEqual([]);
  expect(await userIn(scene.playground, 'payments', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
  });
});

test.each([
  [
    'colleague',
    'announced@example.com',
    'No credentials for announced@example.com in Storefront staging will come in this message: the request has ended without them. The card of the request says why.',
  ],
  [
    'approverJa',
    'yokoku@example.com',
    '申請が途中で終了したため、Storefront staging の yokoku@example.com の認証情報はここには届きません。理由は申請のカードに表示されています。',
  ],
] as const)(
  'the DM that promised %s a password says that none will come',
  async (who, email, sentence) => {
    const [approver, recipient] = [scene.as('approver'), scene.as(who)];
    await requestOf('lead', email, 'staging', PEOPLE[who].name);
    wire.refuse('AdminSetUserPassword', 'NotAuthorizedException');
    await approve(approver, email);
    await attention(approver, email);
    await approver.click('Stop', REQUESTS);
    const shown = await card(approver, email, '*Stopped*');
    expect(lines(shown.blocks)[1]).toContain(STANDS);
    const closed = await directMessage(recipient, email, sentence);
    expect(lines(closed.blocks)).toEqual([sentence]);
    expect(messagesOf(await recipient.state(), email)).toHaveLength(1);
    expect((await eventsOf(scene.playground, email)).slice(-3)).toEqual([
      'DeliveryAnnounced',
      'AttentionNeeded',
      'Stopped',
    ]);
  },
);
