import { parse } from 'node:querystring';
import { isValidSlackRequest } from '@slack/bolt';
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

/** Characters of a body, many times what Slack sends to this app; base64 is a third longer. */
const LARGEST = 1_000_000;
/** Seconds that Slack's clock may be ahead: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const AHEAD = 300;

/** An answer at once: there is nothing for Bolt to read. */
export interface Dismissal {
  statusCode: 200 | 400 | 401 | 413;
  body: string;
}

type Headers = Record<string, string>;

/**
 * The event as AwsLambdaReceiver can read it, or the answer to what it should not read. The
 * receiver parses before it looks at the signature, takes one of next year, matches content types
 * to the letter, decodes base64 as ASCII, and throws on a body that does not parse.
 */
export function readRequest(
  event: AwsEventV2,
  signingSecret: string,
  now: Date,
): AwsEventV2 | Dismissal {
  if ((event.body?.length ?? 0) > LARGEST) return { statusCode: 413, body: 'Too large for Slack' };
  const headers = lowerCased(event.headers ?? {});
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const body = decoded(event);
  if (isCertificateCheck(contentType, body)) return { statusCode: 200, body: '' };
  if (!isSigned(headers, body, signingSecret, now)) {
    return { statusCode: 401, body: 'Not signed by Slack, or not just now' };
  }
  if (!isReadable(contentType, body)) return { statusCode: 400, body: 'Not a Slack request' };
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

/** Slack's look at the TLS certificate, which needs no signature: it asks for nothing. */
function isCertificateCheck(contentType: string, body: string): boolean {
  return contentType === FORM && /(?:^|&)ssl_check=/u.test(body);
}

function isSigned(headers: Headers, body: string, signingSecret: string, now: Date): boolean {
  const timestamp = Number(headers['x-slack-request-timestamp']);
  const latest = now.getTime() / 1000 + AHEAD;
  const signed = {
    'x-slack-signature': headers['x-slack-signature'] ?? '',
    'x-slack-request-timestamp': timestamp,
  };
  const nowMilliseconds = now.getTime();
  return (
    timestamp <= latest &&
    isValidSlackRequest({ signingSecret, body, headers: signed, nowMilliseconds })
  );
}

/** False for whatever this app's listeners and Bolt would stumble over, however it is broken. */
function isReadable(contentType: string, body: string): boolean {
  try {
    return slackPayload.safeParse(payloadOf(contentType, body)).success;
  } catch {
    return false;
  }
}

/** Throws when the body does not parse. */
function payloadOf(contentType: string, body: string): unknown {
  if (contentType === JSON_TYPE) return JSON.parse(body);
  if (contentType !== FORM) return undefined;
  const form = parse(body);
  return typeof form.payload === 'string' ? JSON.parse(form.payload) : form;
}

function lowerCased(headers: Record<string, string | undefined>): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );
}
