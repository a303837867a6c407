import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { movableClock, moveClock } from './clock.ts';
import { signIn, userIn } from './cognito.ts';
import { lines, messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'one-approval-policy.yml'),
});

const REQUESTS = { channel: CHANNELS.requests.id };
const ALICE = PEOPLE.colleague;
const FOR_ALICE = { 'Who receives the password?': ALICE.name };

const administration = () => scene.playground.slack.administration;
afterEach(() => {
  administration().acceptMessagesTo(ALICE.id);
  administration().acceptMessagesTo(PEOPLE.lead.id);
});

test('who steps in for the recipient is named on the card and in the review, then gets the DM', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'steps-in@example.com';
  await request(lead, email, 'staging', FOR_ALICE);
  const posted = lines((await card(approver, email, '[Review]')).blocks);
  const label = posted.indexOf('*If Slack cannot reach them*');
  expect(posted.slice(label - 2, label + 2)).toEqual([
    '*Password goes to*',
    `<@${ALICE.id}>`,
    '*If Slack cannot reach them*',
    `<@${PEOPLE.lead.id}>`,
  ]);
  await review(approver, email);
  expect(lines((await approver.topView())?.blocks ?? [])).toContain(
    `If Slack takes no message for them, <@${PEOPLE.lead.id}> receives it instead.`,
  );
  administration().refuseMessagesTo(ALICE.id);
  await approver.submit({ verdict: 'approve' });

  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
  const shown = await card(approver, email, '*Done.*');
  expect(lines(shown.blocks)[2]).toBe(
    `Slack took no message for the recipient, so the password went to <@${PEOPLE.lead.id}>.`,
  );
  await directMessage(lead, email, `<@${PEOPLE.lead.id}> has the password by direct message.`);
  expect(messagesOf(await scene.as('colleague').state(), email)).toEqual([]);
  expect(await lead.click('I’ve saved it', { channel: 'dm' })).toEqual({ outcome: 'ok' });
  await card(approver, email, 'it is no longer shown');
  const trail = await trailOf(scene.playground, email);
  expect(trail[0]).toMatchObject({ plan: { recipient: ALICE.id, fallback: PEOPLE.lead.id } });
  expect(trail[4]).toMatchObject({ type: 'DeliveryAnnounced', to: PEOPLE.lead.id });
  expect(trail[6]).toMatchObject({ type: 'Acknowledged', by: PEOPLE.lead.id });
});

test('a Japanese approver and requester read of it in Japanese', async () => {
  const [lead, misaki] = [scene.as('leadJa'), scene.as('approverJa')];
  const email = 'kawari@example.com';
  await request(lead, email, 'staging', { パスワードの受取人: ALICE.name });
  await review(misaki, email);
  expect(lines((await misaki.topView())?.blocks ?? [])).toContain(
    `受取人に Slack のメッセージを送信できない場合は、代わりに <@${PEOPLE.leadJa.id}> さんに渡します。`,
  );
  administration().refuseMessagesTo(ALICE.id);
  await misaki.submit({ verdict: '承認する' });
  await password(lead, email);
  await directMessage(
    lead,
    email,
    `パスワードは <@${PEOPLE.leadJa.id}> さんにダイレクトメッセージで渡しました。`,
  );
});

test('who asks for themselves has nobody who steps in', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'for-myself@example.com';
  await request(lead, email, 'staging');
  const posted = await card(approver, email, '[Review]');
  expect(lines(posted.blocks)).not.toContain('*If Slack cannot reach them*');
});

test('where the policy lets nobody step in, the password waits until the recipient can be reached', async () => {
  const [lead, approver, alice] = [scene.as('lead'), scene.as('approver'), scene.as('colleague')];
  const email = 'nobody-steps-in@example.com';
  administration().refuseMessagesTo(ALICE.id);
  await request(lead, email, 'payments', FOR_ALICE);
  const posted = await card(approver, email, '[Review]');
  expect(lines(posted.blocks)).not.toContain('*If Slack cannot reach them*');
  await review(approver, email);
  expect(JSON.stringify((await approver.topView())?.blocks)).not.toContain('instead');
  await approver.submit({ verdict: 'approve' });
  const { sentence, buttons } = await attention(approver, email);
  expect(sentence).toBe(
    'Slack refused a message: `restricted_action`. Check that Concierge is a member of the channel and may write to the person, then try again.',
  );
  expect(buttons).toEqual(['Try again', 'Stop']);

  administration().acceptMessagesTo(ALICE.id);
  await approver.click('Try again', REQUESTS);
  await password(alice, email);
  expect(JSON.stringify(messagesOf(await lead.state(), email))).not.toContain('Sign-in for');
});

test('when neither can be reached, nobody gets a password', async () => {
  const [lead, approver] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'neither@example.com';
  await request(lead, email, 'staging', { パスワードの受取人: ALICE.name });
  await directMessage(lead, email, '承認を待っています');
  administration().refuseMessagesTo(ALICE.id);
  administration().refuseMessagesTo(PEOPLE.leadJa.id);
  await approve(approver, email);
  expect((await attention(approver, email)).sentence).toContain('`restricted_action`');
  administration().acceptMessagesTo(PEOPLE.leadJa.id);
  await approver.click('Try again', REQUESTS);
  await password(lead, email);
});

test('a recipient who was deactivated after the approval was asked for gets nothing, nor does anybody else', async () => {
  const [lead, approver, alice] = [scene.as('lead'), scene.as('approver'), scene.as('colleague')];
  const email = 'deactivated@example.com';
  await request(lead, email, 'staging', FOR_ALICE);
  await card(approver, email, '[Review]');
  administration().deactivate(ALICE.id);
  moveClock(1.1);
  await approve(approver, email);
  expect((await attention(approver, email)).sentence).toBe(
    'The recipient is no longer a full member of this workspace. Nothing more was done.',
  );
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
  ]);
  administration().reactivate(ALICE.id);
  moveClock(1.1);
  await approver.click('Try again', REQUESTS);
  await password(alice, email);
});
