import { newReference } from '../admission/reference.ts';
import { recordingCalls } from '../aws/recorded-calls.ts';
import type { RequestStore, StoredRequest } from '../aws/request-store.ts';
import type { CognitoCall, RecordedEvent } from '../domain/events.ts';
import { isUntold, nextStep, stuckProtection } from '../domain/next-step.ts';
import { readySince } from '../domain/ready-since.ts';
import type { Secret } from '../domain/secret.ts';
import { needsPermission, type StepName } from '../domain/step.ts';
import type { Trouble } from '../domain/trouble.ts';
import { tellOfFreeze } from '../features/deliver-credentials/reveal.ts';
import { alsoLogging, logging } from '../log.ts';
import { measureWait, since } from '../metrics.ts';
import type { WorkerServices } from '../services.ts';
import { longestStep } from '../time-budget.ts';
import { ALARM } from './alarm.ts';
import { Conflict, troubleOf, UnknownRequest } from './failure.ts';
import { freezeOver, heldUp } from './freeze.ts';
import { recheck } from './recheck.ts';
import { happened, type StepResult } from './step.ts';
import { steps } from './steps.ts';
import { codeFor } from './typed-code.ts';

/** No request needs this many in one go; more would be a circle. */
const MOST_STEPS = 40;

/**
 * Carries a request as far as it goes now; false when it could go further but `timeLeft`, in ms, does
 * not suffice for another step. A code that came along is checked first. Throws what is worth
 * another try, for the queue to bring the request back; what only a human can mend is written into
 * the request instead.
 */
export async function advance(
  services: WorkerServices,
  id: string,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
  sealedCode?: string,
): Promise<boolean> {
  const found = await services.store.load(id);
  if (!found) throw new UnknownRequest(`There is no request ${id}`);
  alsoLogging({ slack: { requester: found.request.requester } });
  const stored = await thawedIfSo(services, found);
  const code = await codeFor(services, stored.request, sealedCode);
  if (!code) return goOn(services, stored, timeLeft);
  if (timeLeft() < longestStep) return false;
  return goOn(services, await take(services, stored, 'check-code', code), timeLeft);
}

/** A request that was held up goes on when it is looked at after the thaw. */
async function thawedIfSo(services: WorkerServices, stored: StoredRequest): Promise<StoredRequest> {
  const { request } = stored;
  if (!request.frozen || (await freezeOver(services, request))) return stored;
  return append(services.store, stored, [{ type: 'Thawed' }], []);
}

async function goOn(
  services: WorkerServices,
  from: StoredRequest,
  timeLeft: () => number,
): Promise<boolean> {
  let stored = from;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const step = nextStep(stored.request, stored.notices, services.now());
    if (!step) {
      await rest(services, stored, count === 0);
      return true;
    }
    if (timeLeft() < longestStep) return false;
    stored = await take(services, stored, step);
  }
  throw new Error(`Request ${from.request.id} goes in circles`);
}

/**
 * Nothing is to be done. What a human has to mend is tried again all the same, without growing the
 * trail, where waiting for them would leave people in the dark or a password on the screen.
 */
async function rest(services: WorkerServices, stored: StoredRequest, idle: boolean): Promise<void> {
  const { request, notices } = stored;
  const { id, troubles } = request;
  const untold = isUntold(request, notices);
  const stuck = stuckProtection(request);
  if (untold) services.log.error({ ...ALARM, request: id, troubles }, UNTOLD);
  if (stuck) services.log.error({ ...ALARM, request: id, troubles }, STUCK[stuck]);
  const told =
    idle && untold ? await tryOne(services, stored, 'show-card', 'show-receipt') : stored;
  const done = idle && stuck ? await tryOne(services, told, stuck) : told;
  await services.store.reschedule(done);
}

const STUCK = {
  'hide-credential': 'a password stands in a DM',
  'revoke-credential': 'a password that nobody claimed is not revoked',
  'lock-account': 'an account that somebody else may use is not locked',
} as const;

const UNTOLD = 'trouble that no message shows';

/** The first of these steps that succeeds will do: whoever reads one message can try again. */
async function tryOne(
  services: WorkerServices,
  stored: StoredRequest,
  ...names: readonly StepName[]
): Promise<StoredRequest> {
  for (const step of names) {
    try {
      const result = await steps[step](services, stored);
      if (result.kind !== 'trouble') return await write(services.store, stored, result);
    } catch (error) {
      services.log.warn({ err: error, request: stored.request.id, step }, 'still not possible');
    }
  }
  return stored;
}

async function take(
  services: WorkerServices,
  stored: StoredRequest,
  step: StepName,
  code?: Secret,
): Promise<StoredRequest> {
  const reference = newReference();
  const calls: CognitoCall[] = [];
  const line = { request: stored.request.id, step, reference };
  const doing = () => logging(line, () => attempt(services, stored, { step, code, calls }));
  const { written, trouble } = await timed(services, step, doing);
  if (written) return written;
  const needed = { type: 'AttentionNeeded', step, trouble, reference } as const;
  return append(services.store, stored, [needed], calls);
}

async function timed<Result>(
  { metrics, now }: WorkerServices,
  step: StepName,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = now().getTime();
  try {
    return await work();
  } finally {
    metrics('StepDuration', since(start, now()), { Step: step });
  }
}

type Attempt = { written: StoredRequest; trouble?: never } | { written?: never; trouble: Trouble };

async function attempt(
  services: WorkerServices,
  stored: StoredRequest,
  { step, code, calls }: { step: StepName; code: Secret | undefined; calls: CognitoCall[] },
): Promise<Attempt> {
  const { log } = services;
  try {
    const doing = () => run(services, stored, step, code);
    const result = await recordingCalls(stored.request.id, calls, doing);
    if (result.kind === 'trouble') {
      log.error({ ...ALARM, trouble: result.trouble }, 'step failed');
      return { trouble: result.trouble };
    }
    log.info({ result: result.kind }, 'step');
    return { written: await write(services.store, stored, result, calls) };
  } catch (error) {
    const trouble = troubleOf(error, stored.request);
    if (!trouble) {
      log.warn({ err: error }, 'step failed');
      measureWait(services, readySince(stored.request, services.now()));
      throw error;
    }
    log.error({ ...ALARM, err: error, trouble }, 'step failed');
    return { trouble };
  }
}

async function run(
  services: WorkerServices,
  stored: StoredRequest,
  step: StepName,
  code: Secret | undefined,
): Promise<StepResult> {
  const { request } = stored;
  const trouble = await recheck(services, request, step);
  if (trouble) return { kind: 'trouble', trouble };
  // Last of all, so that hardly a moment lies between this look and Cognito.
  const freeze = needsPermission(step) ? await freezeOver(services, request) : undefined;
  if (!freeze) return steps[step](services, stored, code);
  if (step === 'reveal-credential') await tellOfFreeze(services, request);
  return happened(...heldUp(request, step, freeze));
}

type Writable = Exclude<StepResult, { kind: 'trouble' }>;

/** What a step reports has happened, so it is written after whoever wrote in between. */
async function write(
  store: RequestStore,
  stored: StoredRequest,
  result: Writable,
  calls: readonly CognitoCall[] = [],
): Promise<StoredRequest> {
  return result.kind === 'shown'
    ? saveNotice(store, stored, result)
    : append(store, stored, result.events, calls);
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

/**
 * Events that rest on a stage which has passed are not written: the step is asked for anew. The first
 * one takes along what was called on the way to it.
 */
async function append(
  store: RequestStore,
  stored: StoredRequest,
  events: readonly RecordedEvent[],
  calls: readonly CognitoCall[],
): Promise<StoredRequest> {
  const written = await store.append(stored, withCalls(events, calls));
  if (written) return written;
  const latest = await store.load(stored.request.id);
  if (latest?.request.stage.kind !== stored.request.stage.kind) return conflict(stored);
  return append(store, latest, events, calls);
}

function withCalls(
  events: readonly RecordedEvent[],
  calls: readonly CognitoCall[],
): readonly RecordedEvent[] {
  if (calls.length === 0) return events;
  return events.map((event, index) => (index === 0 ? { ...event, calls } : event));
}

function conflict(stored: StoredRequest): never {
  throw new Conflict(`Request ${stored.request.id} changed meanwhile`);
}
