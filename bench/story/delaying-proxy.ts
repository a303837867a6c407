/** Puts a stand-in some way off: what is sent to it, and what it answers, takes time to arrive. */
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import type { LocalServer } from '../../playground/aws/local-server.ts';
import { listen } from '../../playground/aws/loopback.ts';

/** What one call was, and what came of it, as the stand-in answered. */
export interface Passed {
  operation: string;
  status: number;
  /** Of the answer. */
  body: string;
}

/**
 * Serves what `target` serves. Each of its answers that names an address there names one here, and
 * the other way round, because SQS's clients go where its answers say. Opening a connection costs
 * nothing more: in a function that is warm, it stands.
 */
export function delayed(
  target: string,
  delay: number,
  watch: (passed: Passed) => void = () => {},
): Promise<LocalServer> {
  const app = new Hono();
  app.all('*', async (context) => {
    const here = new URL(context.req.url).origin;
    const { pathname, search } = new URL(context.req.url);
    const sent = (await context.req.text()).replaceAll(here, target);
    await pause(delay);
    const headers = new Headers(context.req.raw.headers);
    for (const name of ['host', 'content-length', 'connection', 'expect']) headers.delete(name);
    const answer = await fetch(`${target}${pathname}${search}`, {
      method: context.req.method,
      headers,
      ...(sent === '' ? {} : { body: sent }),
    });
    const body = await answer.text();
    watch({ operation: operationOf(headers), status: answer.status, body });
    await pause(delay);
    const back = new Headers(answer.headers);
    for (const name of ['content-length', 'content-encoding', 'connection']) back.delete(name);
    return new Response(body.replaceAll(target, here), { status: answer.status, headers: back });
  });
  return listen(app);
}

function operationOf(headers: Headers): string {
  return headers.get('x-amz-target')?.split('.').at(-1) ?? '';
}
