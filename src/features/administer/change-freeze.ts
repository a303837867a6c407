import type { WebClient } from '@slack/web-api';
import { newReference } from '../../admission/reference.ts';
import type { Visitor } from '../../admission/visitor.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Rule } from '../../domain/rule.ts';
import { messagesIn } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { section } from '../../slack/blocks.ts';
import type { AdminCommand } from './command.ts';

/** What a freeze or thaw is of. */
export interface Target {
  /** Absent where every pool is meant. */
  pool: PoolPolicy | undefined;
  rule: Rule | undefined;
}

type Change = Extract<AdminCommand, { kind: 'freeze' | 'thaw' }>;

/**
 * Freezes or thaws, at once and on record, then tells the channel. Returns what the person reads.
 */
export async function changeFreeze(
  services: FrontServices,
  client: WebClient,
  visitor: Visitor,
  change: Change,
  { pool, rule }: Target,
): Promise<Mrkdwn[]> {
  const { person, words } = visitor;
  const { kind: action } = change;
  const reason = change.kind === 'freeze' ? change.reason : undefined;
  const userPoolId = pool?.userPoolId;
  const standing = await services.store.frozen(userPoolId === undefined ? [] : [userPoolId]);
  const isFrozen = standing.some((freeze) => freeze.userPoolId === userPoolId);
  if (isFrozen === (action === 'freeze')) {
    return [isFrozen ? words.administer.alreadyFrozen : words.administer.notFrozen];
  }
  const id = newReference();
  const entry = { id, actor: person.id, action, pool: pool?.alias, userPoolId, reason, rule };
  await services.store.changeFreeze(entry);
  services.log.info({ reference: id, actor: person.id, action, pool: pool?.alias }, 'freeze');
  const isTold = await tellChannel(services, client, visitor, change, id);
  return [
    words.administer.done[action](pool?.alias),
    ...(isTold ? [] : [words.administer.channelNotTold(id)]),
  ];
}

/** A link in a reason is nobody's to follow, Slack's included. */
const NO_UNFURLING = { unfurl_links: false, unfurl_media: false } as const;

/** False when Slack takes no message for the channel: what was done is in force all the same. */
async function tellChannel(
  { log }: Pick<FrontServices, 'log'>,
  client: WebClient,
  { person, policy }: Visitor,
  change: Change,
  reference: string,
): Promise<boolean> {
  const { announced } = messagesIn(policy.language).administer;
  const text =
    change.kind === 'freeze'
      ? announced.freeze(person.id, change.pool, change.reason)
      : announced.thaw(person.id, change.pool);
  try {
    await client.chat.postMessage({
      channel: policy.channel,
      text,
      blocks: [section(text)],
      ...NO_UNFURLING,
    });
    return true;
  } catch (error) {
    log.error({ err: error, reference }, 'the channel does not know of a freeze or thaw');
    return false;
  }
}
