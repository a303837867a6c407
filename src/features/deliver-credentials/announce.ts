import { happened, type StepResult } from '../../advance/step.ts';
import { outsider } from '../../domain/access.ts';
import { after } from '../../domain/duration.ts';
import { handover } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import type { WorkerServices } from '../../services.ts';
import { slackTrouble } from '../../slack/failure.ts';
import { addressee } from './direct-message.ts';
import { claimable, preparing } from './message.ts';

/**
 * Posts the neutral DM to the recipient or, when Slack takes none for them, to the fallback that the
 * approvers were shown. A later request finds it by the user from then on. Throws what Slack says of the recipient when there is nobody else.
 */
export async function announce(services: WorkerServices, request: Request): Promise<StepResult> {
  const { recipient } = handover(request);
  if (request.stage.kind === 'created') await hold(services, request, request.stage.user.sub);
  try {
    return await post(services, request, recipient);
  } catch (error) {
    const fallback = await reachableFallback(services, request);
    if (!fallback || !slackTrouble(error)) throw error;
    services.log.warn({ err: error, request: request.id, recipient }, 'no DM to the recipient');
    return post(services, request, fallback);
  }
}

async function hold({ store }: WorkerServices, request: Request, sub: string): Promise<void> {
  await store.holdPassword({ userPoolId: request.plan.userPoolId, sub }, request.id);
}

async function post(services: WorkerServices, request: Request, to: string): Promise<StepResult> {
  const { words, account } = await addressee(services, request, to);
  const plan = handover(request);
  const claimBy = plan.delivery === 'reveal' ? after(services.now(), plan.claimWithin) : undefined;
  const content =
    claimBy === undefined
      ? preparing(words, account)
      : claimable(words, account, request.id, claimBy);
  const { channel, ts } = await services.slack.chat.postMessage({ channel: to, ...content });
  if (!channel || !ts) throw new Error('chat.postMessage answered without a place');
  const until = claimBy === undefined ? {} : { claimBy };
  return happened({ type: 'DeliveryAnnounced', to, channel, ts, ...until });
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
