import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { buttonsOf } from './buttons.ts';
import { asTimePasses, movableClock, moveClock } from './clock.ts';
import { createByHand, userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { idle, later } from './queue.ts';
import { lines, messagesOf, words } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { approve, card, directMessage, request } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'one-approval-policy.yml'),
});
const wire = cognitoWire();

const HOURS_72 = 72 * 60;

/** An approved request that stands in trouble until its approval has run out. */
async function runOut(email: string, trouble: () => unknown, pool = 'staging', form = {}) {
  const approver = scene.as('approver');
  await request(scene.as('lead'), email, pool, form);
  await trouble();
  await approve(approver, email);
  await asTimePasses(attention(approver, email));
  await later(scene.playground, HOURS_72 - 5);
  expect(words(await card(approver, email, 'Needs attention'))).toContain('[Stop]');
  await later(scene.playground, 6);
  return card(approver, email, '*The approval ran out*');
}

/** The last message that a person has about a request, once there are so many. */
async function lastOf(who: Who, email: string, count: number): Promise<string | undefined> {
  const state = await scene.as(who).waitFor((it) => messagesOf(it, email).length === count && it);
  return lines(messagesOf(state, email).at(-1)?.blocks ?? [])[0];
}

test('an approval that runs out before anything was begun leaves nothing', async () => {
  const email = 'nothing@example.com';
  const shown = await runOut(email, () => createByHand(scene.playground, 'staging', email));
  expect(lines(shown.blocks)[1]).toBe(
    ':alarm_clock: *The approval ran out* before everything was done. Nothing was done in the pool.',
  );
  expect(buttonsOf(shown)).toEqual([]);
  expect(shown.text).toBe(`Account for ${email} (staging): expired`);
  expect(await lastOf('lead', email, 3)).toBe(
    `:alarm_clock: Your request for \`${email}\` was approved, but the approval ran out before everything was done. Nothing was done in the pool.`,
  );
  await directMessage(scene.as('lead'), email, 'is closed');
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
    'Expired',
  ]);
});

test('while nobody knows whose the user is, it says so, and does not touch the user', async () => {
  const email = 'perhaps@example.com';
  const shown = await runOut(email, () => void wire.loseAnswer('AdminCreateUser'), 'sandbox');
  expect(lines(shown.blocks)[1]).toBe(
    ':alarm_clock: *The approval ran out* before everything was done. It is not certain whether the user was created: look at the pool before you ask again.',
  );
  expect((await eventsOf(scene.playground, email)).at(-1)).toBe('Expired');
  expect(await userIn(scene.playground, 'sandbox', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
  });
});

const STANDS = 'The user exists in the pool, but what was to follow was not completed.';

test('a user who was made, but whose answer was lost until then, is told of and left alone', async () => {
  const [lead, approver] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'made-meanwhile@example.com';
  await request(lead, email, 'staging');
  const lost = wire.loseAnswer('AdminCreateUser');
  await approve(approver, email);
  await lost;
  moveClock(HOURS_72 + 1);
  const shown = await asTimePasses(card(approver, email, '*The approval ran out*'));
  expect(lines(shown.blocks)[1]).toContain(STANDS);
  await directMessage(
    lead,
    email,
    `:alarm_clock: \`${email}\` のアカウントの申請は承認されましたが、すべての処理が終わる前に承認の有効期限が切れました。ユーザーは作成済みですが、その後の処理は完了していません。`,
  );
  expect((await eventsOf(scene.playground, email)).slice(-3)).toEqual([
    'CreationStarted',
    'UserCreated',
    'Expired',
  ]);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
  });
});

test('when the recipient could not be written to in all that time, the user stands', async () => {
  const email = 'unreachable@example.com';
  const { administration } = scene.playground.slack;
  const shown = await runOut(
    email,
    () => administration.refuseMessagesTo(PEOPLE.colleague.id),
    'payments',
    { 'Who receives the password?': PEOPLE.colleague.name },
  );
  administration.acceptMessagesTo(PEOPLE.colleague.id);
  expect(lines(shown.blocks)[1]).toContain(STANDS);
  expect(messagesOf(await scene.as('colleague').state(), email)).toEqual([]);
});

test('the DM that promised a password says that none will come', async () => {
  const email = 'announced@example.com';
  const alice = scene.as('colleague');
  const shown = await runOut(
    email,
    () => wire.refuse('AdminSetUserPassword', 'NotAuthorizedException'),
    'staging',
    { 'Who receives the password?': PEOPLE.colleague.name },
  );
  expect(lines(shown.blocks)[1]).toContain(STANDS);
  await directMessage(
    alice,
    email,
    'No credentials for announced@example.com in Storefront staging will come in this message',
  );
  expect(messagesOf(await alice.state(), email)).toHaveLength(1);
});

test('after an approval ran out, Try again comes too late', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'try-again-late@example.com';
  await request(lead, email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  await approve(approver, email);
  await attention(approver, email);
  await idle(scene.playground);
  moveClock(HOURS_72 + 1);
  await approver.click('Try again', { channel: CHANNELS.requests.id });
  await asTimePasses(card(approver, email, '*The approval ran out*'));
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
    'RetryAsked',
    'Expired',
  ]);
});
