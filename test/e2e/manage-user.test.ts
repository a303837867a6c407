import { join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, expect, test } from 'vitest';
import type { Typed } from '../../playground/slack/person-input.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { createByHand, poolOf, signIn, userIn } from './cognito.ts';
import { codeFor, enter, proofMessage } from './proving.ts';
import { lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, directMessage, password } from './story.ts';
import { eventsOf, itemsIn, refusalsOf, trailOf } from './table.ts';

const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'manage-policy.yml') });
const sandbox = () => ({ UserPoolId: poolOf(scene.playground, 'sandbox').userPoolId });

beforeAll(async () => {
  for (const GroupName of ['editors', 'readers']) {
    await scene.playground.cognito.send(new CreateGroupCommand({ ...sandbox(), GroupName }));
  }
});

/** What the modal on top says, once it is more than that somebody is looking. */
async function shown(who: Who): Promise<string[]> {
  return scene.as(who).waitFor(({ views }) => {
    const said = lines(views.at(-1)?.blocks ?? []);
    return said.length > 0 && !said[0]?.includes('hourglass') && said;
  });
}

async function look(who: Who, text: string): Promise<string[]> {
  const answer = await scene.as(who).command(`/cognito-user ${text}`, 'general');
  expect(answer).toEqual({ outcome: 'ok' });
  return shown(who);
}

/** Looks at a user of the sandbox and sends the form behind one of the buttons. */
async function ask(email: string, button: string, values: Record<string, Typed> = {}) {
  await look('lead', `${email} sandbox`);
  const lead = scene.as('lead');
  expect(await lead.click(button)).toEqual({ outcome: 'ok' });
  await shown('lead');
  const { choice, ...others } = values;
  if (choice !== undefined) await lead.choose('choice', choice);
  const sent = await lead.submit({
    ...others,
    reason: 'It was agreed.',
    ...(choice ? { choice } : {}),
  });
  expect(sent).toEqual({ outcome: 'ok' });
  expect(await lead.views()).toEqual([]);
}

async function done(email: string): Promise<void> {
  await directMessage(scene.as('lead'), email, ':white_check_mark:');
}

async function enabled(email: string): Promise<boolean | undefined> {
  const command = new AdminGetUserCommand({ ...sandbox(), Username: email });
  return (await scene.playground.cognito.send(command)).Enabled;
}

async function groupsOf(email: string): Promise<(string | undefined)[]> {
  const command = new AdminListGroupsForUserCommand({ ...sandbox(), Username: email });
  const { Groups = [] } = await scene.playground.cognito.send(command);
  return Groups.map(({ GroupName }) => GroupName);
}

async function lookUps() {
  const items = await itemsIn(scene.playground);
  return items.filter(({ id }) => String(id).startsWith('lookup#'));
}

test('a user is shown as they stand, only in a modal, and the look is on record', async () => {
  await createByHand(scene.playground, 'sandbox', 'shown@example.com');
  const before = await scene.as('approver').messages('cognito-requests');
  const said = await look('lead', 'shown@example.com sandbox');
  expect(said).toContain('shown@example.com');
  expect(said).toContain(
    'Has a temporary password and must choose another one at the next sign-in: `FORCE_CHANGE_PASSWORD`',
  );
  expect(said.filter((line) => line.startsWith('['))).toEqual([
    '[New one-time password]',
    '[Resend invitation]',
    '[Disable]',
    '[Sign out everywhere]',
    '[Add to a group]',
    '[Change an attribute]',
    '[Mark as verified]',
    '[Verify by code]',
    '[Delete]',
  ]);
  await scene.as('lead').closeView();
  expect(await scene.as('approver').messages('cognito-requests')).toEqual(before);
  expect(await lookUps()).toContainEqual(
    expect.objectContaining({
      actor: PEOPLE.lead.id,
      account: 'shown@example.com',
      pools: ['sandbox'],
      found: ['sandbox'],
    }),
  );
});

test('without a pool all that are open are searched, and one of several is chosen', async () => {
  await createByHand(scene.playground, 'sandbox', 'both@example.com');
  await createByHand(scene.playground, 'staging', 'both@example.com');
  expect(await look('lead', '<mailto:both@example.com|both@example.com>')).toEqual([
    '`both@example.com` in Storefront staging `staging`: `FORCE_CHANGE_PASSWORD`',
    '`both@example.com` in Sandbox `sandbox`: `FORCE_CHANGE_PASSWORD`',
  ]);
  const lead = scene.as('lead');
  expect(await lead.click('Show')).toEqual({ outcome: 'ok' });
  expect(await shown('lead')).toContain('Storefront staging `staging`');
  await lead.closeView();
});

test('nobody of that name is said to be nowhere, in both languages', async () => {
  expect(await look('lead', 'nobody@example.com')).toEqual([
    'There is no user `nobody@example.com` in Storefront staging `staging`, Sandbox `sandbox`.',
    '',
    'Somebody who signs in through another identity provider is found by their username or sub alone, such as `Google_1234`.',
  ]);
  await scene.as('lead').closeView();
  expect(await look('leadJa', 'nobody@example.com')).toEqual([
    '`nobody@example.com` のユーザーは見つかりませんでした。検索したユーザープール: Storefront staging `staging`, Sandbox `sandbox`',
    '',
    '外部の ID プロバイダーでサインインするユーザーは、メールアドレスでは見つかりません。 `Google_1234` のようなユーザー名か、sub で検索してください。',
  ]);
  await scene.as('leadJa').closeView();
});

test.each([
  ['Disable', true, false, 'disable@example.com'],
  ['Enable', false, true, 'enable@example.com'],
])('“%s” is done', async (button, before, after, email) => {
  await createByHand(scene.playground, 'sandbox', email);
  if (!before) {
    await scene.playground.cognito.send(
      new AdminDisableUserCommand({ ...sandbox(), Username: email }),
    );
  }
  await ask(email, button);
  await done(email);
  expect(await enabled(email)).toBe(after);
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'ApprovalNotRequired',
    'UserFound',
    'ChangeApplied',
  ]);
});

test('a password is reset, handed over, and signs in', async () => {
  const email = 'reset@example.com';
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'New one-time password', { recipient: PEOPLE.lead.id });
  const secret = await password(scene.as('lead'), email);
  await directMessage(scene.as('lead'), email, 'A new password is set.');
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toHaveProperty('AccessToken');
});

test('groups are joined and left', async () => {
  const email = 'groups@example.com';
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'Add to a group', { choice: 'editors' });
  await done(email);
  expect(await groupsOf(email)).toEqual(['editors']);
  const other = 'leaves@example.com';
  await createByHand(scene.playground, 'sandbox', other);
  await scene.playground.cognito.send(
    new AdminAddUserToGroupCommand({ ...sandbox(), Username: other, GroupName: 'readers' }),
  );
  await ask(other, 'Remove from a group', { choice: 'readers' });
  await done(other);
  expect(await groupsOf(other)).toEqual([]);
});

test('an attribute is changed', async () => {
  const email = 'nick@example.com';
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'Change an attribute', { choice: 'nickname', 'value-nickname': 'Nick' });
  await done(email);
  const user = await userIn(scene.playground, 'sandbox', email);
  expect(user?.attributes.nickname).toBe('Nick');
});

test('an address is marked as verified', async () => {
  const email = 'verified@example.com';
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'Mark as verified', { choice: 'email' });
  await done(email);
  const user = await userIn(scene.playground, 'sandbox', email);
  expect(user?.attributes.email_verified).toBe('true');
});

test.each([
  ['Resend invitation', 'invited@example.com'],
  ['Sign out everywhere', 'leaving@example.com'],
])('“%s” is done', async (button, email) => {
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, button);
  await done(email);
  expect((await trailOf(scene.playground, email)).at(-1)).toMatchObject({ type: 'ChangeApplied' });
});

test('an address is proved by a code, and a new password handed over', async () => {
  const [lead, email] = [scene.as('lead'), 'proved@example.com'];
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'Verify by code', { choice: 'email', recipient: PEOPLE.lead.id });
  await proofMessage(lead, email);
  await enter(lead, await codeFor(scene.playground, email));
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'sandbox', email, secret)).toHaveProperty('AccessToken');
  const user = await userIn(scene.playground, 'sandbox', email);
  expect(user?.attributes.email_verified).toBe('true');
});

test('a user is deleted once their address is typed', async () => {
  const email = 'delete@example.com';
  await createByHand(scene.playground, 'sandbox', email);
  await ask(email, 'Delete', { confirmation: email });
  await done(email);
  expect(await userIn(scene.playground, 'sandbox', email)).toBeUndefined();
});

test('a protected user is changed when two have approved', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'root@example.com';
  await createByHand(scene.playground, 'staging', email);
  expect(await look('lead', `${email} staging`)).toContain(
    ':shield: The policy protects this user, or a group that they are in: two people must approve every change.',
  );
  await lead.click('Disable');
  await shown('lead');
  await lead.submit({ reason: 'Leaves.' });
  expect(await approve(approver, email)).toEqual({ outcome: 'ok' });
  await card(approver, email, '(1 of 2)');
  expect((await eventsOf(scene.playground, email)).slice(0, 2)).toEqual(['Requested', 'Approved']);
});

test.each([
  ['approver', 'payments', 'may-not-look-up-in'],
  ['guest', 'sandbox', 'outsider'],
  ['stranger', 'sandbox', 'outsider'],
] as const)('%s may not look in %s, and is told so, on record', async (who, pool, kind) => {
  await look('lead', 'nobody@example.com');
  await scene.as('lead').closeView();
  const payload = lastPayload(scene.playground, '/cognito-user');
  const text = `shown@example.com ${pool}`;
  const reply = await send(scene.playground, { ...payload, user_id: PEOPLE[who].id, text });
  expect(reply.json).toMatchObject({ response_type: 'ephemeral' });
  expect(await scene.as(who).views()).toEqual([]);
  const refusals = await refusalsOf(scene.playground, PEOPLE[who].id);
  expect(refusals.map(({ refusal, entry }) => [refusal.kind, entry])).toContainEqual([
    kind,
    '/cognito-user',
  ]);
  expect((await lookUps()).filter(({ actor }) => actor === PEOPLE[who].id)).toEqual([]);
});
