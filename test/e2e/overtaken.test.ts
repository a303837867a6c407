import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { buttonsOf } from './buttons.ts';
import { movableClock } from './clock.ts';
import { signIn, userIn } from './cognito.ts';
import { idle, later } from './queue.ts';
import { lines, messagesOf, passwordIn, words } from './reading.ts';
import { modalSays, offered, press, revealedTo } from './revealing.ts';
import { sharedPlayground } from './scene.ts';
import { card, directMessage, password, request } from './story.ts';
import { trailsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'reveal-policy.yml') });

afterEach(async () => {
  const lead = scene.as('lead');
  while (await lead.topView()) await lead.closeView();
  await idle(scene.playground);
});

/** Asks for something to be done with a user who stands. */
async function ask(email: string, pool: string, button: string, values = {}): Promise<void> {
  const lead = scene.as('lead');
  await lead.command(`/cognito-user ${email} ${pool}`, 'general');
  await modalSays(lead, '[Disable]');
  await lead.click(button);
  expect(await lead.submit({ ...values, reason: 'It was agreed.' })).toEqual({ outcome: 'ok' });
}

/** How the trails of the requests for that address end. */
async function ends(email: string): Promise<(string | undefined)[]> {
  const trails = await trailsOf(scene.playground, email);
  return trails.map((trail) => trail.at(-1)?.type).sort();
}

const GONE = 'is no longer available here: another request has changed that user since.';

test('a password that stands in a DM comes down when the user is disabled', async () => {
  const [lead, email] = [scene.as('lead'), 'disabled@example.com'];
  await request(lead, email, 'sandbox');
  const secret = await password(lead, email);
  await idle(scene.playground);
  await ask(email, 'sandbox', 'Disable');
  const message = await directMessage(lead, email, GONE);
  expect(buttonsOf(message)).toEqual([]);
  expect(JSON.stringify(await lead.state())).not.toContain(secret);
  await card(scene.as('approver'), email, '*Closed.* Another request has changed this user');
  await idle(scene.playground);
  expect(await ends(email)).toEqual(['ChangeApplied', 'CredentialHidden']);
});

test('a password that stands in a DM comes down before another takes its place', async () => {
  const [lead, email] = [scene.as('lead'), 'reset@example.com'];
  await request(lead, email, 'sandbox');
  const first = await password(lead, email);
  await idle(scene.playground);
  await ask(email, 'sandbox', 'New one-time password', { recipient: PEOPLE.lead.id });
  await directMessage(lead, email, GONE);
  await idle(scene.playground);
  const shown = messagesOf(await lead.state(), email).flatMap((it) => passwordIn(it) ?? []);
  expect(shown).toHaveLength(1);
  expect(shown).not.toContain(first);
  expect(await signIn(scene.playground, 'sandbox', email, shown[0] ?? '')).toBeDefined();
  // Nor does the clock of the first one touch the password of the second.
  await lead.click('I’ve saved it', { channel: 'dm' });
  await later(scene.playground, 130);
  expect(await signIn(scene.playground, 'sandbox', email, shown[0] ?? '')).toBeDefined();
  expect(await ends(email)).toEqual(['CredentialHidden', 'CredentialHidden']);
});

test('a button is withdrawn when the user is deleted', async () => {
  const [lead, email] = [scene.as('lead'), 'deleted@example.com'];
  await offered(lead, email);
  await idle(scene.playground);
  await ask(email, 'staging', 'Delete', { confirmation: email });
  expect(buttonsOf(await directMessage(lead, email, GONE))).toEqual([]);
  await idle(scene.playground);
  expect(await ends(email)).toEqual(['ChangeApplied', 'CredentialHidden']);
});

test('a modal that shows a password is emptied when another one is asked for', async () => {
  const [lead, colleague, email] = [
    scene.as('lead'),
    scene.as('colleague'),
    'shown-twice@example.com',
  ];
  const form = { 'Who receives the password?': PEOPLE.colleague.name };
  await request(lead, email, 'staging', form);
  await directMessage(colleague, email, '[Show the password]');
  await press(colleague);
  const first = await revealedTo(colleague);
  await idle(scene.playground);
  await ask(email, 'staging', 'New one-time password', { recipient: PEOPLE.lead.id });
  await directMessage(lead, email, '[Show the password]');
  // The first one is good until the second one takes its place.
  await idle(scene.playground);
  expect(await revealedTo(colleague)).toBe(first);
  expect(await signIn(scene.playground, 'staging', email, first)).toBeDefined();
  await press(lead);
  expect(await revealedTo(lead)).not.toBe(first);
  await modalSays(colleague, 'no longer shown');
  await directMessage(colleague, email, GONE);
  expect(JSON.stringify(await colleague.state())).not.toContain(first);
  await colleague.closeView();
});

test('what nobody says is saved is revoked, but the button stays until then', async () => {
  const [lead, email] = [scene.as('lead'), 'unsaved@example.com'];
  await request(lead, email, 'sandbox');
  const secret = await password(lead, email);
  await later(scene.playground, 11);
  const waiting = await directMessage(lead, email, 'If you have saved it, say so before');
  expect(buttonsOf(waiting)).toEqual([{ text: 'I’ve saved it', style: 'primary' }]);
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toBeDefined();
  await later(scene.playground, 120);
  await directMessage(lead, email, 'was revoked: nobody claimed it in time');
  await card(scene.as('approver'), email, '*Revoked.*');
  await expect(signIn(scene.playground, 'sandbox', email, secret)).rejects.toThrow();
});

test('who says late that it is saved keeps the password', async () => {
  const [lead, email] = [scene.as('lead'), 'saved-late@example.com'];
  await request(lead, email, 'sandbox');
  const secret = await password(lead, email);
  await later(scene.playground, 60);
  await directMessage(lead, email, 'If you have saved it, say so before');
  await lead.click('I’ve saved it', { channel: 'dm' });
  expect(buttonsOf(await directMessage(lead, email, 'You saved the password'))).toEqual([]);
  await later(scene.playground, 120);
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toBeDefined();
});

test('with “forgot password” nobody sees a password, and the recipient knows what to do', async () => {
  const [lead, email] = [scene.as('lead'), 'forgot@example.com'];
  const command = await lead.command(`/cognito-add ${email} overseas`, 'general');
  expect(command).toEqual({ outcome: 'ok' });
  const form = words({ blocks: (await lead.topView())?.blocks ?? [] });
  expect(form).toContain('Who tells the user?');
  expect(form).toContain('Nobody sees a password: the user chooses one by “forgot password”.');
  await lead.submit({ reason: 'Joins on Monday.' });
  const message = await directMessage(lead, email, 'There is no password to hand over');
  expect(lines(message.blocks)).toEqual([
    `The account ${email} in Overseas store is ready.`,
    expect.stringContaining(`press “Forgot password” on its sign-in page, enter \`${email}\``),
  ]);
  await card(scene.as('approver'), email, 'nobody has a password');
  await idle(scene.playground);
  expect(await userIn(scene.playground, 'payments', email)).toMatchObject({
    status: 'CONFIRMED',
    attributes: { email_verified: 'true' },
  });
  expect(await ends(email)).toEqual(['RecipientTold']);
  expect(messagesOf(await lead.state(), email).flatMap((it) => passwordIn(it) ?? [])).toEqual([]);
});
