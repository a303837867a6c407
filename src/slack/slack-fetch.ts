import type { WebClientOptions } from '@slack/web-api';
import * as z from 'zod/mini';
import type { Secret } from '../domain/secret.ts';
import { isResponseUrl } from './response-url.ts';

/** Where the bot token comes from. */
export interface Tokens {
  current: () => Promise<{ botToken: Secret }>;
  /** After Slack has refused that one. */
  renewed: () => Promise<{ botToken: Secret }>;
}

type Fetch = NonNullable<WebClientOptions['fetch']>;
type Sent = Parameters<Fetch>[1];

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
export function slackFetch(slackApiUrl: string, tokens: Tokens): Fetch {
  const api = slackApiUrl.replace(/\/*$/, '/');
  return async (url, init) => {
    const address = String(url);
    if (address.startsWith(api)) return withToken(address, init, tokens);
    if (!isResponseUrl(address, slackApiUrl)) throw new Error('This is no address of Slack');
    return fetch(address, { ...init, redirect: 'error' });
  };
}

async function withToken(address: string, init: Sent, tokens: Tokens): Promise<Response> {
  const { botToken } = await tokens.current();
  const answer = await call(address, init, botToken);
  if (!(await isRefused(answer))) return answer;
  const { botToken: another } = await tokens.renewed();
  return another.expose() === botToken.expose() ? answer : call(address, init, another);
}

function call(address: string, init: Sent, botToken: Secret): Promise<Response> {
  const headers = withBearer(init, botToken);
  return fetch(address, { ...init, headers, redirect: 'error' });
}

/** What Headers throws quotes the value, and so the token. */
function withBearer(init: Sent, botToken: Secret): Headers {
  const headers = new Headers(init?.headers);
  try {
    headers.set('Authorization', `Bearer ${botToken.expose()}`);
  } catch {
    throw new Error('The bot token cannot stand in a header');
  }
  return headers;
}

/** Reads a copy: the client reads the answer itself. */
async function isRefused(answer: Response): Promise<boolean> {
  if (answer.status !== 200) return false;
  const told = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const parsed = refusal.safeParse(told);
  return parsed.success && REPLACED.has(parsed.data.error);
}
