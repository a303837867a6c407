import { happened, type StepResult } from '../../advance/step.ts';
import { outsider } from '../../domain/access.ts';
import { handover } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import type { WorkerServices } from '../../services.ts';
import { slackTrouble } from '../../slack/failure.ts';
import { addressee } from './direct-message.ts';
import { preparing } from './message.ts';

/**
 * Posts the neutral DM to the recipient or, when Slack takes none for them, to the fallback that the
 * approvers were shown. Throws what Slack says of the recipient when there is nobody else.
 */
export async function announce(services: WorkerServices, request: Request): Promise<StepResult> {
  const { recipient } = handover(request);
  try {
    return await post(services, request, recipient);
  } catch (error) {
    const fallback = await reachableFallback(services, request);
    if (!fallback || !slackTrouble(error)) throw error;
    services.log.warn({ err: error, request: request.id, recipient }, 'no DM to the recipient');
    return post(services, request, fallback);
  }
}

async function post(services: WorkerServices, request: Request, to: string): Promise<StepResult> {
  const { words, account } = await addressee(services, request, to);
  const { channel, ts } = await services.slack.chat.postMessage({
    channel: to,
    ...preparing(words, account),
  });
  if (!channel || !ts) throw new Error('chat.postMessage answered without a place');
  return happened({ type: 'DeliveryAnnounced', to, channel, ts });
}

/** Of the recipient it was asked right before this step; of the fallback only now. */
async function reachableFallback(
  { members, policy }: WorkerServices,
  request: Request,
): Promise<string | undefined> {
  const { fallback } = handover(request);
  const person = fallback === undefined ? undefined : await members.find(fallback);
  return person && !outsider(await policy(), person) ? person.id : undefined;
}
