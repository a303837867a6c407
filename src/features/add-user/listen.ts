import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { actorOn } from '../../admission/actor.ts';
import { firstEvents, writeRequest } from '../../admission/ask.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { mayRequest, poolsToRequestIn } from '../../domain/access.ts';
import type { Actor } from '../../domain/person.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import { checkForm, type FieldErrors } from './check-form.ts';
import { type AddCommand, parseCommand } from './command.ts';
import { addUserForm, CALLBACK, FIELDS, type Field, type FilledForm, filledForm } from './form.ts';
import { proposeRecipient } from './propose-recipient.ts';
import { planOf, requestId } from './request-access.ts';

const COMMAND = '/cognito-add';
const OPEN_FORM = 'open-add-user-form';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** `/cognito-add`, its form, and what people do in it. */
export function listen(app: App, services: FrontServices): void {
  app.command(COMMAND, (args) => onCommand(services, args));
  app.action<BlockAction>(OPEN_FORM, (args) => onOpenForm(services, args));
  app.action<BlockAction>({ block_id: FIELDS.email, action_id: FIELDS.email }, (args) =>
    onEmailEntered(services, args),
  );
  app.view<ViewSubmitAction>(CALLBACK, (args) => onSubmit(services, args));
}

async function onCommand(services: FrontServices, args: CommandArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const command = parseCommand(args.command.text ?? '');
  const actor = await requester(services, visitor);
  const pools = poolsToRequestIn(policy, actor);
  const notListed = { kind: 'not-a-requester', contact: policy.contact } as const;
  if (pools.length === 0) return refuse(args, services, person, notListed);
  if (command.kind !== 'open') return args.ack(usage(words, pools, command));
  const { pool, email } = command;
  const allowed = pool === undefined ? undefined : mayRequest(policy, actor, pool);
  if (allowed?.ok === false) return refuse(args, services, person, allowed.error);
  const content = { pools, pool, email, recipient: person.id };
  // First of all the form: its trigger is good for three seconds. Then who it might be for.
  const view = addUserForm(words, content);
  const { view: opened } = await args.client.views.open({
    trigger_id: args.command.trigger_id,
    view,
  });
  if (opened?.id && opened.hash) {
    const open = { viewId: opened.id, hash: opened.hash, content };
    await proposeRecipient(services, visitor, args.client, open);
  }
  await args.ack();
}

/** The visitor with all that decides in which pools they may ask for accounts. */
function requester(services: FrontServices, { person, policy }: Visitor): Promise<Actor> {
  const lists = [...policy.pools.values()].map((pool) => pool.requesters);
  return actorOn(services, person, lists);
}

/** The answer to an empty, mistaken or asking text, with a button that opens the form anyway. */
function usage(
  words: Messages,
  pools: readonly PoolPolicy[],
  command: Exclude<AddCommand, { kind: 'open' }>,
) {
  const aliases = pools.map((pool) => pool.alias);
  const lines = [...mistake(words, command), words.command.usage, words.command.pools(aliases)];
  return {
    response_type: 'ephemeral' as const,
    text: lines.join('\n'),
    blocks: [
      ...lines.map(section),
      actions(OPEN_FORM, [button(OPEN_FORM, words.command.openForm, 'open', { style: 'primary' })]),
    ],
  };
}

function mistake(words: Messages, command: Exclude<AddCommand, { kind: 'open' }>) {
  if (command.kind === 'help') return [];
  if (command.kind === 'too-many-words') return [words.command.tooManyWords(command.text)];
  return [escaped(words.explainFieldError(command.problem))];
}

async function onOpenForm(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const pools = poolsToRequestIn(policy, await requester(services, visitor));
  if (pools.length === 0) {
    return refuse(args, services, person, { kind: 'not-a-requester', contact: policy.contact });
  }
  const view = addUserForm(words, { pools, recipient: person.id });
  await args.client.views.open({ trigger_id: args.body.trigger_id, view });
  await args.ack();
}

/** Enter in the e-mail field: a recipient whom nobody chose is proposed anew. */
async function onEmailEntered(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  if (!view) return args.ack();
  const { proposed, recipient = proposed, pool, email } = filledForm(view);
  const pools = poolsToRequestIn(visitor.policy, await requester(services, visitor));
  if (proposed && recipient === proposed && pools.length > 0) {
    const open = { viewId: view.id, hash: view.hash, content: { pools, pool, email, recipient } };
    await proposeRecipient(services, visitor, args.client, open);
  }
  await args.ack();
}

async function onSubmit(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const form = filledForm(args.view);
  const actor = await requester(services, visitor);
  const allowed = form.pool === undefined ? undefined : mayRequest(policy, actor, form.pool);
  if (allowed?.ok === false) return refuse(args, services, person, allowed.error);
  const circumstances = { policy, pool: allowed?.value, requester: person.id };
  const checked = await checkForm(services, circumstances, form);
  const id = requestId(args.view.id, form);
  if (!checked.ok) {
    // Delivered twice, a form may find the very user that its first delivery led to.
    const repeated = await services.store.load(id);
    return args.ack(repeated ? undefined : withErrors(visitor, form, checked.error));
  }
  const { pool, reason } = checked.value;
  const plan = planOf(checked.value, person.id);
  const asked = { pool, plan, reason, requester: person.id };
  await writeRequest(services, id, firstEvents(policy, asked, services.now()));
  await args.ack();
}

function withErrors({ words }: Visitor, form: FilledForm, errors: FieldErrors) {
  const sentences = Object.entries(errors).map(([field, error]) => [
    form.blockOf(field as Field),
    words.explainFieldError(error),
  ]);
  return { response_action: 'errors' as const, errors: Object.fromEntries(sentences) };
}
