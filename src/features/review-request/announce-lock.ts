import type { Step } from '../../advance/step.ts';
import { LOCK_ANNOUNCED } from '../../domain/next-step.ts';
import { only } from '../../domain/only.ts';
import { accountOf } from '../../domain/plan.ts';
import { approversOf, poolName } from '../../domain/policy.ts';
import { messagesIn } from '../../messages/index.ts';
import { section } from '../../slack/blocks.ts';
import { post } from './post.ts';

/** Says in the channel, where an edit of the card notifies nobody, whose account was locked and why. */
export const announceLock: Step = async ({ policy, slack }, { request }) => {
  const current = await policy();
  const { pool } = request.plan;
  const { to } = only(request.stage, 'locked').message;
  const text = messagesIn(current.language).handover.card.announced(
    to,
    accountOf(request.plan),
    poolName(current, pool),
    approversOf(current, pool),
  );
  const place = await post(slack, current.channel, { text, blocks: [section(text)] });
  return { kind: 'shown', notice: 'lock', value: { ...place, shows: LOCK_ANNOUNCED } };
};
