import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import * as z from 'zod/mini';
import type { Secret } from '../domain/secret.ts';
import { isResponseUrl } from './response-url.ts';

const absent = z.optional(z.never());
const thing = z.record(z.string(), z.unknown());
const identified = z.object({ id: z.string() });

/** For which app it is, and where it asks to be answered. */
const addressed = {
  api_app_id: z.string(),
  response_url: z.optional(z.unknown()),
  response_urls: z.optional(z.array(thing)),
};

/** Bolt takes for an event, a command or a look-up whatever has these, whatever its type. */
const interaction = {
  ...addressed,
  event: absent,
  command: absent,
  name: absent,
  user: identified,
  channel: z.optional(identified),
};
const action = z.object({ action_id: z.string() });
const view = z.object({ id: z.string(), callback_id: z.string() });

/** The least that Bolt and the listeners need of a payload not to stumble over it. */
const slackPayload = z.union([
  z.object({
    ...addressed,
    command: z.string(),
    user_id: z.string(),
    trigger_id: z.string(),
    event: absent,
  }),
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
    ...addressed,
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
/** Seconds that Slack's clock may be ahead of ours: both follow NTP, and no request comes from the future. */
const AHEAD = 10;
/** Seconds for which a signature is good. */
const LIFE = 300;
/** One spelling only, since it is what a replay is known by: Bolt overlooks what follows a second `=`. */
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const TIMESTAMP = /^\d{1,12}$/;

/** The headers that somebody reads once a request is verified. */
const READ = new Set(['x-slack-signature', 'x-slack-retry-num', 'x-slack-retry-reason']);

/** An answer at once: there is nothing for Bolt to read. */
export interface Dismissal {
  statusCode: 200 | 400 | 401 | 403 | 413 | 503;
  body: string;
}

/** What a request must be signed with, for whom it must be, and beside what it must ask to be answered. */
export interface Addressee {
  signingSecrets: readonly Secret[];
  appId: string;
  slackApiUrl: string;
}

/**
 * As much of an event as Bolt's receiver reads. It writes all that it is given into a debug line, wanted
 * or not.
 */
export type ReadEvent = Required<
  Pick<AwsEventV2, 'rawPath' | 'body' | 'isBase64Encoded' | 'headers'>
>;

type Headers = Record<string, string>;

/**
 * The event as AwsLambdaReceiver can read it, or the answer to what it should not read. The
 * receiver parses before it looks at the signature, takes one of next year, matches content types
 * to the letter, decodes base64 as ASCII, and throws on a body that does not parse.
 * Of what Slack signed, only what is meant for this app is read, and only if it is answered at Slack.
 */
export function readRequest(
  event: AwsEventV2,
  addressee: Addressee,
  now: Date,
): ReadEvent | Dismissal {
  if ((event.body?.length ?? 0) > LARGEST) return { statusCode: 413, body: 'Too large for Slack' };
  const headers = lowerCased(event.headers ?? {});
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const body = decoded(event);
  if (isCertificateCheck(contentType, body)) return { statusCode: 200, body: '' };
  if (!isSigned(headers, body, addressee.signingSecrets, now)) {
    return { statusCode: 401, body: 'Not signed by Slack, or not just now' };
  }
  const payload = payloadOf(contentType, body);
  if (!payload) return { statusCode: 400, body: 'Not a Slack request' };
  const wrong = misdirected(payload, addressee);
  if (wrong) return { statusCode: 403, body: wrong };
  const read = Object.entries(headers).filter(([name]) => READ.has(name));
  return {
    rawPath: event.rawPath,
    body,
    isBase64Encoded: false,
    headers: { ...Object.fromEntries(read), 'content-type': contentType },
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

/**
 * https://docs.slack.dev/authentication/verifying-requests-from-slack. Bolt's own check compares by two
 * more HMACs with fresh keys, which takes longer than all the rest of a warm answer.
 */
function isSigned(
  headers: Headers,
  body: string,
  signingSecrets: readonly Secret[],
  now: Date,
): boolean {
  const signature = headers['x-slack-signature'] ?? '';
  const written = headers['x-slack-request-timestamp'] ?? '';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(written)) return false;
  const seconds = now.getTime() / 1000;
  const timestamp = Number(written);
  if (timestamp > seconds + AHEAD || timestamp < Math.floor(seconds) - LIFE) return false;
  const given = Buffer.from(signature.slice('v0='.length), 'hex');
  return signingSecrets.some((secret) => {
    const hmac = createHmac('sha256', secret.expose()).update(`v0:${written}:${body}`);
    return timingSafeEqual(given, hmac.digest());
  });
}

/** By which a request that was let through is known again: `isSigned` takes it in one spelling only. */
export function signatureOf({ headers }: Pick<AwsEventV2, 'headers'>): { signature: string } {
  return { signature: headers['x-slack-signature'] ?? '' };
}

/** Which of Slack's repetitions of an event it is, and why: https://docs.slack.dev/apis/events-api/#retries */
export function retryOf({ headers }: Pick<AwsEventV2, 'headers'>): { retry?: object } {
  const number = headers['x-slack-retry-num'];
  if (number === undefined) return {};
  return { retry: { number, reason: headers['x-slack-retry-reason'] } };
}

type Payload = z.output<typeof slackPayload>;

/** Nothing for whatever this app's listeners and Bolt would stumble over, however it is broken. */
function payloadOf(contentType: string, body: string): Payload | undefined {
  try {
    const parsed = slackPayload.safeParse(parsedBody(contentType, body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with where a payload came from or wants to be answered; nothing, if all is well. */
function misdirected(payload: Payload, { appId, slackApiUrl }: Addressee): string | undefined {
  if ('challenge' in payload) return undefined;
  if (payload.api_app_id !== appId) return 'Not for this app';
  const urls = [
    payload.response_url,
    ...(payload.response_urls ?? []).map((it) => it.response_url),
  ];
  // Bolt answers nowhere when there is no address, whatever stands in its place.
  const asked = urls.filter(Boolean);
  return asked.every((url) => isResponseUrl(url, slackApiUrl))
    ? undefined
    : 'To be answered elsewhere than at Slack';
}

/** Throws when the body does not parse. */
function parsedBody(contentType: string, body: string): unknown {
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
