import { onceOf } from '../../admission/once.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { USER_ACTIONS } from '../../domain/plan.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { section } from '../../slack/blocks.ts';
import type { ButtonArgs, CommandArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { unlessOutdated } from '../../slack/outdated-view.ts';
import { parseCommand, type UserCommand } from './command.ts';
import { askFor, CALLBACK, COMMAND, SHOW } from './ids.ts';
import { listenToChanges } from './listen-to-changes.ts';
import { knownPoolsToLook, lookUp, poolsToLook } from './look-up.ts';

/** Their modal is opened first, or they ask while the form is checked. */
export const late = [COMMAND, CALLBACK, ...USER_ACTIONS.map(askFor)];

/** `/cognito-user`, the users that it shows, and what is asked for there. */
export function listen(on: Listeners, services: FrontServices): void {
  on.command(COMMAND, (args) => onCommand(services, args));
  on.button(SHOW, (args) => onShow(services, args));
  listenToChanges(on, services);
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person } = visitor;
  const command = parseCommand(args.command.text ?? '');
  if (command.kind !== 'open') return explain(services, args, command);
  const { account, pool } = command;
  const known = knownPoolsToLook(services, visitor, pool);
  if (known?.ok === false) return refuse(args, services, person, known.error);
  const opening = { how: 'open', trigger: args.command.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const looking = known ?? (await poolsToLook(services, visitor, pool));
    if (!looking.ok) return refusalModal(args, services, person, looking.error);
    return lookUp(args, services, visitor, looking.value, account);
  });
  await args.ack();
}

async function explain(
  services: FrontServices,
  args: CommandArgs,
  command: Exclude<UserCommand, { kind: 'open' }>,
): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, words } = visitor;
  const [allowed] = await Promise.all([
    poolsToLook(services, visitor, undefined),
    onceOf(args.context).pass(),
  ]);
  if (!allowed.ok) return refuse(args, services, person, allowed.error);
  await args.ack(usage(words, allowed.value.pools, command));
}

/** The answer to an empty, mistaken or asking text. */
function usage(
  words: Messages,
  pools: readonly PoolPolicy[],
  command: Exclude<UserCommand, { kind: 'open' }>,
) {
  const aliases = pools.map((pool) => pool.alias);
  const lines = [...mistake(words, command), words.lookUp.usage, words.lookUp.pools(aliases)];
  return {
    response_type: 'ephemeral' as const,
    text: lines.join('\n'),
    blocks: lines.map(section),
  };
}

function mistake(words: Messages, command: Exclude<UserCommand, { kind: 'open' }>) {
  if (command.kind === 'help') return [];
  if (command.kind === 'too-many-words') return [words.lookUp.tooManyWords(command.text)];
  return [escaped(words.explainFieldError(command.problem))];
}

/** One of several: the same look in that pool alone, in the same modal. */
async function onShow(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  if (!view) return args.ack();
  const allowed = await poolsToLook(services, visitor, args.action.value ?? '');
  if (!allowed.ok) return refuse(args, services, visitor.person, allowed.error);
  const shown = await lookUp(args, services, visitor, allowed.value, view.private_metadata);
  await args.client.views.update({ view_id: view.id, view: shown }).catch(unlessOutdated);
  await args.ack();
}
