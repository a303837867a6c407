/** How Slack's payloads travel: the body, its signature, and the event that API Gateway makes of it. */
import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { SIGNING_SECRET } from '../../playground/environment.ts';
import { freshTimestamp } from '../e2e/signed.ts';
import { type Json, jsonOf } from './mutations.ts';

/** `form`: fields of a form. `payload`: JSON in a form's one field. `json`: the body itself. */
export type Wrapping = 'form' | 'payload' | 'json';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

export type Headers = Record<string, string>;

/** What the function is called with; tests may leave out or spoil any part of it. */
export type LambdaEvent = { [Part in keyof APIGatewayProxyEventV2]?: unknown };

export function bodyOf(payload: Json, wrapping: Wrapping): string {
  if (wrapping === 'json') return jsonOf(payload);
  const fields = wrapping === 'payload' ? { payload: jsonOf(payload) } : payload;
  return new URLSearchParams(formFields(fields)).toString();
}

/** A form knows texts only: an array becomes a field that appears more than once. */
function formFields(value: Json): [string, string][] {
  if (typeof value !== 'object' || value === null) return [['', String(value)]];
  return Object.entries(value).flatMap(([name, field]) =>
    Array.isArray(field)
      ? field.map((one): [string, string] => [name, textOf(one)])
      : [[name, textOf(field)]],
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : jsonOf(value);
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signatureOf(body: string, timestamp: string, secret = SIGNING_SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

export function signedHeaders(body: string, contentType: string): Headers {
  const timestamp = String(freshTimestamp(body));
  return {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signatureOf(body, timestamp),
  };
}

export function contentTypeOf(wrapping: Wrapping): string {
  return wrapping === 'json' ? JSON_TYPE : FORM;
}

/** As an HTTP API hands it over: everything but JSON and plain text in base64. */
export function eventOf(body: string, headers: Headers): LambdaEvent {
  const isBase64Encoded = !(headers['content-type'] ?? '').startsWith(JSON_TYPE);
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers,
    requestContext: {},
    body: isBase64Encoded ? Buffer.from(body, 'utf8').toString('base64') : body,
    isBase64Encoded,
  };
}
