import { expect, test } from 'vitest';
import { asTimePasses, movableClock, moveClock } from './clock.ts';
import { poolOf, signIn, userIn } from './cognito.ts';
import { ask, codeFor, enter, otherThan, PROVE_POLICY, proofMessage } from './proving.ts';
import { lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { card, directMessage, password } from './story.ts';
import { eventsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ policyFile: PROVE_POLICY });

/** The table and queue of the playground, and its sandbox. */
function place() {
  const { playground } = scene;
  return { ...playground.aws, userPoolId: poolOf(playground, 'sandbox').userPoolId };
}

const WRONG =
  ':x: *That code was wrong.* Look at the newest message from Cognito, and enter the code again.';
const EXPIRED = ':x: *That code is no longer good.* Have another one sent.';

test('an e-mail address is proved by a code before the password is handed over', async () => {
  const [lead, approver, { playground }] = [scene.as('lead'), scene.as('approver'), scene];
  const email = 'prove@example.com';
  await ask(place(), email, ['email']);
  const message = await proofMessage(lead, email);
  expect(lines(message.blocks)).toEqual([
    ':envelope: Cognito has sent a code of six digits to `p***@e***`. Enter it to prove the email of `prove@example.com` in Sandbox; nothing is handed over before.',
    'If the email is somebody else’s, ask them for the code.',
    '[Enter code]',
    '[Send another code]',
  ]);
  const shown = await card(approver, email, 'Waiting for the code');
  expect(lines(shown.blocks)[1]).toContain('that Cognito has sent to `p***@e***`');
  expect((await userIn(playground, 'sandbox', email))?.attributes.email_verified).toBe('false');

  const code = await codeFor(playground, email);
  expect(await enter(lead, otherThan(code))).toEqual({ outcome: 'ok' });
  const rejected = await proofMessage(lead, email, WRONG);
  expect(lines(rejected.blocks)).toContain('One code was tried so far.');

  await lead.click('Send another code', { channel: 'dm' });
  await proofMessage(lead, email, 'This is code number 2');
  const newest = await codeFor(playground, email);
  await enter(lead, code);
  await proofMessage(lead, email, EXPIRED);

  expect(await enter(lead, newest)).toEqual({ outcome: 'ok' });
  await directMessage(lead, email, 'is proved');
  const secret = await password(lead, email);
  await card(approver, email, 'the password is in the direct message');
  const user = await userIn(playground, 'sandbox', email);
  expect(user).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } });
  expect(await signIn(playground, 'sandbox', email, secret)).toBeDefined();
  expect(await eventsOf(playground, email)).toEqual([
    'Requested',
    'ApprovalNotRequired',
    'CreationStarted',
    'UserCreated',
    'CodeSent',
    'CodeRejected',
    'CodeAskedAgain',
    'CodeSent',
    'CodeRejected',
    'AttributeVerified',
    'DeliveryAnnounced',
    'CredentialDelivered',
    'SignInChecked',
  ]);
});

test('a code that is a day old is no longer good', async () => {
  const [lead, { playground }] = [scene.as('lead'), scene];
  const email = 'late@example.com';
  await ask(place(), email, ['email']);
  await proofMessage(lead, email);
  const code = await codeFor(playground, email);
  moveClock(24 * 60 + 1);
  await enter(lead, code);
  await proofMessage(lead, email, EXPIRED);
  await lead.click('Send another code', { channel: 'dm' });
  await proofMessage(lead, email, 'This is code number 2');
  await enter(lead, await codeFor(playground, email));
  expect(await password(lead, email)).toMatch(/^\S{23}$/u);
});

test('a phone number is proved after the address, in a message of its own', async () => {
  const [lead, { playground }] = [scene.as('lead'), scene];
  const email = 'both@example.com';
  const phone_number = '+819012345678';
  await ask(place(), email, ['email', 'phone_number'], { phone_number });
  const first = await proofMessage(lead, email);
  await enter(lead, await codeFor(playground, email));
  const second = await proofMessage(lead, email, 'to prove the phone number');
  expect(second.ts).not.toBe(first.ts);
  await directMessage(lead, email, 'The email of `both@example.com` in Sandbox is proved.');
  await enter(lead, await codeFor(playground, phone_number));
  await directMessage(lead, email, 'The phone number of `both@example.com` in Sandbox is proved.');
  await password(lead, email);
  expect((await userIn(playground, 'sandbox', email))?.attributes).toMatchObject({
    email_verified: 'true',
    phone_number_verified: 'true',
  });
});

test('a code that nobody enters ends with the approval, and the message says so', async () => {
  const [lead, { playground }] = [scene.as('lead'), scene];
  const email = 'never@example.com';
  await ask(place(), email, ['email']);
  await proofMessage(lead, email);
  moveClock(3 * 24 * 60 + 1);
  await playground.sweep();
  await asTimePasses(directMessage(lead, email, 'No code is needed'));
  expect((await eventsOf(playground, email)).at(-1)).toBe('Expired');
});
