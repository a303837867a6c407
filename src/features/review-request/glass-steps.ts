import type { Step } from '../../advance/step.ts';
import { GLASS_ANNOUNCED, nextWitness, witnessesTold } from '../../domain/next-step.ts';
import { accountOf } from '../../domain/plan.ts';
import { approversOf, type Policy, poolName } from '../../domain/policy.ts';
import type { BrokenGlass, Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { messagesIn } from '../../messages/index.ts';
import { joined } from '../../messages/mrkdwn.ts';
import type { WorkerServices } from '../../services.ts';
import { section } from '../../slack/blocks.ts';
import { slackFailure } from '../../slack/failure.ts';
import type { Rendering } from './card.ts';
import { post, readBy } from './post.ts';

/** Says in the channel, in a message of its own, that somebody goes past the approvers. */
export const announceBrokenGlass: Step = async ({ policy, slack }, { request }) => {
  const current = await policy();
  const words = messagesIn(current.language);
  const { pool } = request.plan;
  const { by, reason, tell } = glassOf(request);
  const text = words.breakGlass.announced(by, subjectOf(request, words), poolName(current, pool), {
    reason,
    approvers: approversOf(current, pool),
    tell,
  });
  const place = await post(slack, current.channel, { text, blocks: [section(text)] });
  return { kind: 'shown', notice: 'glass', value: { ...place, shows: GLASS_ANNOUNCED } };
};

/** Tells one of those whom the policy names; each is a step, so that nobody is told much twice. */
export const tellOfBrokenGlass: Step = async (services, { request, notices }) => {
  const witness = nextWitness(request, notices);
  if (witness === undefined) throw new Error(`${request.id} has nobody left to tell`);
  const place = await tell(services, request, witness);
  const told = [...(notices.witnesses?.shows.split(' ') ?? []), witness];
  const shows = witnessesTold(told) ?? '';
  return { kind: 'shown', notice: 'witnesses', value: { ...place, shows } };
};

/** Whoever takes no direct message is told in the channel, where the mention notifies them. */
async function tell(services: WorkerServices, request: Request, witness: string) {
  const { policy, words } = await readBy(services, witness);
  try {
    return await post(services.slack, witness, telling(request, policy, words));
  } catch (error) {
    if (slackFailure(error) !== 'permanent') throw error;
    const shared = messagesIn(policy.language);
    const { text } = telling(request, policy, shared);
    const here = joined([shared.breakGlass.toldHere(witness), text], '\n');
    return post(services.slack, policy.channel, { text: here, blocks: [section(here)] });
  }
}

function telling(request: Request, policy: Policy, words: Messages) {
  const { by, at, reason } = glassOf(request);
  const pool = poolName(policy, request.plan.pool);
  const told = words.breakGlass.told(by, at, subjectOf(request, words), pool, reason);
  const where = joined(
    [words.receipt.where(policy.channel), words.card.reference(request.id)],
    ' ',
  );
  const text = joined([told, where], '\n');
  return { text, blocks: [section(text)] } satisfies Rendering;
}

function subjectOf({ plan }: Request, words: Messages) {
  return words.subject(plan.action, accountOf(plan));
}

function glassOf({ id, glass }: Request): BrokenGlass {
  if (glass) return glass;
  throw new Error(`Nobody has gone past the approvers of ${id}`);
}
