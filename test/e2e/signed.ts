/** Plays Slack by hand: signs a payload with the app's signing secret and posts it to the front. */
import { createHmac } from 'node:crypto';
import type { Delivery } from '../../playground/slack/history.ts';
import { APP_ID, TEAM_ID } from '../../playground/slack/seed.ts';
import type { Playground } from '../../playground/start.ts';
import type { Scene } from './scene.ts';

export type Payload = Record<string, unknown>;

export interface Reply {
  status: number;
  body: string;
  /** The body as JSON; undefined when it is none. */
  json: Record<string, unknown> | undefined;
}

/** Slack's headers for a body: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signedHeaders(
  { info }: Playground,
  body: string,
  timestamp = freshTimestamp(body),
  secret = info.signingSecret,
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}

const used = new Set<string>();

/**
 * In seconds: the newest at which a test has not signed that body yet, within the last five minutes if
 * there is one. A second time is a replay.
 */
export function freshTimestamp(body: string): number {
  const latest = Math.floor(Date.now() / 1000);
  const recent = Array.from({ length: 290 }, (_, ago) => latest - ago);
  const fresh = recent.find((timestamp) => !used.has(`${timestamp}:${body}`)) ?? latest;
  used.add(`${fresh}:${body}`);
  return fresh;
}

/** Posts a body as it stands. */
export async function post(
  { info }: Playground,
  body: string,
  headers: Record<string, string>,
): Promise<Reply> {
  const response = await fetch(info.front, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: text, json: parsed(text) };
}

/** Posts a command, or an interaction when the payload has a type, signed as Slack signs it. */
export function send(playground: Playground, payload: Payload): Promise<Reply> {
  const body = formOf(payload);
  const contentType = 'application/x-www-form-urlencoded';
  return post(playground, body, {
    ...signedHeaders(playground, body),
    'content-type': contentType,
  });
}

/** A trigger that opens one modal, as every click that Slack sends has one: that of a command, answered by a sentence. */
export async function unusedTrigger({ playground, as }: Scene): Promise<string> {
  await as('lead').command('/cognito-add', 'general');
  return String(lastPayload(playground, '/cognito-add').trigger_id);
}

/** The body in which Slack sends a payload of the app's own installation, unless it says otherwise. */
export function formOf(given: Payload): string {
  const installation = { api_app_id: APP_ID, team_id: TEAM_ID };
  const payload: Payload = {
    ...('type' in given ? { ...installation, team: { id: TEAM_ID } } : installation),
    ...given,
  };
  const fields: [string, string][] =
    'type' in payload ? [['payload', JSON.stringify(payload)]] : fieldsOf(payload);
  return new URLSearchParams(fields).toString();
}

function fieldsOf(payload: Payload): [string, string][] {
  return Object.entries(payload).map(([name, value]) => [name, String(value)]);
}

/** A copy of the newest payload that Slack sent of this type (or command) and that fits. */
export function lastPayload(
  { traffic }: Playground,
  type: string,
  fits: (payload: string) => boolean = () => true,
): Payload {
  const found = traffic.slack.findLast(
    (entry): entry is Delivery =>
      entry.kind === 'delivery' && entry.type === type && fits(JSON.stringify(entry.payload)),
  );
  if (found === undefined) throw new Error(`Slack has sent no ${type} like that`);
  return structuredClone(found.payload);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
