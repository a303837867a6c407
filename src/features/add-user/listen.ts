import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import { mayRequest } from '../../domain/access.ts';
import type { FrontServices } from '../../services.ts';
import { OPEN_ADD_USER_FORM } from '../../slack/action-ids.ts';
import type { ActionArgs, CommandArgs } from '../../slack/listener-args.ts';
import { parseCommand } from './command.ts';
import { type Begun, completeForm, updateForm } from './complete-form.ts';
import { FIELDS } from './fields.ts';
import { filledForm } from './filled-form.ts';
import { addUserForm, CALLBACK, type Pools } from './form.ts';
import { poolsFor, requester } from './requester.ts';
import { onSubmit } from './submit.ts';
import { usage } from './usage.ts';

const COMMAND = '/cognito-add';
/** The inputs that tell of it when people choose something else, or press Enter. */
const TELLING = [FIELDS.pool, FIELDS.email, FIELDS.username];

/** `/cognito-add`, its form, and what people do in it. */
export function listen(app: App, services: FrontServices): void {
  app.command(COMMAND, (args) => onCommand(services, args));
  app.action<BlockAction>(OPEN_ADD_USER_FORM, (args) => onOpenForm(services, args));
  for (const field of TELLING) {
    app.action<BlockAction>({ block_id: field, action_id: field }, (args) =>
      onFormChanged(services, args),
    );
  }
  app.view<ViewSubmitAction>(CALLBACK, (args) => onSubmit(services, args));
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const command = parseCommand(args.command.text ?? '');
  const actor = await requester(services, visitor);
  const pools = poolsFor(policy, actor);
  const notListed = { kind: 'not-a-requester', contact: policy.contact } as const;
  if (!pools) return refuse(args, services, person, notListed);
  if (command.kind !== 'open') return args.ack(usage(words, pools, command));
  const { pool, email } = command;
  const allowed = pool === undefined ? undefined : mayRequest(policy, actor, pool);
  if (allowed?.ok === false) return refuse(args, services, person, allowed.error);
  await openForm(services, args, args.command.trigger_id, pools, { pool, email });
  await args.ack();
}

async function onOpenForm(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const pools = poolsFor(policy, await requester(services, visitor));
  if (!pools) {
    return refuse(args, services, person, { kind: 'not-a-requester', contact: policy.contact });
  }
  await openForm(services, args, args.body.trigger_id, pools, {});
  await args.ack();
}

/** First of all the form: its trigger is good for three seconds. Then what only the network knows. */
async function openForm(
  services: FrontServices,
  { client, context }: Pick<CommandArgs | ActionArgs, 'client' | 'context'>,
  trigger_id: string,
  pools: Pools,
  known: { pool?: string | undefined; email?: string },
): Promise<void> {
  const visitor = visitorOf(context);
  const { person, words } = visitor;
  const view = addUserForm(words, { pools, ...known, recipient: person.id });
  const { view: opened } = await client.views.open({ trigger_id, view });
  if (!opened?.id || !opened.hash) return;
  const begun: Begun = { email: '', username: '', groups: [], attributes: {}, ...known };
  const whole = await completeForm(services, visitor, pools, begun);
  await updateForm(client, { id: opened.id, hash: opened.hash }, whole);
}

/** Another pool asks something else, and another address may have another recipient. */
async function onFormChanged(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  const pools = poolsFor(visitor.policy, await requester(services, visitor));
  if (view && pools) {
    const whole = await completeForm(services, visitor, pools, filledForm(view));
    await updateForm(args.client, view, whole);
  }
  await args.ack();
}
