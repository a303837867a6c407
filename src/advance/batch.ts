import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { NewerTrail } from '../domain/event-version.ts';
import { GRACE } from '../domain/next-step.ts';
import { BrokenTrail } from '../domain/only.ts';
import { logging } from '../log.ts';
import type { WorkerServices } from '../services.ts';
import { retryAfter } from '../slack/failure.ts';
import { countThrottle } from '../throttle.ts';
import { advance } from './advance.ts';
import { ALARM } from './alarm.ts';
import { backoff, SETTLE } from './backoff.ts';
import { failureKind, UnknownRequest } from './failure.ts';
import { type Message, messageIn } from './message.ts';
import { leaveUnchecked } from './typed-code.ts';

/** After so many receives SQS moves a message to the dead letters: maxReceiveCount in serverless.yml. */
export const MOST_RECEIVES = 5;

/** How long a request that cannot be read is left alone, in seconds. */
const SET_ASIDE = 600;

/** The same for one that newer code has gone on with: that code may be deployed at this moment. */
const LEFT_TO_NEWER_CODE = 120;

/**
 * Carries on the request of each message, one after the other. A message that failed comes back
 * after a growing pause; those of the same request behind it come back with it, to keep the order.
 * `timeLeft` is in ms.
 */
export async function advanceBatch(
  services: WorkerServices,
  records: readonly SQSRecord[],
  timeLeft?: () => number,
): Promise<SQSBatchResponse> {
  const failedGroups = new Set<string | undefined>();
  const failures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of records) {
    const group = record.attributes.MessageGroupId;
    const passed = !failedGroups.has(group) && (await advanceOne(services, record, timeLeft));
    if (passed) continue;
    failedGroups.add(group);
    failures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures: failures };
}

/** False when the message has to come back. What nobody foresaw ends among the dead letters. */
async function advanceOne(
  services: WorkerServices,
  record: SQSRecord,
  timeLeft: (() => number) | undefined,
): Promise<boolean> {
  const message = messageIn(record.body);
  return logging(named(record, message), async () => {
    try {
      if (!message) throw new Error('This is no message of ours');
      return await carryOn(services, record, message, timeLeft);
    } catch (error) {
      services.log.error({ err: error }, 'message failed');
      return comeBackIn(services, record, backoff(receives(record)));
    }
  });
}

/** Only the id, because our messages may hold a code; the whole body where it is none of ours. */
function named({ body }: SQSRecord, message: Message | undefined) {
  return message ? { request: message.id } : { body };
}

async function carryOn(
  services: WorkerServices,
  record: SQSRecord,
  message: Message,
  timeLeft: (() => number) | undefined,
): Promise<boolean> {
  const { id } = message;
  try {
    // Read by now, or a reason to try again later, before anything is begun.
    await services.credentials.current();
    const done = await advance(services, id, timeLeft, message.code);
    return done || goOn(services, record, message);
  } catch (error) {
    if (error instanceof BrokenTrail || error instanceof UnknownRequest) {
      services.log.error({ ...ALARM, err: error, request: id }, 'no request to carry on');
      return postpone(services, id, SET_ASIDE);
    }
    if (error instanceof NewerTrail) return leave(services, record, message, error);
    if (failureKind(error) === 'permanent') throw error;
    return tryAgainLater(services, record, message, error);
  }
}

/**
 * Newer code goes on with the request, when it runs again. A code that somebody typed stands nowhere but
 * in its message, which therefore comes back, and waits among the dead letters in the end.
 */
function leave(
  services: WorkerServices,
  record: SQSRecord,
  { id, code }: Message,
  error: NewerTrail,
): Promise<boolean> {
  services.log.error(
    { ...ALARM, err: error, request: id },
    'left alone: newer code has written it',
  );
  if (code !== undefined) return comeBackIn(services, record, LEFT_TO_NEWER_CODE);
  return postpone(services, id, LEFT_TO_NEWER_CODE);
}

/** Time is up, not patience: the message comes back at once, to a run with all its time. */
function goOn(services: WorkerServices, record: SQSRecord, message: Message): Promise<boolean> {
  services.log.info({ request: message.id }, 'goes on in another run');
  return isLastReceive(record) ? letGo(services, message, 0) : comeBackIn(services, record, 0);
}

/**
 * Throttling and outages never make a dead letter: before the last receive the message is let go,
 * and the sweeper goes on with a new one.
 */
async function tryAgainLater(
  services: WorkerServices,
  record: SQSRecord,
  message: Message,
  error: unknown,
): Promise<boolean> {
  const { id } = message;
  const kind = failureKind(error);
  const attempt = receives(record);
  const seconds = backoff(attempt, kind === 'unknown' ? SETTLE : retryAfter(error));
  const last = isLastReceive(record);
  const line = { err: error, request: id, kind, attempt, seconds };
  countThrottle(services.metrics, error);
  if (last) services.log.error({ ...ALARM, ...line }, 'keeps failing; the sweeper goes on');
  else if (kind === 'installation') services.log.error({ ...ALARM, ...line }, 'not in order');
  else services.log.warn(line, 'will be tried again');
  if (last) return letGo(services, message, seconds);
  const [back] = await Promise.all([
    comeBackIn(services, record, seconds),
    postpone(services, id, seconds + GRACE / 1000),
  ]);
  return back;
}

async function letGo(services: WorkerServices, message: Message, seconds: number): Promise<true> {
  const { id } = message;
  await leaveUnchecked(services, message).catch((error: unknown) => {
    services.log.error({ ...ALARM, err: error, request: id }, 'a typed code is lost');
  });
  return postpone(services, id, seconds);
}

function receives({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

function isLastReceive(record: SQSRecord): boolean {
  return receives(record) >= MOST_RECEIVES;
}

/** Keeps the sweeper from piling up wake-ups of a request that pauses. The message is done with. */
async function postpone(services: WorkerServices, id: string, seconds: number): Promise<true> {
  const until = new Date(services.now().getTime() + seconds * 1000);
  await services.store.postpone(id, until.toISOString()).catch((error: unknown) => {
    services.log.warn({ err: error, request: id }, 'not postponed; the sweeper comes sooner');
  });
  return true;
}

async function comeBackIn(
  { queue, log }: WorkerServices,
  { receiptHandle }: SQSRecord,
  seconds: number,
): Promise<false> {
  await queue.comeBackIn(receiptHandle, seconds).catch((error: unknown) => {
    log.warn({ err: error }, 'the message comes back after its visibility time-out');
  });
  return false;
}
