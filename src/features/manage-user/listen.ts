import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { soon } from '../../admission/soon.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { section } from '../../slack/blocks.ts';
import type { ButtonArgs, CommandArgs } from '../../slack/listener-args.ts';
import { unlessOutdated } from '../../slack/outdated-view.ts';
import { parseCommand, type UserCommand } from './command.ts';
import { COMMAND, SHOW } from './ids.ts';
import { listenToChanges } from './listen-to-changes.ts';
import { lookUp, poolsToLook } from './look-up.ts';

/** `/cognito-user`, the users that it shows, and what is asked for there. */
export function listen(app: App, services: FrontServices): void {
  app.command(COMMAND, (args) => onCommand(services, args));
  app.action<BlockAction<ButtonAction>>(SHOW, (args) => onShow(services, args));
  listenToChanges(app, services);
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, words } = visitor;
  const command = parseCommand(args.command.text ?? '');
  const pool = command.kind === 'open' ? command.pool : undefined;
  const asked = poolsToLook(services, visitor, pool);
  const known = command.kind === 'open' ? await soon(asked) : await asked;
  if (known?.ok === false) return refuse(args, services, person, known.error);
  if (command.kind !== 'open') return args.ack(usage(words, known?.value.pools ?? [], command));
  const opening = { how: 'open', trigger: args.command.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const looking = await asked;
    if (!looking.ok) return refusalModal(args, services, person, looking.error);
    return lookUp(args, services, visitor, looking.value, command.account);
  });
  await args.ack();
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
