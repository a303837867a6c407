import { join } from 'node:path';
import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiCall } from '../../playground/slack/history.ts';
import {
  BOT_USER_ID,
  CHANNELS,
  PEOPLE,
  TEAM_ID,
  USER_GROUPS,
} from '../../playground/slack/seed.ts';
import { movableClock } from './clock.ts';
import { poolOf, signIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { lines, referenceIn } from './reading.ts';
import { responseInbox } from './response-inbox.ts';
import { sharedPlayground } from './scene.ts';
import { lastPayload, type Payload, type Reply, send, unusedTrigger } from './signed.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, itemsIn, refusalsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'access-policy.yml') });

const inbox = responseInbox();

const REQUESTS = { channel: CHANNELS.requests.id };
const ASK_NOAH = `Ask <@${PEOPLE.approver.id}>`;
const NOT_LISTED = `You are not on the list of people who may ask for accounts. ${ASK_NOAH} to put you there.`;
const APPROVERS = `<!subteam^${USER_GROUPS.approvers.id}>`;

/** One request waits, another one shows its password; nobody refused may change either. */
const WAITING = 'waiting@example.com';
const DELIVERED = 'delivered@example.com';

/** Who stood in the pools before anybody asked for anything. */
const invitedBefore: Record<string, (string | undefined)[]> = {};

/** What legitimate people sent, by entry point: the patterns for what others try. */
const patterns: Record<string, Payload> = {};

beforeAll(async () => {
  for (const alias of ['staging', 'payments', 'sandbox']) {
    invitedBefore[alias] = await usersIn(alias);
  }
  const [lead, noah] = [scene.as('lead'), scene.as('approver')];
  const sent = (type: string, fits?: (text: string) => boolean) =>
    lastPayload(scene.playground, type, fits);
  await lead.command('/cognito-add', 'general');
  await lead.click('Open the form', { channel: CHANNELS.general.id });
  patterns.openForm = sent('block_actions');
  await lead.closeView();

  await request(lead, DELIVERED, 'staging');
  await approve(noah, DELIVERED);
  patterns.decision = sent('view_submission');
  await password(lead, DELIVERED);
  const delivered = referenceIn(await card(noah, DELIVERED, 'Done'));

  await request(lead, WAITING, 'staging');
  patterns.command = sent('/cognito-add');
  patterns.submission = submissionFor(sent('view_submission'), 'refused@example.com');
  await review(noah, WAITING);
  patterns.review = sent('block_actions');
  patterns.decision = decisionOn(patterns.decision, shownTo('views.update'));
  patterns.retry = pressing(patterns.review, 'retry-request');
  patterns.saved = pressing(patterns.review, 'credential-saved', delivered);
  await noah.closeView();
}, 60_000);

/** The same submission from a form of its own, for another e-mail address. */
function submissionFor(payload: Payload, email: string): Payload {
  const view = payload.view as { state: { values: { email: { email: { value: string } } } } };
  view.state.values.email.email.value = email;
  return { ...payload, view: { ...view, id: 'V0REFUSED01' } };
}

/** The view that the app gave Slack last. */
function shownTo(method: string): { private_metadata: string; blocks: [] } {
  const call = scene.playground.traffic.slack.findLast(
    (entry): entry is ApiCall => entry.kind === 'api-call' && entry.method === method,
  );
  return call?.args.view as { private_metadata: string; blocks: [] };
}

function decisionOn(payload: Payload, { private_metadata }: { private_metadata: string }): Payload {
  return { ...payload, view: { ...(payload.view as object), private_metadata } };
}

function pressing(payload: Payload, action_id: string, value?: string): Payload {
  const [action] = payload.actions as object[];
  return { ...payload, actions: [{ ...action, action_id, ...(value ? { value } : {}) }] };
}

/** The same payload, sent by somebody else. */
function by(payload: Payload | undefined, id: string, team = TEAM_ID): Payload {
  if (payload === undefined) throw new Error('There is no pattern for this entry');
  if ('command' in payload) return { ...payload, user_id: id, team_id: team };
  const sender = { user: { id, name: 'somebody', team_id: team } };
  return {
    ...payload,
    ...sender,
    ...('response_url' in payload ? { response_url: inbox.url } : {}),
  };
}

/** The sentence that the person reads: under the command, on the modal, or beside the button. */
function toldBy({ json }: Reply): unknown {
  const view = json?.view as { blocks: [] } | undefined;
  return json?.text ?? (view && lines(view.blocks).join('\n')) ?? inbox.take()?.text;
}

async function attempt(entry: string, id: string, team?: string) {
  const reply = await send(scene.playground, by(patterns[entry], id, team));
  return { status: reply.status, told: toldBy(reply) };
}

async function usersIn(alias: string): Promise<(string | undefined)[]> {
  const { userPoolId } = poolOf(scene.playground, alias);
  const { Users = [] } = await scene.playground.cognito.send(
    new ListUsersCommand({ UserPoolId: userPoolId }),
  );
  return Users.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'email')?.Value);
}

const ENTRIES = ['command', 'openForm', 'submission', 'review', 'decision', 'retry', 'saved'];
/** What the record calls them, sorted. */
const ENTRY_NAMES = [
  '/cognito-add',
  'add-user',
  'credential-saved',
  'decide-request',
  'open-add-user-form',
  'retry-request',
  'review-request',
];

const OUTSIDERS: [who: string, id: string, team: string, words: string][] = [
  ['a guest', PEOPLE.guest.id, TEAM_ID, 'multi-channel guests'],
  ['a bot', BOT_USER_ID, TEAM_ID, 'bots'],
  ['somebody deactivated', PEOPLE.deactivated.id, TEAM_ID, 'deactivated accounts'],
  ['a stranger', PEOPLE.stranger.id, PEOPLE.stranger.teamId, 'people of other workspaces'],
  ['somebody unknown', 'U0UNKNOWN01', 'T0UNKNOWN01', 'people of other workspaces'],
];

describe.each(OUTSIDERS)('%s', (_who, id, team, words) => {
  test.each(ENTRIES)('is refused at %s with one sentence that names whom to ask', async (entry) => {
    expect(await attempt(entry, id, team)).toEqual({
      status: 200,
      told: `Concierge is for full members of this workspace, not for ${words}. ${ASK_NOAH} if you need an account.`,
    });
  });

  test('stands on record for every attempt', async () => {
    const refusals = await refusalsOf(scene.playground, id);
    expect(refusals.map(({ entry }) => entry).sort()).toEqual(ENTRY_NAMES);
    expect(new Set(refusals.map(({ refusal }) => refusal.kind))).toEqual(new Set(['outsider']));
    expect(new Set(refusals.map(({ reference }) => reference)).size).toBe(ENTRIES.length);
  });
});

const NOT_ON_ANY_LIST: [entry: string, told: string][] = [
  ['command', NOT_LISTED],
  ['openForm', NOT_LISTED],
  ['submission', NOT_LISTED],
  [
    'decision',
    `Requests for \`staging\` are decided by ${APPROVERS}. ${ASK_NOAH} if that should change.`,
  ],
  [
    'retry',
    `Requests for \`staging\` are decided by ${APPROVERS}. ${ASK_NOAH} if that should change.`,
  ],
  ['saved', `Only <@${PEOPLE.lead.id}> can do this: the password is for them.`],
];

test.each(NOT_ON_ANY_LIST)('a member on no list is refused at %s', async (entry, told) => {
  expect(await attempt(entry, PEOPLE.outsider.id)).toEqual({ status: 200, told });
});

test('a member on no list who presses Review reads so in the modal', async () => {
  const trigger_id = await unusedTrigger(scene);
  const pressed = by({ ...patterns.review, trigger_id }, PEOPLE.outsider.id);
  expect((await send(scene.playground, pressed)).status).toBe(200);
  expect(lines(shownTo('views.update').blocks)).toEqual([
    `Requests for \`staging\` are decided by ${APPROVERS}. ${ASK_NOAH} if that should change.`,
  ]);
});

test('an approver who may not ask reads so in Japanese', async () => {
  const misaki = scene.as('approverJa');
  await misaki.command('/cognito-add sato@example.com', 'general');
  expect((await misaki.messages('general')).at(-1)).toMatchObject({
    ephemeral: true,
    text: `あなたは、アカウントを申請できるメンバーとして登録されていません。登録が必要な場合は、<@${PEOPLE.approver.id}> に依頼してください。`,
  });
});

test('only the recipient can say that the password is saved', async () => {
  expect(await attempt('saved', PEOPLE.approver.id)).toEqual({
    status: 200,
    told: `Only <@${PEOPLE.lead.id}> can do this: the password is for them.`,
  });
});

test('a guest who presses Review in the requests channel reads why not, alone', async () => {
  const guest = scene.as('guest');
  expect(await guest.click('Review', REQUESTS)).toEqual({ outcome: 'ok' });
  expect((await guest.messages(REQUESTS.channel)).at(-1)).toMatchObject({
    ephemeral: true,
    text: `Concierge is for full members of this workspace, not for multi-channel guests. ${ASK_NOAH} if you need an account.`,
  });
  expect(await guest.topView()).toBeUndefined();
  const others = await scene.as('approver').messages(REQUESTS.channel);
  expect(others.filter(({ ephemeral }) => ephemeral)).toEqual([]);
});

test('whoever opens the form where the app is not a member is still told why not', async () => {
  const lead = scene.as('lead');
  await lead.command('/cognito-add', 'general');
  const restore = await changePolicy(scene.playground, (text) =>
    text.replaceAll(USER_GROUPS.leads.id, PEOPLE.leadJa.id),
  );
  expect(await lead.click('Open the form', { channel: CHANNELS.general.id })).toEqual({
    outcome: 'ok',
  });
  expect((await lead.messages('general')).at(-1)).toMatchObject({
    ephemeral: true,
    text: NOT_LISTED,
  });
  await restore();
});

test('a stranger who presses Review in a shared channel is turned away', async () => {
  const restore = await changePolicy(scene.playground, (text) =>
    text.replace(CHANNELS.requests.id, CHANNELS.partners.id),
  );
  const [lead, stranger] = [scene.as('lead'), scene.as('stranger')];
  const email = 'shared@example.com';
  await request(lead, email, 'staging');
  await card(stranger, email, '[Review]', CHANNELS.partners.id);
  expect(await stranger.click('Review', { channel: CHANNELS.partners.id })).toEqual({
    outcome: 'ok',
  });
  expect(await stranger.topView()).toBeUndefined();
  expect((await stranger.messages(CHANNELS.partners.id)).at(-1)).toMatchObject({
    ephemeral: true,
    text: `Concierge is for full members of this workspace, not for people of other workspaces. ${ASK_NOAH} if you need an account.`,
  });
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
  await restore();
});

test('nobody reviews their own request, unless the policy lets them', async () => {
  const noah = scene.as('approver');
  await request(noah, 'own@example.com', 'staging');
  await card(noah, 'own@example.com', '[Review]');
  await noah.click('Review', REQUESTS);
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([
    `Nobody decides on their own request. It can be decided by ${APPROVERS}. ${ASK_NOAH} if that should change.`,
  ]);
  await noah.closeView();
  expect(await eventsOf(scene.playground, 'own@example.com')).toEqual(['Requested']);

  await request(noah, 'self@example.com', 'sandbox');
  expect(await approve(noah, 'self@example.com')).toEqual({ outcome: 'ok' });
  const secret = await password(noah, 'self@example.com');
  expect(await signIn(scene.playground, 'sandbox', 'self@example.com', secret)).toBeDefined();
});

test('an approver of another pool is told who decides on this one', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'other-pool@example.com';
  await request(lead, email, 'payments');
  await card(noah, email, '[Review]');
  await noah.click('Review', REQUESTS);
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([
    `Requests for \`payments\` are decided by <@${PEOPLE.approverJa.id}>. ${ASK_NOAH} if that should change.`,
  ]);
  await noah.closeView();
  expect(await approve(misaki, email)).toEqual({ outcome: 'ok' });
  await directMessage(lead, email, 'Sign-in for Payments');
});

test('after all this, only what was approved stands in Cognito and in the table', async () => {
  const added = async (alias: string) =>
    (await usersIn(alias)).filter((email) => !invitedBefore[alias]?.includes(email));
  expect(await added('staging')).toEqual([DELIVERED]);
  expect(await added('payments')).toEqual(['other-pool@example.com']);
  expect(await added('sandbox')).toEqual(['self@example.com']);
  expect(await eventsOf(scene.playground, WAITING)).toEqual(['Requested']);
  expect((await trailOf(scene.playground, DELIVERED)).at(-1)?.type).toBe('CredentialDelivered');
  const items = await itemsIn(scene.playground);
  expect(JSON.stringify(items)).not.toContain('refused@example.com');
});
