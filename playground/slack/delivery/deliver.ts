/** Sends the app a POST as Slack signs it, and waits as long as Slack waits. */
import { createHmac } from 'node:crypto';
import type { Workspace } from '../workspace.ts';

export type Reply =
  | { kind: 'answered'; status: number; contentType: string; body: string }
  | { kind: 'timeout' }
  | { kind: 'unreachable' };

interface Sending {
  /** What the history calls it: the payload's type, or the command. */
  type: string;
  /** The manifest's address for this kind of request; its path is asked for at the front's address. */
  requestUrl: string | undefined;
  payload: Record<string, unknown>;
}

/** A form with the payload's fields, as slash commands come. */
export function deliverForm(workspace: Workspace, sending: Sending): Promise<Reply> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(sending.payload)) form.set(name, String(value));
  return deliver(workspace, sending, form.toString(), 'application/x-www-form-urlencoded');
}

/** A form whose one field `payload` is JSON, as interactions come. */
export function deliverInteraction(workspace: Workspace, sending: Sending): Promise<Reply> {
  const body = new URLSearchParams({ payload: JSON.stringify(sending.payload) }).toString();
  return deliver(workspace, sending, body, 'application/x-www-form-urlencoded');
}

/** A JSON body, as events come. */
export function deliverEvent(workspace: Workspace, sending: Sending): Promise<Reply> {
  return deliver(workspace, sending, JSON.stringify(sending.payload), 'application/json');
}

/** The person sees what the first answer was. What comes again was signed anew, a second later. */
async function deliver(
  workspace: Workspace,
  sending: Sending,
  body: string,
  contentType: string,
): Promise<Reply> {
  const once = () => deliverOnce(workspace, sending, body, contentType, 0);
  const again = () => deliverOnce(workspace, sending, body, contentType, 1);
  switch (workspace.repeating) {
    case 'never':
      return once();
    case 'at-once': {
      const [reply] = await Promise.all([once(), again()]);
      return reply;
    }
    case 'afterwards': {
      const reply = await once();
      await again();
      return reply;
    }
  }
}

async function deliverOnce(
  workspace: Workspace,
  { type, requestUrl, payload }: Sending,
  body: string,
  contentType: string,
  secondsLater: number,
): Promise<Reply> {
  if (requestUrl === undefined) return { kind: 'unreachable' };
  const url = new URL(new URL(requestUrl).pathname, workspace.frontUrl()).href;
  const headers = { ...signature(workspace, body, secondsLater), 'Content-Type': contentType };
  const reply = await send(workspace, url, body, headers);
  const status = reply.kind === 'answered' ? reply.status : reply.kind;
  const answer = reply.kind === 'answered' ? reply.body : '';
  const at = workspace.now();
  workspace.history.push({ kind: 'delivery', at, type, url, payload, status, answer });
  return reply;
}

async function send(
  workspace: Workspace,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(workspace.ackTimeout),
    });
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return { kind: 'answered', status: response.status, contentType: type, body: text };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: late ? 'timeout' : 'unreachable' };
  }
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signature(
  { signingSecret, now }: Workspace,
  body: string,
  secondsLater: number,
): Record<string, string> {
  const timestamp = String(Math.floor(now().getTime() / 1000) + secondsLater);
  const digest = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    'X-Slack-Request-Timestamp': timestamp,
    'X-Slack-Signature': `v0=${digest}`,
    'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    Accept: 'application/json,*/*',
  };
}
