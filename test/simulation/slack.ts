/** The `fetch` of a simulated world: Slack's Web API, people's clients, and the way to the front. */
import { TIMEOUT } from '../../src/slack/time-out.ts';
import { FRONT_URL, SLACK_URL } from './addresses.ts';
import { isWrite } from './fault.ts';
import type { StandIns } from './stand-ins.ts';

const RETRY_AFTER = 30; // s

/** Stands for `globalThis.fetch`. Deliveries of Slack to the front go to `toFront`. */
export function simulatedFetch(world: StandIns, toFront: (request: Request) => Promise<Response>) {
  return async (target: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { signal: _never, ...rest } = init ?? {};
    const request = new Request(target, rest);
    const { origin, pathname } = new URL(request.url);
    if (origin === FRONT_URL) return toFront(request);
    if (origin !== SLACK_URL) throw new TypeError(`There is nothing at ${request.url}`);
    if (pathname.startsWith('/client/')) return world.slack.app.fetch(request);
    const method = pathname.startsWith('/api/') ? pathname.slice('/api/'.length) : 'response_url';
    return callSlack(world, method, request);
  };
}

function callSlack(world: StandIns, operation: string, request: Request): Promise<Response> {
  return world.network.call<Response>({
    service: 'slack',
    operation,
    writes: isWrite(operation),
    patience: TIMEOUT.worker,
    apply: async () => {
      const response = await world.slack.app.fetch(request);
      world.record.slackCall();
      return response;
    },
    throttled: () =>
      Response.json(
        { ok: false, error: 'ratelimited' },
        { status: 429, headers: { 'Retry-After': String(RETRY_AFTER) } },
      ),
    permanent: () => Response.json({ ok: false, error: 'is_archived' }),
    refused: () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    },
    timedOut: () => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    },
  });
}
