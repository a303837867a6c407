import { awaitedProof } from '../domain/next-step.ts';
import type { Request } from '../domain/request.ts';
import { openCode } from '../domain/sealed-code.ts';
import type { Secret } from '../domain/secret.ts';
import type { WorkerServices } from '../services.ts';
import type { Message } from './message.ts';

/**
 * The code that a message brings, if the request waits for it. One that was used already, or that was
 * meant for something else, is none: a message may come more than once, and late.
 */
export async function codeFor(
  { key, now, log }: Pick<WorkerServices, 'key' | 'now' | 'log'>,
  request: Request,
  sealed: string | undefined,
): Promise<Secret | undefined> {
  if (sealed === undefined) return undefined;
  const proof = awaitedProof(request, now());
  const code = proof && openCode(await key(), { requestId: request.id, proof }, sealed);
  if (!code) log.warn({ request: request.id }, 'a code that nobody waits for');
  return code;
}

/**
 * Before a message is let go because Cognito cannot be reached: whoever typed the code that it brings
 * is asked for it again. Throws what the table threw.
 */
export async function leaveUnchecked(services: WorkerServices, message: Message): Promise<void> {
  if (message.code === undefined) return;
  const stored = await services.store.load(message.id);
  const proof = stored && awaitedProof(stored.request, services.now());
  if (!stored || !proof || !(await codeFor(services, stored.request, message.code))) return;
  const { attribute } = proof;
  const rejected = { type: 'CodeRejected', attribute, why: 'unchecked' } as const;
  const written = await services.store.append(stored, [rejected]);
  if (!written) await leaveUnchecked(services, message);
}
