import type { RequestEvent } from '../domain/events.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { ok, type Result, refused } from '../domain/result.ts';
import { alsoLogging } from '../log.ts';
import type { FrontServices } from '../services.ts';
import { refusalWhileFrozen } from './frozen.ts';
import type { Once } from './once.ts';

type Services = Pick<FrontServices, 'store' | 'queue' | 'log'>;

type Decided = Result<RequestEvent | undefined, Refusal>;

/**
 * Turns a request as it stands into the event that somebody's click becomes, into nothing when that
 * click is recorded already, or into a refusal.
 */
export type Decision = (request: Request) => Decided | Promise<Decided>;

/** How a decision comes to be written. */
interface Conditions {
  /** What was sent, which has its effect once. */
  once: Once;
  /** True for an event that is not written while the request's pool is frozen; for none unless told. */
  isHeldUp?: (event: RequestEvent) => boolean;
}

/**
 * Writes a person's decision and wakes the worker. When somebody else writes first, the decision is
 * asked anew on what the request has become, so it never rests on a state that has passed. Throws
 * Replayed for what was sent before.
 */
export async function decide(
  services: Services,
  conditions: Conditions,
  id: string,
  decision: Decision,
): Promise<Result<Request, Refusal>> {
  alsoLogging({ request: id });
  const [stored] = await Promise.all([services.store.load(id), conditions.once.pass()]);
  if (!stored) return refused({ kind: 'unknown-request' });
  const decided = await decision(stored.request);
  if (!decided.ok) return decided;
  const frozen =
    decided.value && (await holdUp(services, conditions, stored.request, decided.value));
  if (frozen) return refused(frozen);
  const written = decided.value ? await services.store.append(stored, [decided.value]) : stored;
  if (!written) return decide(services, conditions, id, decision);
  await wake(services, written.request);
  return ok(written.request);
}

/** The freeze is asked for last, and only where it matters. */
async function holdUp(
  services: Services,
  { isHeldUp }: Conditions,
  { plan }: Request,
  event: RequestEvent,
): Promise<Refusal | undefined> {
  return isHeldUp?.(event) ? refusalWhileFrozen(services, plan) : undefined;
}

/** A lost wake-up costs at most a minute and a half: the sweeper, every minute, finds what is due. */
export async function wake(
  { queue, log }: Pick<Services, 'queue' | 'log'>,
  { id, trail }: Pick<Request, 'id'> & { trail: readonly unknown[] },
): Promise<void> {
  await queue.wake(id, `v${trail.length}`).catch((error: unknown) => {
    log.warn({ err: error, request: id }, 'wake-up lost; the sweeper will find the request');
  });
}
