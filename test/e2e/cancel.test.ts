import { expect, test } from 'vitest';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { buttonsOf } from './buttons.ts';
import { movableClock } from './clock.ts';
import { userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { lines, messagesOf } from './reading.ts';
import { responseInbox } from './response-inbox.ts';
import { sharedPlayground } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, trailsOf } from './table.ts';

movableClock();
const scene = sharedPlayground();
const wire = cognitoWire();
const inbox = responseInbox();

const DM = { channel: 'dm' };

/** The requester's press on “Withdraw request”, as if somebody else had made it. */
function pressedBy(who: 'lead' | 'leadJa' | 'approver') {
  const pressed = lastPayload(scene.playground, 'block_actions', (text) =>
    text.includes('"action_id":"cancel-request"'),
  );
  const user = { ...(pressed.user as object), id: PEOPLE[who].id };
  return { ...pressed, user, response_url: inbox.url };
}

test('a requester withdraws a request that waits, and nothing is done', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'withdrawn@example.com';
  await request(lead, email, 'staging');
  const waiting = await directMessage(lead, email, '[Withdraw request]');
  expect(buttonsOf(waiting)).toEqual([
    {
      text: 'Withdraw request',
      confirm: [
        'Withdraw the request?',
        'Nothing will be done, and nobody can approve it any more.',
        'Withdraw it',
        'Back',
      ],
    },
  ]);
  expect(await lead.click('Withdraw request', DM)).toEqual({ outcome: 'ok' });

  const shown = await card(approver, email, '*Withdrawn*');
  expect(lines(shown.blocks)[1]).toBe(
    `:leftwards_arrow_with_hook: *Withdrawn* by <@${PEOPLE.lead.id}>. Nothing was done.`,
  );
  expect(buttonsOf(shown)).toEqual([]);
  expect(shown.text).toBe(`Account for ${email} (staging): withdrawn`);
  const receipt = await directMessage(lead, email, 'You have withdrawn');
  expect(lines(receipt.blocks)[0]).toBe(
    `:leftwards_arrow_with_hook: You have withdrawn your request for \`${email}\` in Storefront staging. Nothing was done.`,
  );
  expect(buttonsOf(receipt)).toEqual([]);
  expect(messagesOf(await lead.state(), email)).toHaveLength(1);
  const [trail] = await trailsOf(scene.playground, email);
  expect(trail?.map(({ type }) => type)).toEqual(['Requested', 'Cancelled']);
  expect(trail?.at(-1)).toMatchObject({ by: PEOPLE.lead.id });
});

test('the same press once more says nothing and changes nothing; somebody else’s is refused', async () => {
  const email = 'withdrawn@example.com';
  const before = await trailsOf(scene.playground, email);
  expect(await send(scene.playground, pressedBy('lead'))).toMatchObject({ status: 200 });
  expect(inbox.take()).toBeUndefined();
  await send(scene.playground, pressedBy('approver'));
  expect(inbox.take()?.text).toBe(
    `Only <@${PEOPLE.lead.id}> can withdraw this request: it is theirs.`,
  );
  await send(scene.playground, pressedBy('leadJa'));
  expect(inbox.take()?.text).toBe(
    `この申請を取り下げられるのは、申請者の <@${PEOPLE.lead.id}> さんだけです。`,
  );
  expect(await trailsOf(scene.playground, email)).toEqual(before);
});

test('a Japanese requester withdraws in Japanese', async () => {
  const [lead, approver] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'torisage@example.com';
  await request(lead, email, 'staging');
  const waiting = await directMessage(lead, email, '承認を待っています');
  expect(buttonsOf(waiting)).toEqual([
    {
      text: '申請を取り下げる',
      confirm: [
        '申請を取り下げますか？',
        '何も実行されず、承認もできなくなります。',
        '取り下げる',
        '戻る',
      ],
    },
  ]);
  await lead.click('申請を取り下げる', DM);
  const receipt = await directMessage(lead, email, '取り下げました');
  expect(lines(receipt.blocks)[0]).toBe(
    `:leftwards_arrow_with_hook: \`${email}\` のアカウントの申請（Storefront staging）を取り下げました。何も実行していません。`,
  );
  await card(approver, email, '*Withdrawn*');
});

test('who approves after the request was withdrawn reads by whom', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'approved-after@example.com';
  await request(lead, email, 'staging');
  await review(noah, email);
  await review(misaki, email);
  await directMessage(lead, email, '[Withdraw request]');
  await lead.click('Withdraw request', DM);
  await noah.submit({ verdict: 'approve' });
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([
    `<@${PEOPLE.lead.id}> withdrew this request ⟨time⟩. Nothing can be decided or done any more.`,
  ]);
  await misaki.submit({ verdict: '却下する', comment: '不要です。' });
  expect(lines((await misaki.topView())?.blocks ?? [])).toEqual([
    `この申請は、<@${PEOPLE.lead.id}> さんが取り下げました（⟨time⟩）。これ以上の操作はできません。`,
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Cancelled']);
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();
});

test('a request is withdrawn at the last moment, before the worker has begun, and can be made anew', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'last-moment@example.com';
  await request(lead, email, 'staging');
  await directMessage(lead, email, '[Withdraw request]');
  await review(approver, email);
  let pressed: Promise<unknown> | undefined;
  wire.before('AdminGetUser', () => {
    pressed ??= lead.click('Withdraw request', DM);
    return pressed;
  });
  await approver.submit({ verdict: 'approve' });
  await card(approver, email, '*Withdrawn*');
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Approved', 'Cancelled']);
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();

  await request(lead, email, 'staging');
  await approve(approver, email);
  await password(lead, email);
  await card(approver, email, '*Done.*');
  const trails = await trailsOf(scene.playground, email);
  expect(trails.map((trail) => trail.at(-1)?.type).sort()).toEqual([
    'Cancelled',
    'CredentialDelivered',
  ]);
});

test.each([
  [
    'lead',
    'Withdraw request',
    'It is too late to withdraw this request: it is being carried out, or is done.',
  ],
  [
    'leadJa',
    '申請を取り下げる',
    'この申請はもう取り下げられません。実行中か、すでに完了しています。',
  ],
] as const)(
  '%s, who presses while the user is being created, is too late',
  async (who, button, sentence) => {
    const [requester, approver] = [scene.as(who), scene.as('approver')];
    const email = `too-late-${who.toLowerCase()}@example.com`;
    await request(requester, email, 'staging');
    await directMessage(requester, email, `[${button}]`);
    wire.before('AdminCreateUser', () => requester.click(button, DM));
    await approve(approver, email);
    await password(requester, email);
    const told = (await requester.dm()).filter(({ ephemeral }) => ephemeral);
    expect(told.at(-1)?.text).toBe(sentence);
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
