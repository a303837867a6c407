import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { mayLookUp } from '../../domain/permission.ts';
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
import { lookUp, viewer } from './look-up.ts';

/** `/cognito-user`, the users that it shows, and what is asked for there. */
export function listen(app: App, services: FrontServices): void {
  app.command(COMMAND, (args) => onCommand(services, args));
  app.action<BlockAction<ButtonAction>>(SHOW, (args) => onShow(services, args));
  listenToChanges(app, services);
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const command = parseCommand(args.command.text ?? '');
  const pool = command.kind === 'open' ? command.pool : undefined;
  const allowed = mayLookUp(policy, await viewer(services, visitor), pool);
  if (!allowed.ok) return refuse(args, services, person, allowed.error);
  if (command.kind !== 'open') return args.ack(usage(words, allowed.value, command));
  const opening = { how: 'open', trigger: args.command.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, () =>
    lookUp(args, services, visitor, allowed.value, command.account),
  );
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
  const { person, policy } = visitor;
  const { view } = args.body;
  if (!view) return args.ack();
  const allowed = mayLookUp(policy, await viewer(services, visitor), args.action.value ?? '');
  if (!allowed.ok) return refuse(args, services, person, allowed.error);
  const shown = await lookUp(args, services, visitor, allowed.value, view.private_metadata);
  await args.client.views.update({ view_id: view.id, view: shown }).catch(unlessOutdated);
  await args.ack();
}
