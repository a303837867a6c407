/** What the workspace sends over a connection of Socket Mode, and how the app acknowledges it. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import * as z from 'zod/mini';
import type { Reply } from '../delivery/reply.ts';
import { parseJson } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { send } from './connections.ts';

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

const acknowledgement = z.object({
  envelope_id: z.string(),
  payload: z.optional(z.record(z.string(), z.unknown())),
});

/** How often an event comes again that nobody acknowledges: https://docs.slack.dev/apis/events-api/#retries */
const RETRIES = 3;

/**
 * Sends a payload to any one of the app's connections, and waits for its acknowledgement. An event
 * that is not acknowledged is sent again, under the same id; for the rest the person has to press again.
 */
export async function sendEnvelope(
  workspace: Workspace,
  type: EnvelopeType,
  payload: Record<string, unknown>,
): Promise<Reply> {
  const isEvent = type === 'events_api';
  const accepts_response_payload = !isEvent;
  const envelope = { envelope_id: randomUUID(), type, payload, accepts_response_payload };
  for (let retry_attempt = 0; ; retry_attempt += 1) {
    const retry_reason = retry_attempt === 0 ? '' : 'timeout';
    const retries = isEvent ? { retry_attempt, retry_reason } : {};
    const reply = await sendOnce(workspace, { ...envelope, ...retries });
    if (reply.kind === 'answered' || !isEvent || retry_attempt === RETRIES) return reply;
  }
}

async function sendOnce(
  { connections, ackTimeout }: Workspace,
  envelope: { envelope_id: string; accepts_response_payload: boolean },
): Promise<Reply> {
  const socket = connections.open[Math.floor(Math.random() * connections.open.length)];
  if (socket === undefined) return { kind: 'unreachable' };
  const answer = acknowledged(socket, envelope.envelope_id, ackTimeout);
  send(socket, envelope);
  const payload = await answer;
  if (payload === undefined) return { kind: 'timeout' };
  const isEmpty = Object.keys(payload).length === 0 || !envelope.accepts_response_payload;
  const body = isEmpty ? '' : JSON.stringify(payload);
  return { kind: 'answered', status: 200, contentType: 'application/json', body };
}

/** The payload of the acknowledgement; undefined when there is none in time (ms). */
function acknowledged(
  socket: WebSocket,
  id: string,
  time: number,
): Promise<Record<string, unknown> | undefined> {
  return new Promise((resolve) => {
    const settle = (payload?: Record<string, unknown>) => {
      clearTimeout(timer);
      socket.off('message', hear).off('close', lost);
      resolve(payload);
    };
    const hear = (data: RawData) => {
      const heard = z.safeParse(acknowledgement, parseJson(String(data)));
      if (heard.data?.envelope_id === id) settle(heard.data.payload ?? {});
    };
    const lost = () => settle();
    const timer = setTimeout(lost, time);
    socket.on('message', hear).once('close', lost);
  });
}
