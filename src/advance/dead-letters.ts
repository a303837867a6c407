import { newReference } from '../admission/reference.ts';
import type { DeadLetter } from '../aws/dead-letter-queue.ts';
import type { StoredRequest } from '../aws/request-store.ts';
import { awaitedProof, nextStep } from '../domain/next-step.ts';
import { BrokenTrail } from '../domain/only.ts';
import type { StepName } from '../domain/step.ts';
import type { SweeperServices } from '../services.ts';
import { ALARM } from './alarm.ts';
import { type Message, messageIn } from './message.ts';

/**
 * Empties the dead-letter queue. The step that a letter's request died over becomes its trouble, so
 * that people learn of it on the card and can try again. A letter is removed when its request says
 * so, or waits for nothing, or cannot be read at all; any other comes back by itself.
 */
export async function readDeadLetters(
  services: SweeperServices,
  hasTime: () => boolean = () => true,
): Promise<void> {
  while (hasTime()) {
    const letters = await services.deadLetters.receive();
    if (letters.length === 0) return;
    for (const letter of letters) {
      if (!hasTime()) return;
      await read(services, letter);
    }
  }
}

async function read(services: SweeperServices, letter: DeadLetter): Promise<void> {
  const { body } = letter;
  const message = messageIn(body);
  try {
    if (message) await giveUp(services, message);
    else services.log.error({ ...ALARM, body }, 'dead letter of no request');
  } catch (error) {
    const request = message?.id;
    services.log.error({ ...ALARM, err: error, request }, 'dead letter not acted on');
    if (!(error instanceof BrokenTrail)) return;
  }
  await services.deadLetters.remove(letter);
}

/** Does nothing for a request that has found its way, woken by somebody else. */
async function giveUp(services: SweeperServices, message: Message): Promise<void> {
  const { id } = message;
  const { store, queue, log, now } = services;
  const stored = await store.load(id);
  if (!stored) return log.error({ ...ALARM, request: id }, 'dead letter of an unknown request');
  const step = diedOver(stored, message, now());
  if (!step) return log.warn({ request: id }, 'dead letter of a request that waits for nothing');
  const reference = newReference();
  const trouble = { kind: 'gave-up' } as const;
  const needed = { type: 'AttentionNeeded', step, trouble, reference } as const;
  const written = await store.append(stored, [needed]);
  if (!written) return giveUp(services, message);
  log.error({ ...ALARM, request: id, step, reference }, 'gave up');
  // A lost wake-up costs a sweep: the request is due.
  await queue.wake(id, `v${written.request.trail.length}`).catch((error: unknown) => {
    log.warn({ err: error, request: id }, 'wake-up lost; the next sweep finds the request');
  });
}

/** What the worker was at: the step that comes next, or the check of a code that the letter brings. */
function diedOver(
  { request, notices }: StoredRequest,
  { code }: Message,
  now: Date,
): StepName | undefined {
  const checks = code !== undefined && awaitedProof(request, now) !== undefined;
  return nextStep(request, notices, now) ?? (checks ? 'check-code' : undefined);
}
