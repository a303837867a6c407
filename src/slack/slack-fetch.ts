import { validateHeaderValue } from 'node:http';
import type { WebClientOptions } from '@slack/web-api';
import * as z from 'zod/mini';
import type { Secret } from '../domain/secret.ts';
import { isResponseUrl } from './response-url.ts';
import type { Answer, Send, Sent } from './send.ts';

/** Where the bot token comes from. */
export interface Tokens {
  current: () => Promise<{ botToken: Secret }>;
  /** After Slack has refused that one. */
  renewed: () => Promise<{ botToken: Secret }>;
}

type Fetch = NonNullable<WebClientOptions['fetch']>;
type Asked = NonNullable<Parameters<Fetch>[1]>;

/**
 * What Slack answers to a token that has been replaced, before it does anything of what was asked:
 * https://docs.slack.dev/reference/methods/auth.test#errors
 */
const REPLACED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'token_revoked',
  'account_inactive',
]);
const refusal = z.object({ ok: z.literal(false), error: z.string() });

/**
 * The one way out to Slack. Calls of the Web API carry the bot token in force; one that Slack refuses
 * because of it is made once more, if there is another token by now. Answers to interactions carry
 * none. Whatever is neither is not sent, and nobody is sent on to another address.
 */
export function slackFetch(slackApiUrl: string, tokens: Tokens, send: Send): Fetch {
  const api = slackApiUrl.replace(/\/*$/, '/');
  return async (url, asked = {}) => {
    const address = String(url);
    const sent = toSend(asked);
    if (address.startsWith(api)) {
      return answered(address, await withToken(send, address, sent, tokens));
    }
    if (!isResponseUrl(address, slackApiUrl)) throw new Error('This is no address of Slack');
    return answered(address, await send(address, sent));
  };
}

function toSend({ method = 'GET', headers = {}, body = '', signal }: Asked): Sent {
  if (typeof body !== 'string') throw new Error('Only texts are sent to Slack');
  return { method, headers, body, signal };
}

async function withToken(send: Send, address: string, sent: Sent, tokens: Tokens): Promise<Answer> {
  const { botToken } = await tokens.current();
  const answer = await send(address, withBearer(sent, botToken));
  if (!isRefused(answer)) return answer;
  const { botToken: another } = await tokens.renewed();
  if (another.expose() === botToken.expose()) return answer;
  return send(address, withBearer(sent, another));
}

/** In place of the token that the client may have begun with, however that is spelled. */
function withBearer(sent: Sent, botToken: Secret): Sent {
  const others = Object.entries(sent.headers).filter(([name]) => !/^authorization$/i.test(name));
  const authorization = `Bearer ${botToken.expose()}`;
  try {
    validateHeaderValue('authorization', authorization);
  } catch {
    throw new Error('The bot token cannot stand in a header');
  }
  return { ...sent, headers: { ...Object.fromEntries(others), authorization } };
}

function isRefused({ status, body }: Answer): boolean {
  if (status !== 200) return false;
  const parsed = refusal.safeParse(jsonOf(body));
  return parsed.success && REPLACED.has(parsed.data.error);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The answer as Bolt and the client read it. */
function answered(url: string, answer: Answer): Awaited<ReturnType<Fetch>> {
  const { status, statusText, headers, body } = answer;
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: {
      get: (name) => headers[name.toLowerCase()] ?? null,
      entries: () => Object.entries(headers),
    },
    text: async () => body,
    json: async () => JSON.parse(body),
    arrayBuffer: async () => new TextEncoder().encode(body).buffer,
  };
}
