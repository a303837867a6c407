/** The Events API: what the app subscribed to in its manifest. */
import { randomBytes } from 'node:crypto';
import { viewObject } from '../views.ts';
import {
  epoch,
  newId,
  nextTs,
  type Room,
  type StoredMessage,
  type Workspace,
} from '../workspace.ts';
import { deliverEvent } from './deliver.ts';
import { VERIFICATION_TOKEN } from './envelope.ts';

/** Asks the app to prove that it owns its request URL, as Slack does when one saves it. */
export async function verifyRequestUrl(workspace: Workspace): Promise<boolean> {
  const challenge = randomBytes(24).toString('base64url');
  const payload = { token: VERIFICATION_TOKEN, challenge, type: 'url_verification' };
  const requestUrl = workspace.manifest.eventsUrl;
  const reply = await deliverEvent(workspace, { type: payload.type, requestUrl, payload });
  return reply.kind === 'answered' && reply.status === 200 && reply.body.includes(challenge);
}

export type HomeTab = 'home' | 'messages';

/**
 * A person opened the app's Home or Messages tab; the Home tab comes with the view that stands there.
 * https://docs.slack.dev/reference/events/app_home_opened
 */
export async function homeOpened(
  workspace: Workspace,
  user: string,
  room: Room,
  tab: HomeTab,
): Promise<void> {
  const home = tab === 'home' ? workspace.homes.get(user) : undefined;
  await callBack(workspace, 'app_home_opened', {
    type: 'app_home_opened',
    user,
    channel: room.id,
    tab,
    ...(home ? { view: viewObject(workspace, home) } : {}),
    event_ts: nextTs(workspace),
  });
}

/** A person wrote to the app. */
export async function messageWritten(
  workspace: Workspace,
  room: Room,
  { ts, user, text }: StoredMessage,
): Promise<void> {
  await callBack(workspace, 'message.im', {
    type: 'message',
    channel: room.id,
    channel_type: 'im',
    user,
    text,
    ts,
    event_ts: ts,
  });
}

async function callBack(
  workspace: Workspace,
  subscription: string,
  event: Record<string, unknown>,
): Promise<void> {
  if (!workspace.manifest.events.includes(subscription)) return;
  const { team, appId } = workspace.seed;
  const installation = { enterprise_id: null, team_id: team.id, user_id: workspace.bot.id };
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: epoch(workspace),
    authorizations: [{ ...installation, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  };
  const requestUrl = workspace.manifest.eventsUrl;
  await deliverEvent(workspace, { type: subscription, requestUrl, payload });
}
