import { onceOf } from '../../admission/once.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import type { FrontServices } from '../../services.ts';
import { OPEN_ADD_USER_FORM } from '../../slack/action-ids.ts';
import type { ActionArgs, CommandArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { parseCommand } from './command.ts';
import { type Begun, completeForm, updateForm } from './complete-form.ts';
import { FIELDS } from './fields.ts';
import { filledForm } from './filled-form.ts';
import { addUserForm, CALLBACK, type Pools } from './form.ts';
import { knownRequester, poolsToAskIn, requester } from './requester.ts';
import { onSubmit } from './submit.ts';
import { usage } from './usage.ts';

const COMMAND = '/cognito-add';

/** Their modal is opened first, or they ask while the form is checked. */
export const late = [COMMAND, OPEN_ADD_USER_FORM, CALLBACK] as const;

/** The inputs that tell of it when people choose something else, or press Enter. */
const TELLING = [FIELDS.pool, FIELDS.email, FIELDS.username];

/** `/cognito-add`, its form, and what people do in it. */
export function listen(on: Listeners, services: FrontServices): void {
  on.command(COMMAND, (args) => onCommand(services, args));
  on.button(OPEN_ADD_USER_FORM, (args) => onOpenForm(services, args));
  for (const field of TELLING) {
    on.input(field, (args) => onFormChanged(services, args));
  }
  on.view(CALLBACK, (args) => onSubmit(services, args));
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const command = parseCommand(args.command.text ?? '');
  if (command.kind === 'open') {
    const { pool, email } = command;
    return openForm(services, args, args.command.trigger_id, { pool, email });
  }
  const [actor] = await Promise.all([requester(services, visitor), onceOf(args.context).pass()]);
  const pools = poolsToAskIn(visitor, actor);
  if (!pools.ok) return refuse(args, services, visitor.person, pools.error);
  await args.ack(usage(visitor.words, pools.value, command));
}

async function onOpenForm(services: FrontServices, args: ActionArgs): Promise<void> {
  await openForm(services, args, args.body.trigger_id, {});
}

/** What the command names; the rest is filled in. */
type Known = { pool?: string | undefined; email?: string };

/**
 * Opens the form, whose trigger is good for three seconds; only then what the network knows. Unless
 * it is in memory who is in which user group, a modal that asks to wait stands there first.
 */
async function openForm(
  services: FrontServices,
  args: CommandArgs | ActionArgs,
  trigger: string,
  known: Known,
): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person } = visitor;
  const actor = knownRequester(services, visitor);
  const pools = actor && poolsToAskIn(visitor, actor, known.pool);
  if (pools?.ok === false) return refuse(args, services, person, pools.error);
  if (pools) {
    await openAtOnce(services, args, trigger, pools.value, known);
    return args.ack();
  }
  await waitingModal(args, services, visitor, { how: 'open', trigger }, async () => {
    const late = poolsToAskIn(visitor, await requester(services, visitor), known.pool);
    if (!late.ok) return refusalModal(args, services, person, late.error);
    return completeForm(services, visitor, late.value, begun(known));
  });
  await args.ack();
}

async function openAtOnce(
  services: FrontServices,
  { client, context }: Pick<CommandArgs | ActionArgs, 'client' | 'context'>,
  trigger_id: string,
  pools: Pools,
  known: Known,
): Promise<void> {
  const visitor = visitorOf(context);
  const { person, words } = visitor;
  const view = addUserForm(words, { pools, ...known, recipient: person.id });
  const { view: opened } = await client.views.open({ trigger_id, view });
  await onceOf(context).pass();
  if (!opened?.id || !opened.hash) return;
  const whole = await completeForm(services, visitor, pools, begun(known));
  await updateForm(client, { id: opened.id, hash: opened.hash }, whole);
}

function begun(known: Known): Begun {
  return { email: '', username: '', groups: [], attributes: {}, ...known };
}

/** Another pool asks something else, and another address may have another recipient. */
async function onFormChanged(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  if (!view) return args.ack();
  const pools = poolsToAskIn(visitor, await requester(services, visitor));
  if (!pools.ok) return refuse(args, services, visitor.person, pools.error);
  const whole = await completeForm(services, visitor, pools.value, filledForm(view));
  await updateForm(args.client, view, whole);
  await args.ack();
}
