/** The HTTP side of the Web API: `POST /api/{method}`, form-encoded or JSON. */
import { type Context, Hono } from 'hono';
import { parseJson } from '../json.ts';
import { CONFIG_TOKEN } from '../seed.ts';
import type { Workspace } from '../workspace.ts';
import { type Answer, type Args, type Method, Refusal } from './method.ts';
import { METHODS } from './methods.ts';

/** Arguments that forms carry as JSON text. */
const JSON_ARGUMENTS = ['attachments', 'blocks', 'metadata', 'view'];

export function webApi(workspace: Workspace): Hono {
  return new Hono().post('/api/:method', async (context) => {
    const method = context.req.param('method');
    const retryAfter = workspace.throttled.get(method) ?? secondsOfThrottling(workspace);
    if (retryAfter !== undefined) return tooMany(context, workspace, method, retryAfter);
    const { token, ...args } = await readBody(context);
    const answer = call(workspace, method, bearer(context) ?? token, args);
    record(workspace, method, args, answer);
    await workspace.interludes.get(method)?.();
    return context.json(answer, 200, { 'x-oauth-scopes': workspace.manifest.scopes.join(',') });
  });
}

function secondsOfThrottling({ throttledUntil, now }: Workspace): number | undefined {
  const seconds = Math.ceil((throttledUntil.getTime() - now().getTime()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

function tooMany(context: Context, workspace: Workspace, method: string, seconds: number) {
  workspace.throttled.delete(method);
  const answer = { ok: false, error: 'ratelimited' };
  record(workspace, method, {}, answer);
  return context.json(answer, 429, { 'Retry-After': String(seconds) });
}

function bearer(context: Context): string | undefined {
  return /^Bearer (\S+)$/iu.exec(context.req.header('authorization') ?? '')?.[1];
}

async function readBody(context: Context): Promise<Args> {
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('application/json')) return context.req.json<Args>().catch(() => ({}));
  const form: Args = Object.fromEntries(new URLSearchParams(await context.req.text()));
  for (const name of JSON_ARGUMENTS) {
    const text = form[name];
    if (typeof text === 'string') form[name] = parseJson(text) ?? text;
  }
  return form;
}

function call(workspace: Workspace, name: string, token: unknown, args: Args): Answer {
  try {
    const method = METHODS.get(name);
    if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
    authorize(workspace, method, token);
    return { ok: true, ...method.run(workspace, args) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

function authorize(workspace: Workspace, method: Method, token: unknown): void {
  const { botToken, appToken, manifest } = workspace;
  if (token === undefined) throw new Refusal('not_authed');
  const tokens = { bot: botToken, app: appToken, configuration: CONFIG_TOKEN };
  if (token !== tokens[method.token ?? 'bot']) {
    throw new Refusal(
      Object.values(tokens).includes(String(token)) ? 'not_allowed_token_type' : 'invalid_auth',
    );
  }
  const { scopes } = method;
  if (scopes.length === 0 || scopes.some((scope) => manifest.scopes.includes(scope))) return;
  const provided = manifest.scopes.join(',');
  throw new Refusal('missing_scope', { needed: scopes.join(','), provided });
}

function record(workspace: Workspace, method: string, args: Args, answer: Answer): void {
  const { warning } = answer;
  const warnings = typeof warning === 'string' ? [warning] : [];
  const at = workspace.now();
  workspace.history.push({ kind: 'api-call', at, method, args, answer, warnings });
}
