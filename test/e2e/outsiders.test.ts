/** Whoever may do nothing, at every way into the app; each attempt stands on record. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiCall } from '../../playground/slack/history.ts';
import { APP_ID, BOT_USER_ID, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';
import { entryPoints } from './entry-points.ts';
import { lines, referenceIn } from './reading.ts';
import { responseInbox } from './response-inbox.ts';
import { sharedPlayground } from './scene.ts';
import { type Payload, post, type Reply, send, signedHeaders, unusedTrigger } from './signed.ts';
import { approve, card, password, request } from './story.ts';
import { eventsOf, itemsIn, refusalsOf } from './table.ts';

interface EntryPoint {
  kind: string;
  name: string;
}

const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'access-policy.yml') });
const inbox = responseInbox();

const ENTRY_POINTS: readonly EntryPoint[] = entryPoints();
/** Slack sends these as well, whether anything listens to them or not. */
const UNHEARD: EntryPoint[] = [
  { kind: 'options', name: 'recipient' },
  { kind: 'view_closed', name: 'decide-request' },
];

const WAITING = 'waiting@example.com';
const DELIVERED = 'delivered@example.com';
const ids = { waiting: '', delivered: '' };
let before = '';

beforeAll(async () => {
  const [lead, noah] = [scene.as('lead'), scene.as('approver')];
  await request(lead, DELIVERED, 'staging');
  await approve(noah, DELIVERED);
  await password(lead, DELIVERED);
  ids.delivered = referenceIn(await card(noah, DELIVERED, 'Done'));
  await request(lead, WAITING, 'staging');
  ids.waiting = referenceIn(await card(noah, WAITING, '[Review]'));
  scene.playground.slack.administration.makeSingleChannelGuest(PEOPLE.colleague.id);
  before = await requestsInTable();
}, 60_000);

async function requestsInTable(): Promise<string> {
  const items = await itemsIn(scene.playground);
  const requests = items.filter(({ trail }) => Array.isArray(trail));
  return JSON.stringify(requests.map(({ id, trail }) => [id, trail]).sort());
}

interface Sender {
  id: string;
  team: string;
}

const A_USER = { pool: 'staging', username: DELIVERED, sub: 'any-sub' };

/** What each form remembers and holds, filled in so that nothing but the person is wrong. */
const FORMS: Record<string, { private_metadata: string; values: object }> = {
  'add-user': {
    private_metadata: 'staging',
    values: {
      email: { email: { type: 'plain_text_input', value: 'refused@example.com' } },
      reason: { reason: { type: 'plain_text_input', value: 'Joins on Monday.' } },
    },
  },
  'change-user': {
    private_metadata: JSON.stringify({ ...A_USER, action: 'disable-user' }),
    values: { reason: { reason: { type: 'plain_text_input', value: 'Has left.' } } },
  },
  'decide-request': {
    private_metadata: '',
    values: {
      verdict: {
        verdict: { type: 'radio_buttons', selected_option: { value: 'approve', text: {} } },
      },
    },
  },
  'go-past-approvers': {
    private_metadata: '',
    values: {
      emergency: { emergency: { type: 'plain_text_input', value: 'Production is down, now.' } },
    },
  },
  'check-code': {
    private_metadata: '',
    values: { code: { code: { type: 'plain_text_input', value: '123456' } } },
  },
};

function formOf(callback: string): { private_metadata: string; values: object } {
  const form = FORMS[callback];
  if (!form) throw new Error(`Nobody has said what the form ${callback} holds`);
  if (callback === 'decide-request' || callback === 'go-past-approvers') {
    return { ...form, private_metadata: JSON.stringify({ id: ids.waiting, digest: 'any' }) };
  }
  return callback === 'check-code' ? { ...form, private_metadata: `${ids.waiting} email` } : form;
}

/** Of buttons in a modal: what that modal remembers. */
function modalAround(action: string): object {
  if (action.startsWith('ask-')) return { private_metadata: JSON.stringify(A_USER) };
  if (action === 'choice') return formView('change-user');
  if (['pool', 'email', 'username'].includes(action)) return formView('add-user');
  return { private_metadata: DELIVERED };
}

function formView(callback: string): object {
  const { private_metadata, values } = formOf(callback);
  return { callback_id: callback, private_metadata, state: { values } };
}

const inView = (view: object) => ({
  id: 'V0ANY',
  hash: '1.a',
  type: 'modal',
  team_id: TEAM_ID,
  ...view,
});

/** Buttons under and around a password that was handed over. */
const OF_A_PASSWORD = ['credential-saved', 'reveal-credential', 'disown-credential'];

/** What Slack sends when that person uses that way in. */
function payloadOf({ kind, name }: EntryPoint, { id, team }: Sender): Payload {
  const common = {
    api_app_id: APP_ID,
    // The app's own workspace, whoever clicks.
    team: { id: TEAM_ID, domain: 'sakura-labs' },
    user: { id, username: 'somebody', name: 'somebody', team_id: team },
    trigger_id: '1.2.any',
    response_url: inbox.url,
  };
  const action = { action_id: name, block_id: name, type: 'button', action_ts: '1.0' };
  const value = OF_A_PASSWORD.includes(name) ? ids.delivered : ids.waiting;
  switch (kind) {
    case 'command':
      return {
        command: name,
        text: 'refused@example.com staging',
        user_id: id,
        team_id: team,
        channel_id: 'C0GENERAL01',
        api_app_id: APP_ID,
        trigger_id: '1.2.any',
        response_url: inbox.url,
      };
    case 'action':
      return {
        ...common,
        type: 'block_actions',
        view: inView(modalAround(name)),
        actions: [{ ...action, value }],
      };
    case 'view':
      return { ...common, type: 'view_submission', view: inView(formView(name)) };
    case 'options':
      return { ...common, type: 'block_suggestion', action_id: name, block_id: name, value: 'a' };
    case 'view_closed':
      return { ...common, type: kind, view: inView(formView(name)) };
    default:
      throw new Error(`Nobody has said what Slack sends for ${kind} ${name}`);
  }
}

/** Events come as JSON. */
function sendEvent(name: string, { id }: Sender): Promise<Reply> {
  const event = { type: name, user: id, channel: 'D0ANY', tab: 'home', event_ts: '1.0' };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM_ID,
    api_app_id: APP_ID,
    event_id: `Ev${id}${name}`,
    event_time: 1,
    event,
  });
  const headers = { ...signedHeaders(scene.playground, body), 'content-type': 'application/json' };
  return post(scene.playground, body, headers);
}

/** These open their modals before they look at what was pressed, which takes a trigger that Slack knows. */
const OPENING = ['review-request', 'break-glass', 'enter-code', 'reveal-credential'];

async function livePayload(entry: EntryPoint, sender: Sender): Promise<Payload> {
  const payload = payloadOf(entry, sender);
  if (!OPENING.includes(entry.name) || sender.id !== PEOPLE.outsider.id) return payload;
  // They stand under messages.
  return { ...payload, view: undefined, trigger_id: await unusedTrigger(scene) };
}

/** Uses that way in; gives what the person reads, or undefined where nothing can be shown. */
async function attempt(entry: EntryPoint, sender: Sender) {
  const since = scene.playground.traffic.slack.length;
  const { status, json } =
    entry.kind === 'event'
      ? await sendEvent(entry.name, sender)
      : await send(scene.playground, await livePayload(entry, sender));
  const shown = (json?.view ?? publishedSince(since)) as { blocks: [] } | undefined;
  const told = json?.text ?? (shown && lines(shown.blocks).join('\n')) ?? inbox.take()?.text;
  return { status, told };
}

/** What stands in a modal at the end; of the Home tab what was tried first, for nobody unknown has one. */
function publishedSince(since: number): unknown {
  const calls = scene.playground.traffic.slack
    .slice(since)
    .filter((entry): entry is ApiCall => entry.kind === 'api-call');
  const inModal = calls.findLast(({ method }) => /^views\.(push|update)$/.test(method));
  return (inModal ?? calls.find(({ method }) => method === 'views.publish'))?.args.view;
}

/** Whoever sends these is shown nothing: Slack has no place for it. */
const MUTE: ReadonlySet<string> = new Set(['options', 'view_closed']);

const OUTSIDERS: [who: string, sender: Sender, words: string][] = [
  ['a multi-channel guest', { id: PEOPLE.guest.id, team: TEAM_ID }, 'multi-channel guests'],
  ['a single-channel guest', { id: PEOPLE.colleague.id, team: TEAM_ID }, 'single-channel guests'],
  ['a bot', { id: BOT_USER_ID, team: TEAM_ID }, 'bots'],
  ['a deactivated member', { id: PEOPLE.deactivated.id, team: TEAM_ID }, 'deactivated accounts'],
  [
    'a stranger from Slack Connect',
    { id: PEOPLE.stranger.id, team: PEOPLE.stranger.teamId },
    'people of other workspaces',
  ],
  ['somebody unknown', { id: 'U0UNKNOWN01', team: 'T0UNKNOWN01' }, 'people of other workspaces'],
];

test('there are ways in of every kind that the app uses', () => {
  const kinds = new Set(ENTRY_POINTS.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['command', 'action', 'view', 'event']));
  expect(ENTRY_POINTS.length).toBeGreaterThan(25);
});

describe.each(OUTSIDERS)('%s', (_who, sender, words) => {
  const sentence = `Concierge is for full members of this workspace, not for ${words}. Ask <@${PEOPLE.approver.id}> if you need an account.`;

  // Bolt itself drops what the app's own bot user does.
  const entries = [...ENTRY_POINTS, ...UNHEARD].filter(
    ({ kind }) => kind !== 'event' || sender.id !== BOT_USER_ID,
  );

  test.each(entries)('is refused at $kind $name', async (entry) => {
    const { status, told } = await attempt(entry, sender);
    expect({ status, told }).toEqual({
      status: 200,
      told: MUTE.has(entry.kind) ? undefined : sentence,
    });
  });

  test('stands on record for each of them', async () => {
    const refusals = await refusalsOf(scene.playground, sender.id);
    expect(refusals.map(({ entry }) => entry).sort()).toEqual(
      entries.map(({ name }) => name).sort(),
    );
    expect(new Set(refusals.map(({ refusal }) => refusal.kind))).toEqual(new Set(['outsider']));
  });
});

test('a member whose click comes out of another workspace is a stranger', async () => {
  const away = { id: PEOPLE.leadJa.id, team: PEOPLE.stranger.teamId };
  for (const entry of ENTRY_POINTS.filter(({ kind }) => kind !== 'event')) {
    expect((await attempt(entry, away)).status).toBe(200);
  }
  const refusals = await refusalsOf(scene.playground, away.id);
  expect(refusals).toHaveLength(ENTRY_POINTS.length - 1);
  expect(refusals.every(({ refusal }) => refusal.kind === 'outsider')).toBe(true);
});

describe('a member on no list', () => {
  const oliver = { id: PEOPLE.outsider.id, team: TEAM_ID };
  // Whoever is a member may open the Home tab, which tells them that they may do nothing.
  const guarded = ENTRY_POINTS.filter(({ kind }) => kind !== 'event');

  test.each(guarded)('is refused at $kind $name, and reads why', async (entry) => {
    const { status, told } = await attempt(entry, oliver);
    expect(status).toBe(200);
    expect(told).toMatch(/^(You |Requests for|Only |The policy does not let you|“)/);
  });

  test('stands on record for each of them, with nothing but refusals for this reason', async () => {
    const refusals = await refusalsOf(scene.playground, oliver.id);
    expect(refusals.map(({ entry }) => entry).sort()).toEqual(
      guarded.map(({ name }) => name).sort(),
    );
    expect(new Set(refusals.map(({ refusal }) => refusal.kind))).toEqual(
      new Set([
        'not-a-requester',
        'not-an-approver',
        'not-the-requester',
        'not-the-recipient',
        'may-not-look-up',
        'action-not-allowed',
        'may-not-freeze',
        'may-not-break-glass',
      ]),
    );
  });
});

test('nobody gets in while Slack cannot say who they are', async () => {
  const since = scene.playground.traffic.slack.length;
  for (const [at, entry] of ENTRY_POINTS.entries()) {
    scene.playground.slack.throttle('users.info', 1);
    await attempt(entry, { id: `U0NEVERSEEN${at}`, team: TEAM_ID });
  }
  const calls = scene.playground.traffic.slack.slice(since);
  const views = calls.flatMap((call) =>
    call.kind === 'api-call' && call.method.startsWith('views.') ? [call.args.view] : [],
  );
  expect(
    views.every((view) => JSON.stringify(view).includes('Something went wrong on our side')),
  ).toBe(true);
});

test('after all this no request has changed, and none was made', async () => {
  expect(await requestsInTable()).toBe(before);
  expect(await eventsOf(scene.playground, WAITING)).toEqual(['Requested']);
});
