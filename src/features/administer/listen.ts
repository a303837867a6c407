import { actorOn } from '../../admission/actor.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { approvingList } from '../../domain/access.ts';
import { mayFreeze, poolsToFreeze } from '../../domain/may-freeze.ts';
import type { Actor } from '../../domain/person.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';
import { ruleFor } from '../../domain/rule.ts';
import { escaped, type Mrkdwn } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { section } from '../../slack/blocks.ts';
import type { CommandArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { changeFreeze, type Target } from './change-freeze.ts';
import { type AdminCommand, parseCommand } from './command.ts';

const COMMAND = '/cognito-admin';

/** `/cognito-admin`: freezing and thawing, and what is frozen. */
export function listen(on: Listeners, services: FrontServices): void {
  on.command(COMMAND, (args) => onCommand(services, args));
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const lists = [...policy.pools.values()].map(({ approvers }) => approvers);
  const actor = await actorOn(services, person, lists);
  const command = parseCommand(args.command.text ?? '');
  const allowed = mayFreeze(policy, actor, 'pool' in command ? command.pool : undefined);
  if (!allowed.ok) return refuse(args, services, person, allowed.error);
  const aliases = poolsToFreeze(policy, actor).map(({ alias }) => alias);
  const told =
    command.kind === 'freeze' || command.kind === 'thaw'
      ? await changeFreeze(
          services,
          args.client,
          visitor,
          command,
          frozenAs(policy, actor, allowed.value),
        )
      : explained(visitor, command, aliases);
  const lines = [...told, ...(await whatIsFrozen(services, visitor))];
  await args.ack({
    response_type: 'ephemeral',
    text: lines.join('\n'),
    blocks: lines.map(section),
  });
}

/** What is frozen or thawed, and by which list the actor may: any of those where it is everything. */
function frozenAs({ pools }: Policy, actor: Actor, pool: PoolPolicy | undefined): Target {
  const lists = pool ? [pool] : [...pools.values()];
  return { pool, rule: ruleFor(lists.map(approvingList), actor) };
}

/** The answer to an empty, mistaken or asking text. */
function explained(
  { words }: Visitor,
  command: Exclude<AdminCommand, { kind: 'freeze' | 'thaw' }>,
  aliases: readonly string[],
): Mrkdwn[] {
  const { administer, explainFieldError } = words;
  const usage = [administer.usage, administer.pools(aliases)];
  if (command.kind === 'unknown') return [administer.unknown(command.text), ...usage];
  if (command.kind === 'status') return usage;
  return [escaped(explainFieldError(command.problem)), ...usage];
}

async function whatIsFrozen(
  { store }: Pick<FrontServices, 'store'>,
  { policy, words }: Visitor,
): Promise<Mrkdwn[]> {
  const found = await store.frozen(poolIdsIn(policy));
  return found.length === 0
    ? [words.administer.nothingFrozen]
    : found.map((freeze) => words.administer.frozen(freeze));
}

function poolIdsIn({ pools }: Policy): string[] {
  return [...pools.values()].map(({ userPoolId }) => userPoolId);
}
