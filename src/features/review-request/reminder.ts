import { accountOf } from '../../domain/plan.ts';
import { approversOf, type Policy, poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import { section } from '../../slack/blocks.ts';
import type { Rendering } from './card.ts';

/** Who still has to decide on what, and until when: a reply under the card, which notifies them. */
export function reminding(request: Request, policy: Policy, words: Messages): Rendering {
  const { plan, requester, approvals, expiresAt } = request;
  const pool = policy.pools.get(plan.pool);
  const done = new Set(approvals.map(({ by }) => by));
  if (!pool?.selfApproval) done.add(requester);
  const missing = approversOf(policy, plan.pool).filter((id) => !done.has(id));
  const subject = words.subject(plan.action, accountOf(plan));
  const text = words.card.reminder(missing, subject, poolName(policy, plan.pool), expiresAt);
  return { text, blocks: [section(text)] };
}
