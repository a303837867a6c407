/**
 * Sends the app a POST as Slack signs it, or an envelope where its manifest asks for Socket Mode, and
 * waits as long as Slack waits.
 */
import { type EnvelopeType, sendEnvelope } from '../socket-mode/envelopes.ts';
import { epoch, type Workspace } from '../workspace.ts';
import type { Reply } from './reply.ts';
import { signature } from './signature.ts';

export type { Reply };

const FORM = 'application/x-www-form-urlencoded';

interface Sending {
  /** What the history calls it: the payload's type, or the command. */
  type: string;
  /** The manifest's address for this kind of request; its path is asked for at the front's address. */
  requestUrl: string | undefined;
  payload: Record<string, unknown>;
}

/** The bytes of a POST, and the type of the envelope that carries the same payload. */
export interface Wrapped {
  envelope: EnvelopeType;
  contentType: string;
  body: string;
}

type Payload = Sending['payload'];

/** A form with the payload's fields, as slash commands come. */
export function wrappedCommand(payload: Payload): Wrapped {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  return { envelope: 'slash_commands', contentType: FORM, body: form.toString() };
}

/** A form whose one field `payload` is JSON, as interactions come. */
export function wrappedInteraction(payload: Payload): Wrapped {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return { envelope: 'interactive', contentType: FORM, body };
}

/** A JSON body, as events come. */
export function wrappedEvent(payload: Payload): Wrapped {
  const body = JSON.stringify(payload);
  return { envelope: 'events_api', contentType: 'application/json', body };
}

export function deliverForm(workspace: Workspace, sending: Sending): Promise<Reply> {
  return deliver(workspace, sending, wrappedCommand(sending.payload));
}

export function deliverInteraction(workspace: Workspace, sending: Sending): Promise<Reply> {
  return deliver(workspace, sending, wrappedInteraction(sending.payload));
}

export function deliverEvent(workspace: Workspace, sending: Sending): Promise<Reply> {
  return deliver(workspace, sending, wrappedEvent(sending.payload));
}

/** The person sees what the first answer was. What comes again was signed anew, a second later. */
async function deliver(workspace: Workspace, sending: Sending, wrapped: Wrapped): Promise<Reply> {
  const once = () => deliverOnce(workspace, sending, wrapped, 0);
  const again = () => deliverOnce(workspace, sending, wrapped, 1);
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
  sending: Sending,
  wrapped: Wrapped,
  secondsLater: number,
): Promise<Reply> {
  const { type, payload } = sending;
  const isSocket = workspace.manifest.socketMode;
  if (sending.requestUrl === undefined && !isSocket) return { kind: 'unreachable' };
  const url = isSocket ? SOCKET : addressOf(workspace, sending.requestUrl);
  const reply = isSocket
    ? await sendEnvelope(workspace, wrapped.envelope, payload)
    : await post(workspace, url, wrapped, secondsLater);
  const status = reply.kind === 'answered' ? reply.status : reply.kind;
  const answer = reply.kind === 'answered' ? reply.body : '';
  const at = workspace.now();
  workspace.history.push({ kind: 'delivery', at, type, url, payload, status, answer });
  return reply;
}

/** What stands in the history in the place of an address. */
const SOCKET = 'socket-mode';

function addressOf({ frontUrl }: Workspace, requestUrl = ''): string {
  return new URL(new URL(requestUrl).pathname, frontUrl()).href;
}

async function post(
  workspace: Workspace,
  url: string,
  { contentType, body }: Wrapped,
  secondsLater: number,
): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...signature(workspace.signingSecret, body, epoch(workspace) + secondsLater),
        'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        Accept: 'application/json,*/*',
        'Content-Type': contentType,
      },
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
