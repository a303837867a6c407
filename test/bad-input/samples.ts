/** One payload of each kind that the app listens to, as the workspace really sent it. */
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { SlackPerson } from '../../playground/slack/person.ts';
import { APP_ID, BOT_USER_ID, CHANNELS, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';
import type { Playground } from '../../playground/start.ts';
import { CLAIM, STOP } from '../../src/features/review-request/ids.ts';
import { createByHand, poolOf } from '../e2e/cognito.ts';
import { words } from '../e2e/reading.ts';
import type { Scene } from '../e2e/scene.ts';
import { lastPayload } from '../e2e/signed.ts';
import { approve, card, directMessage, password, request, review } from '../e2e/story.ts';
import { type Json, replaced } from './mutations.ts';
import type { Wrapping } from './wire.ts';

export interface Sample {
  /** The command, action or callback; what else tells it from others behind a colon. */
  name: string;
  wrapping: Wrapping;
  payload: Json;
}

const GENERAL = { channel: 'general' };

export async function captureSamples(scene: Scene): Promise<Sample[]> {
  const buttons = await buttonSamples(scene);
  return [
    ...(await formSamples(scene)),
    ...(await userSamples(scene)),
    await decisionSample(scene),
    ...buttons,
    ...buttons.filter(({ name }) => name === STOP).map(claimed),
    ...documented(),
  ];
}

/** The button beside “Stop” that only a lost answer of Cognito brings. */
function claimed({ wrapping, payload }: Sample): Sample {
  return { name: CLAIM, wrapping, payload: replaced(payload, ['actions', 0, 'action_id'], CLAIM) };
}

/** `/cognito-add`, its answer's button, its form. */
async function formSamples({ as, playground }: Scene): Promise<Sample[]> {
  const lead = as('lead');
  await lead.command('/cognito-add', 'general');
  const help = command(playground, 'help');
  await lead.click('Open the form', GENERAL);
  const button = action(playground);
  await lead.closeView();
  await lead.command('/cognito-add form@example.com staging', 'general');
  const open = command(playground, 'open');
  await lead.choose('Email address', 'form@example.com');
  const entered = action(playground);
  await lead.submit({ reason: 'Joins on Monday.' });
  return [help, button, open, entered, submission(playground)];
}

/** `/cognito-user`, a button of its card, and the form behind it. */
async function userSamples({ as, playground }: Scene): Promise<Sample[]> {
  const lead = as('lead');
  await createByHand(playground, 'staging', 'known@example.com');
  await lead.command('/cognito-user known@example.com staging', 'general');
  const look = command(playground, 'open', '/cognito-user');
  await lead.waitFor(({ views }) => JSON.stringify(views).includes('Disable'));
  await lead.click('Disable');
  const button = action(playground);
  await lead.waitFor(({ views }) => views.length === 2 && views[1]?.submit);
  await lead.submit({ reason: 'Left the team.' });
  return [look, button, submission(playground)];
}

async function decisionSample({ as, playground }: Scene): Promise<Sample> {
  await request(as('lead'), 'decided@example.com', 'staging');
  await review(as('approver'), 'decided@example.com');
  await as('approver').submit({ verdict: 'approve', comment: 'Welcome.' });
  return submission(playground);
}

/** Every button of the card, the receipt and the direct message, whatever state shows it. */
async function buttonSamples(scene: Scene): Promise<Sample[]> {
  const samples = new Map<string, Sample>();
  for (const bring of [waiting, inTrouble, delivered]) {
    for (let more = true; more; ) more = await pressNew(scene, bring, samples);
  }
  return [...samples.values()];
}

/** Brings a new request that far and presses one button that no sample has; false without one. */
async function pressNew(
  scene: Scene,
  bring: (scene: Scene, email: string) => Promise<void>,
  samples: Map<string, Sample>,
): Promise<boolean> {
  const email = `button-${crypto.randomUUID()}@example.com`;
  await bring(scene, email);
  const people: [SlackPerson, string][] = [
    [scene.as('approver'), CHANNELS.requests.id],
    [scene.as('lead'), 'dm'],
  ];
  for (const [person, channel] of people) {
    const messages = await person.messages(channel);
    const blocks = messages.filter((it) => words(it).includes(email)).flatMap((it) => it.blocks);
    const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const fresh = elements.find(({ action_id = '' }) => !samples.has(action_id))?.action_id;
    if (fresh === undefined) continue;
    await person.click(fresh, { channel });
    samples.set(fresh, action(scene.playground));
    return true;
  }
  return false;
}

async function waiting({ as }: Scene, email: string): Promise<void> {
  await request(as('lead'), email, 'staging');
  await card(as('approver'), email, 'Waiting');
  await directMessage(as('lead'), email, 'waiting');
}

async function inTrouble({ as, playground }: Scene, email: string): Promise<void> {
  await request(as('lead'), email, 'staging');
  const { userPoolId: UserPoolId } = poolOf(playground, 'staging');
  const byHand = { UserPoolId, Username: email, MessageAction: 'SUPPRESS' } as const;
  await playground.cognito.send(new AdminCreateUserCommand(byHand));
  await approve(as('approver'), email);
  await card(as('approver'), email, 'Needs attention');
}

async function delivered({ as }: Scene, email: string): Promise<void> {
  await request(as('lead'), email, 'sandbox');
  await password(as('lead'), email);
}

function command(playground: Playground, what: string, name = '/cognito-add'): Sample {
  const payload = lastPayload(playground, name) as Json;
  return { name: `${name}:${what}`, wrapping: 'form', payload };
}

function action(playground: Playground): Sample {
  const payload = lastPayload(playground, 'block_actions');
  const [pressed] = payload.actions as { action_id: string }[];
  return { name: pressed?.action_id ?? '', wrapping: 'payload', payload: payload as Json };
}

function submission(playground: Playground): Sample {
  const payload = lastPayload(playground, 'view_submission');
  const { callback_id } = payload.view as { callback_id: string };
  return { name: callback_id, wrapping: 'payload', payload: payload as Json };
}

/** What the workspace does not send to this app, in the shape that Slack documents. */
function documented(): Sample[] {
  const user = { id: PEOPLE.lead.id, username: 'emma.clarke', team_id: TEAM_ID };
  const common = { team: { id: TEAM_ID, domain: 'sakura' }, user, api_app_id: APP_ID };
  const suggestion = { ...common, type: 'block_suggestion', block_id: 'pool', action_id: 'pool' };
  return [
    { name: 'ssl_check', wrapping: 'form', payload: { token: 'old', ssl_check: '1' } },
    {
      name: 'url_verification',
      wrapping: 'json',
      payload: { token: 'old', type: 'url_verification', challenge: 'prove-it' },
    },
    { name: 'event', wrapping: 'json', payload: homeOpened() },
    { name: 'options', wrapping: 'payload', payload: { ...suggestion, value: 'sta' } },
  ];
}

/** https://docs.slack.dev/reference/events/app_home_opened */
function homeOpened(): Json {
  const event_ts = '1783000000.000100';
  const authorization = { enterprise_id: null, team_id: TEAM_ID, user_id: BOT_USER_ID };
  return {
    token: 'old',
    team_id: TEAM_ID,
    api_app_id: APP_ID,
    type: 'event_callback',
    event: { type: 'app_home_opened', user: PEOPLE.lead.id, channel: 'D1', tab: 'home', event_ts },
    event_id: 'Ev0SAMPLE001',
    event_time: 1_783_000_000,
    authorizations: [{ ...authorization, is_bot: true, is_enterprise_install: false }],
  };
}
