import { newReference } from '../admission/reference.ts';
import { cognitoTrouble, isAwsError } from '../aws/cognito-failure.ts';
import type { RequestStore, StoredRequest } from '../aws/request-store.ts';
import type { RequestEvent } from '../domain/events.ts';
import { nextStep } from '../domain/next-step.ts';
import type { Request } from '../domain/request.ts';
import type { StepName } from '../domain/step.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { WorkerServices } from '../services.ts';
import { isSlackError, slackTrouble } from '../slack/failure.ts';
import { recheck } from './recheck.ts';
import type { StepResult } from './step.ts';
import { steps } from './steps.ts';

/** No request needs this many in one go; more would be a circle. */
const MOST_STEPS = 40;

/** Somebody else wrote first. */
class Conflict extends Error {
  override name = 'Conflict';
}

/**
 * Carries a request as far as it goes now. Throws what is worth another try, for the queue to bring
 * the request back; what only a human can mend is written into the request instead.
 */
export async function advance(services: WorkerServices, id: string): Promise<void> {
  let stored = await services.store.load(id);
  if (!stored) throw new Error(`There is no request ${id}`);
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const step = nextStep(stored.request, stored.notices, services.now());
    if (!step) return services.store.reschedule(stored);
    stored = await take(services, stored, step);
  }
  throw new Error(`Request ${id} goes in circles`);
}

async function take(
  services: WorkerServices,
  stored: StoredRequest,
  step: StepName,
): Promise<StoredRequest> {
  const { request } = stored;
  const reference = newReference();
  const log = services.log.child({ request: request.id, step, reference });
  try {
    const result = await run(services, stored, step);
    log.info({ result: result.kind }, 'step');
    return await write(services.store, stored, eventful(result, step, reference));
  } catch (error) {
    const trouble = error instanceof Conflict ? undefined : troubleOf(error, request);
    log[trouble ? 'error' : 'warn']({ err: error, trouble }, 'step failed');
    if (!trouble) throw error;
    return write(services.store, stored, eventful({ kind: 'trouble', trouble }, step, reference));
  }
}

async function run(
  services: WorkerServices,
  stored: StoredRequest,
  step: StepName,
): Promise<StepResult> {
  const trouble = await recheck(services, stored.request, step);
  return trouble ? { kind: 'trouble', trouble } : steps[step](services, stored);
}

type Writable = Exclude<StepResult, { kind: 'trouble' }>;

function eventful(result: StepResult, step: StepName, reference: string): Writable {
  if (result.kind !== 'trouble') return result;
  const { trouble } = result;
  return { kind: 'happened', events: [{ type: 'AttentionNeeded', step, trouble, reference }] };
}

/** What a step reports has happened, so it is written after whoever wrote in between. */
async function write(
  store: RequestStore,
  stored: StoredRequest,
  result: Writable,
): Promise<StoredRequest> {
  return result.kind === 'shown'
    ? saveNotice(store, stored, result)
    : append(store, stored, result.events);
}

/** A message stands, whatever the request has become; unsaved, it would be posted twice. */
async function saveNotice(
  store: RequestStore,
  stored: StoredRequest,
  shown: Extract<StepResult, { kind: 'shown' }>,
): Promise<StoredRequest> {
  const saved = await store.saveNotice(stored, shown.notice, shown.value);
  if (saved) return saved;
  const latest = await store.load(stored.request.id);
  return saveNotice(store, latest ?? conflict(stored), shown);
}

/** Events that rest on a stage which has passed are not written: the step is asked for anew. */
async function append(
  store: RequestStore,
  stored: StoredRequest,
  events: readonly RequestEvent[],
): Promise<StoredRequest> {
  const written = await store.append(stored, events);
  if (written) return written;
  const latest = await store.load(stored.request.id);
  if (latest?.request.stage.kind !== stored.request.stage.kind) return conflict(stored);
  return append(store, latest, events);
}

function conflict(stored: StoredRequest): never {
  throw new Conflict(`Request ${stored.request.id} changed meanwhile`);
}

/** Undefined for what is worth another try: throttling, time-outs, lost connections. */
function troubleOf(error: unknown, request: Request): Trouble | undefined {
  const known = cognitoTrouble(error, request.plan.userPoolId) ?? slackTrouble(error);
  if (known) return known;
  return isAwsError(error) || isSlackError(error) ? undefined : { kind: 'fault' };
}
