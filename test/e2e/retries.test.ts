import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { type Attention, attention } from './attention.ts';
import { buttonsOf } from './buttons.ts';
import { movableClock } from './clock.ts';
import { createByHand, signIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();
const wire = cognitoWire();

const REQUESTS = { channel: CHANNELS.requests.id };

test('Try again goes on at the step that failed, and does nothing a second time', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'resumed@example.com';
  let created = 0;
  wire.before('AdminCreateUser', () => {
    created += 1;
  });
  wire.refuse('AdminSetUserPassword', 'InvalidPasswordException');
  await request(lead, email, 'staging');
  await approve(approver, email);
  const { sentence } = await attention(approver, email);
  expect(sentence).toBe(
    'Cognito refused: `InvalidPasswordException`. The log has its words under this reference. Mend what it names, then try again.',
  );
  await approver.click('Try again', REQUESTS);
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
  await card(approver, email, '*Done.*');
  expect(created).toBe(1);
  expect((await eventsOf(scene.playground, email)).slice(2)).toEqual([
    'CreationStarted',
    'UserCreated',
    'DeliveryAnnounced',
    'AttentionNeeded',
    'RetryAsked',
    'CredentialDelivered',
  ]);
  const failed = (await trailOf(scene.playground, email)).find(
    ({ type }) => type === 'AttentionNeeded',
  );
  expect(failed).toMatchObject({ step: 'deliver-credential' });
});

test('the DM is announced anew when somebody deletes it, but not for ever', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'deleter@example.com';
  const { administration } = scene.playground.slack;
  wire.before('AdminSetUserPassword', async () => {
    const { id } = await lead.conversation('dm');
    const promised = messagesOf(await lead.state(), email).filter((message) =>
      message.text.includes('being prepared'),
    );
    for (const { ts } of promised) administration.deleteMessage(id, ts);
  });
  await request(lead, email, 'staging');
  await approve(approver, email);
  const { sentence, buttons } = await attention(approver, email);
  expect(sentence).toBe(
    'The direct message that is to hold the password was deleted again and again, so the password was not shown. Talk to the recipient, then try again.',
  );
  expect(buttons).toEqual(['Try again', 'Stop']);
  const announced = (await eventsOf(scene.playground, email)).filter(
    (type) => type === 'DeliveryAnnounced',
  );
  expect(announced).toHaveLength(5);

  wire.before('AdminSetUserPassword', () => {});
  await approver.click('Try again', REQUESTS);
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
});

test('after twenty tries only stopping is left, and who still presses reads why', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'tireless@example.com';
  await request(lead, email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  await approve(approver, email);
  let known: Attention = await attention(approver, email);
  for (let tries = 0; tries < 20; tries += 1) {
    expect(known.buttons).toEqual(['Try again', 'Stop']);
    await approver.click('Try again', REQUESTS);
    known = await attention(approver, email, known);
  }
  expect(known.buttons).toEqual(['Stop']);
  await lead.waitFor((state) => {
    const [receipt] = messagesOf(state, email);
    return (
      receipt &&
      buttonsOf(receipt)
        .map(({ text }) => text)
        .join() === 'Stop'
    );
  });

  const length = (await trailOf(scene.playground, email)).length;
  const stale = lastPayload(scene.playground, 'block_actions', (text) => text.includes('retry-'));
  const told = async () => (await approver.messages(REQUESTS.channel)).at(-1)?.text;
  await send(scene.playground, stale);
  expect(await told()).toBe(
    'This was tried 20 times, and that is the most. Mend what the card names, then ask again.',
  );
  const user = { ...(stale.user as object), id: PEOPLE.approverJa.id };
  await send(scene.playground, { ...stale, user });
  expect(await told()).toBe(
    '再試行できるのは 20 回までです。カードに表示された原因を取り除いてから、もう一度申請してください。',
  );
  expect(await trailOf(scene.playground, email)).toHaveLength(length);
  await approver.click('Stop', REQUESTS);
  await card(approver, email, '*Stopped*');
});
