import { parse } from 'node:querystring';
import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import * as z from 'zod/mini';

const actor = z.object({ id: z.string() });

/** The least that Bolt needs of a payload not to stumble over it. */
const slackPayload = z.union([
  z.object({ ssl_check: z.string() }),
  z.object({ command: z.string(), user_id: z.string(), trigger_id: z.string() }),
  z.object({
    type: z.enum(['block_actions', 'block_suggestion', 'view_submission', 'view_closed']),
    user: actor,
  }),
  z.object({ type: z.literal('event_callback'), event: z.object({ type: z.string() }) }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
]);

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/**
 * The event as AwsLambdaReceiver can read it, or undefined when no version of Slack could have sent
 * it. The receiver matches content types to the letter, decodes base64 as ASCII, and throws on a
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
