import { parse } from 'node:querystring';
import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import * as z from 'zod/mini';

const absent = z.optional(z.never());
const thing = z.record(z.string(), z.unknown());
const identified = z.object({ id: z.string() });

/** Bolt takes for an event, a command or a look-up whatever has these, whatever its type. */
const interaction = {
  event: absent,
  command: absent,
  name: absent,
  user: identified,
  channel: z.optional(identified),
  response_urls: z.optional(z.array(thing)),
};
const action = z.object({ action_id: z.string() });
const view = z.object({ id: z.string(), callback_id: z.string() });

/** The least that Bolt and the listeners need of a payload not to stumble over it. */
const slackPayload = z.union([
  z.object({ ssl_check: z.string() }),
  z.object({ command: z.string(), user_id: z.string(), trigger_id: z.string(), event: absent }),
  z.object({
    ...interaction,
    type: z.literal('block_actions'),
    actions: z.array(action).check(z.minLength(1)),
  }),
  z.object({ ...interaction, type: z.literal('block_suggestion'), action_id: z.string() }),
  z.object({
    ...interaction,
    type: z.enum(['view_submission', 'view_closed']),
    view,
    actions: absent,
  }),
  z.object({
    type: z.literal('event_callback'),
    event: z.object({
      type: z.string(),
      user: z.optional(z.union([z.string(), identified])),
      channel: z.optional(z.union([z.string(), thing])),
      item: z.optional(thing),
      subteam: z.optional(thing),
    }),
    authorizations: z.optional(z.array(thing)),
  }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
]);

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/**
 * The event as AwsLambdaReceiver can read it, or undefined when it is nothing that Slack sends to
 * this app, which has no shortcuts and no message actions. The receiver matches content types to the letter, decodes base64 as ASCII, and throws on a
 * body that does not parse; a 400 is the honest answer to that.
 */
export function readableEvent(event: AwsEventV2): AwsEventV2 | undefined {
  const headers = lowerCased(event.headers ?? {});
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const body = decoded(event);
  if (!slackPayload.safeParse(payloadOf(contentType, body)).success) return undefined;
  return {
    ...event,
    body,
    isBase64Encoded: false,
    headers: { ...headers, 'content-type': contentType },
  };
}

function decoded({ body, isBase64Encoded }: AwsEventV2): string {
  if (!body) return '';
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}

function payloadOf(contentType: string, body: string): unknown {
  try {
    if (contentType === JSON_TYPE) return JSON.parse(body);
    if (contentType !== FORM) return undefined;
    const form = parse(body);
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : form;
  } catch {
    return undefined;
  }
}

function lowerCased(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );
}
