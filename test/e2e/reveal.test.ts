import { join } from 'node:path';
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test } from 'vitest';
import type { ApiCall } from '../../playground/slack/history.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { buttonsOf } from './buttons.ts';
import { capturedLog } from './captured-log.ts';
import { asTimePasses, movableClock } from './clock.ts';
import { poolOf, signIn, userIn } from './cognito.ts';
import { cognitoWire } from './cognito-wire.ts';
import { idle, later } from './queue.ts';
import { lines, messagesOf, referenceIn, words } from './reading.ts';
import { modalSays, offered, press, revealedTo } from './revealing.ts';
import { sharedPlayground } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { card, directMessage } from './story.ts';
import { eventsOf, refusalsOf, trailOf } from './table.ts';

movableClock();
const log = capturedLog();
const scene = sharedPlayground({
  policyFile: join(import.meta.dirname, 'reveal-policy.yml'),
  logLevel: 'error',
});
const wire = cognitoWire();

afterEach(async () => {
  const lead = scene.as('lead');
  while (await lead.topView()) await lead.closeView();
  await idle(scene.playground);
});

function callsHolding(secret: string): ApiCall[] {
  return scene.playground.traffic.slack.filter(
    (entry): entry is ApiCall =>
      entry.kind === 'api-call' && JSON.stringify(entry).includes(secret),
  );
}

/** Asked for, shown, and the modal left open. */
async function shown(email: string): Promise<string> {
  const lead = scene.as('lead');
  await offered(lead, email);
  expect(await press(lead)).toEqual({ outcome: 'ok' });
  const secret = await revealedTo(lead);
  await directMessage(lead, email, ':eyes:');
  await idle(scene.playground);
  return secret;
}

test('the button shows the password once, in a modal that can send nothing back', async () => {
  const [lead, email] = [scene.as('lead'), 'once@example.com'];
  const message = await offered(lead, email);
  expect(lines(message.blocks)).toEqual([
    `Credentials for ${email} in Storefront staging wait for you.`,
    'The button makes the password and shows it once, in a window of its own. Nobody else can press it. It is good until ⟨time⟩.',
    '[Show the password]',
  ]);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
  });
  await card(scene.as('approver'), email, '*Waiting to be claimed:*');
  await press(lead);
  const secret = await revealedTo(lead);
  expect(await signIn(scene.playground, 'staging', email, secret)).toHaveProperty('AccessToken');
  const view = await lead.topView();
  expect(lines(view?.blocks ?? []).slice(0, 3)).toEqual([
    ':key: *Sign-in for Storefront staging*',
    `User name: \`${email}\``,
    'Password:',
  ]);
  const after = await directMessage(lead, email, ':eyes:');
  expect(lines(after.blocks)).toEqual([
    `:eyes: The password for \`${email}\` in Storefront staging was shown ⟨time⟩ to <@${PEOPLE.lead.id}>. It cannot be shown again; another one takes a new request.`,
    '[It wasn’t me]',
  ]);
  await card(scene.as('approver'), email, `The password was shown to <@${PEOPLE.lead.id}>`);
  const calls = callsHolding(secret);
  expect(calls.map(({ method, args }) => [method, args.view_id])).toEqual([
    ['views.update', view?.id],
  ]);
  const { submit, callback_id, notify_on_close, blocks } = (calls[0]?.args.view ?? {}) as {
    submit?: unknown;
    callback_id?: unknown;
    notify_on_close?: unknown;
    blocks: { type: string; accessory?: unknown }[];
  };
  expect([submit, callback_id, notify_on_close]).toEqual([undefined, undefined, undefined]);
  expect(blocks.map(({ type, accessory }) => [type, accessory])).toEqual([
    ['section', undefined],
    ['section', undefined],
    ['section', undefined],
    ['context', undefined],
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual([
    ...['Requested', 'ApprovalNotRequired', 'CreationStarted', 'UserCreated'],
    ...['DeliveryAnnounced', 'RevealAsked', 'RevealBegun', 'Revealed', 'SignInChecked'],
  ]);
});

test('when its time is over the modal is taken down', async () => {
  const [lead, email] = [scene.as('lead'), 'left-open@example.com'];
  const secret = await shown(email);
  await later(scene.playground, 11);
  expect(await modalSays(lead, 'no longer shown')).toEqual([
    ':lock: The password is no longer shown here.',
  ]);
  expect(JSON.stringify(await lead.state())).not.toContain(secret);
  expect((await eventsOf(scene.playground, email)).at(-1)).toBe('CredentialHidden');
});

test('two clicks at the same moment show it once', async () => {
  const [lead, email] = [scene.as('lead'), 'twice@example.com'];
  await offered(lead, email);
  await Promise.all([press(lead), press(lead)]);
  await idle(scene.playground);
  const trail = await eventsOf(scene.playground, email);
  expect(trail.filter((type) => type === 'RevealAsked')).toHaveLength(1);
  const kinds = (await refusalsOf(scene.playground, PEOPLE.lead.id)).map((it) => it.refusal.kind);
  expect(kinds.some((kind) => kind === 'reveal-under-way' || kind === 'already-revealed')).toBe(
    true,
  );
  // The second modal takes the place of the first, which may be the one that would have shown it.
  if (trail.includes('RevealMissed')) {
    await lead.closeView();
    await press(lead);
  }
  const secret = await revealedTo(lead);
  expect(callsHolding(secret)).toHaveLength(1);
  await directMessage(lead, email, ':eyes:');
  const after = await eventsOf(scene.playground, email);
  expect(after.filter((type) => type === 'Revealed')).toHaveLength(1);
});

/** A trigger of somebody who has just typed a command that opened nothing. */
async function triggerOf(who: 'colleague'): Promise<unknown> {
  await scene.as(who).command('/cognito-add', 'general');
  return lastPayload(scene.playground, '/cognito-add').trigger_id;
}

test('a stranger’s click on somebody’s button is refused, on record, and shows nothing', async () => {
  const [lead, alice, email] = [scene.as('lead'), scene.as('colleague'), 'not-yours@example.com'];
  await offered(lead, email);
  await press(lead);
  const pressed = lastPayload(scene.playground, 'block_actions', (text) =>
    text.includes('reveal-'),
  );
  await idle(scene.playground);
  await lead.closeView();
  const unclaimed = 'not-yours-either@example.com';
  await offered(lead, unclaimed);
  const id = referenceIn(await card(scene.as('approver'), unclaimed, 'Waiting to be claimed'));
  const [action] = pressed.actions as object[];
  const user = { ...(pressed.user as object), id: PEOPLE.colleague.id };
  const trigger_id = await triggerOf('colleague');
  const forged = { ...pressed, user, trigger_id, actions: [{ ...action, value: id }] };
  expect(await send(scene.playground, forged)).toMatchObject({ status: 200 });
  await modalSays(alice, `Only <@${PEOPLE.lead.id}> can do this`);
  await alice.closeView();
  expect((await eventsOf(scene.playground, unclaimed)).at(-1)).toBe('DeliveryAnnounced');
  const refusals = await refusalsOf(scene.playground, PEOPLE.colleague.id);
  expect(refusals.map(({ refusal, entry }) => [refusal.kind, entry])).toContainEqual([
    'not-the-recipient',
    'reveal-credential',
  ]);
});

test('a second click needs a second approval, and offers to say that it was somebody else', async () => {
  const [lead, email] = [scene.as('lead'), 'again@example.com'];
  await offered(lead, email);
  await press(lead);
  const secret = await revealedTo(lead);
  // Slack has not shown the edited message yet, say.
  const pressed = lastPayload(scene.playground, 'block_actions', (text) =>
    text.includes('reveal-'),
  );
  await directMessage(lead, email, ':eyes:');
  await lead.closeView();
  await lead.command('/cognito-user nobody@example.com', 'general');
  const { trigger_id } = lastPayload(scene.playground, '/cognito-user');
  await lead.closeView().catch(() => {});
  await send(scene.playground, { ...pressed, trigger_id: await freshTrigger(trigger_id) });
  expect(await modalSays(lead, 'good for once')).toEqual([
    'The password was shown ⟨time⟩, and an approval is good for once. To see another one, ask for a new password; that needs an approval of its own. If it was not you who saw it, say so now.',
    '[It wasn’t me]',
  ]);
  expect(await signIn(scene.playground, 'staging', email, secret)).toHaveProperty('AccessToken');
  await lead.click('It wasn’t me');
  await modalSays(lead, 'is being locked');
  await directMessage(lead, email, 'is locked');
  await expect(signIn(scene.playground, 'staging', email, secret)).rejects.toThrow();
});

async function freshTrigger(used: unknown): Promise<unknown> {
  const lead = scene.as('lead');
  await lead.command('/cognito-add', 'general');
  const { trigger_id } = lastPayload(scene.playground, '/cognito-add');
  expect(trigger_id).not.toBe(used);
  return trigger_id;
}

async function enabledIn(pool: string, email: string): Promise<boolean | undefined> {
  const { userPoolId: UserPoolId } = poolOf(scene.playground, pool);
  const command = new AdminGetUserCommand({ UserPoolId, Username: email });
  return (await scene.playground.cognito.send(command)).Enabled;
}

test('“It wasn’t me” locks the account and raises the alarm', async () => {
  const [lead, email] = [scene.as('lead'), 'not-me@example.com'];
  const secret = await shown(email);
  await lead.closeView();
  const { RefreshToken } = (await signIn(scene.playground, 'staging', email, secret)) ?? {};
  expect(RefreshToken).toBeDefined();
  const [button] = buttonsOf(await directMessage(lead, email, ':eyes:'));
  expect(button).toEqual({
    text: 'It wasn’t me',
    style: 'danger',
    confirm: [
      'Somebody else saw it?',
      'The account is locked at once: disabled, signed out everywhere, its password replaced by one that nobody has. The approvers are told.',
      'Lock the account',
      'Back',
    ],
  });
  await press(lead, 'It wasn’t me');
  await directMessage(lead, email, 'is locked: disabled, signed out everywhere');
  const shownCard = await card(scene.as('approver'), email, '*Locked.*');
  expect(shownCard.text).toBe(`Account for ${email} (staging): locked`);
  await directMessage(lead, email, `is locked: <@${PEOPLE.lead.id}> says`);
  expect(await enabledIn('staging', email)).toBe(false);
  await expect(signIn(scene.playground, 'staging', email, secret)).rejects.toThrow();
  const posted = await scene.as('approver').messages(CHANNELS.requests.id);
  const announced = posted
    .map(({ text }) => text)
    .find((text) => text?.includes(`${email}\` in`) && text.includes('Account locked'));
  expect(announced).toMatch(
    /^:rotating_light: \*Account locked\.\* <@U\w+> says that somebody else has seen the password for `not-me@example\.com` in Storefront staging\..* Find out who it was: <[@!]\w+/,
  );
  const alarm = log.lines().find((line) => String(line.msg).startsWith('account locked'));
  expect(alarm).toMatchObject({ alarm: 'needs-attention', pool: 'staging', by: PEOPLE.lead.id });
  expect((await eventsOf(scene.playground, email)).slice(-2)).toEqual([
    'Disowned',
    'AccountLocked',
  ]);
});

test('what nobody claims in time is revoked, and everybody is told', async () => {
  const [lead, email] = [scene.as('lead'), 'unclaimed@example.com'];
  await offered(lead, email);
  await later(scene.playground, 119);
  await directMessage(lead, email, '[Show the password]');
  await later(scene.playground, 2);
  const message = await directMessage(lead, email, 'was revoked: nobody claimed it in time');
  expect(buttonsOf(message)).toEqual([]);
  await card(
    scene.as('approver'),
    email,
    '*Revoked.* The password was replaced by one that nobody',
  );
  const texts = messagesOf(await lead.state(), email).map(words);
  expect(texts.filter((text) => text.includes('was revoked, because'))).toHaveLength(2);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({ status: 'CONFIRMED' });
  expect((await trailOf(scene.playground, email)).at(-1)).toMatchObject({
    type: 'CredentialRevoked',
    why: 'unclaimed',
  });
});

test('who closes the modal too soon may press again, at most three times in all', async () => {
  const [lead, email] = [scene.as('lead'), 'closed@example.com'];
  await offered(lead, email);
  // The worker is about to set the password when the recipient closes the window.
  wire.before('AdminSetUserPassword', async () => {
    if (await lead.topView()) await lead.closeView();
  });
  for (let time = 0; time < 3; time += 1) {
    await press(lead);
    await idle(scene.playground);
  }
  await directMessage(lead, email, 'was revoked: it could not be shown');
  const missed = ['RevealAsked', 'RevealBegun', 'RevealMissed'];
  expect((await eventsOf(scene.playground, email)).slice(-11)).toEqual([
    'DeliveryAnnounced',
    ...[...missed, ...missed, ...missed],
    'CredentialRevoked',
  ]);
});

test('a password that may have been seen is replaced by the one that is shown at last', async () => {
  const [lead, email] = [scene.as('lead'), 'lost-answer@example.com'];
  await offered(lead, email);
  const lost = wire.loseAnswer('AdminSetUserPassword');
  await press(lead);
  await lost;
  const secret = await asTimePasses(revealedTo(lead));
  expect(await signIn(scene.playground, 'staging', email, secret)).toHaveProperty('AccessToken');
  expect(callsHolding(secret)).toHaveLength(1);
});

test('while something stands in the way the modal says so, and the password comes after it', async () => {
  const [lead, email] = [scene.as('lead'), 'stands-in-the-way@example.com'];
  await offered(lead, email);
  wire.refuse('AdminSetUserPassword', 'NotAuthorizedException');
  await press(lead);
  await modalSays(lead, 'The password could not be shown');
  await card(scene.as('approver'), email, 'Needs attention');
  await lead.click('Try again', { channel: 'dm' });
  await revealedTo(lead);
});
