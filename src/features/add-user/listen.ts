import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { kindAtHome, mayRequest, poolsToRequestIn } from '../../domain/access.ts';
import { parseEmail } from '../../domain/email.ts';
import { escaped } from '../../messages/mrkdwn.ts';
import type { FrontServices } from '../../services.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import { checkForm, type FieldErrors } from './check-form.ts';
import { type AddCommand, parseCommand } from './command.ts';
import { addUserForm, CALLBACK, FIELDS, type Field, type FilledForm, filledForm } from './form.ts';
import { firstEvents, requestId, writeRequest } from './request-access.ts';

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
  const { actor, policy, words } = visitor;
  const command = parseCommand(args.command.text ?? '');
  const pools = poolsToRequestIn(policy, actor);
  const notListed = { kind: 'not-a-requester', contact: policy.contact } as const;
  if (pools.length === 0) return refuse(args, services, actor, notListed);
  if (command.kind !== 'open') return args.ack(usage(visitor, command));
  const wanted = command.pool;
  const allowed = wanted === undefined ? undefined : mayRequest(policy, actor, wanted);
  if (allowed?.ok === false) return refuse(args, services, actor, allowed.error);
  const proposed = await proposedRecipient(services, visitor, command.email);
  const content = { pools, pool: wanted, email: command.email, recipient: proposed };
  const view = addUserForm(words, content);
  await args.client.views.open({ trigger_id: args.command.trigger_id, view });
  await args.ack();
}

/** The answer to an empty, mistaken or asking text, with a button that opens the form anyway. */
function usage({ actor, policy, words }: Visitor, command: Exclude<AddCommand, { kind: 'open' }>) {
  const aliases = poolsToRequestIn(policy, actor).map((pool) => pool.alias);
  const lines = [...mistake(words, command), words.command.usage, words.command.pools(aliases)];
  return {
    response_type: 'ephemeral' as const,
    text: lines.join('\n'),
    blocks: [
      ...lines.map(section),
      actions(OPEN_FORM, [button(OPEN_FORM, words.command.openForm, 'open', 'primary')]),
    ],
  };
}

function mistake(words: Visitor['words'], command: Exclude<AddCommand, { kind: 'open' }>) {
  if (command.kind === 'help') return [];
  if (command.kind === 'too-many-words') return [words.command.tooManyWords(command.text)];
  return [escaped(words.explainFieldError(command.problem))];
}

async function onOpenForm(services: FrontServices, args: ActionArgs): Promise<void> {
  const { actor, policy, words } = visitorOf(args.context);
  const pools = poolsToRequestIn(policy, actor);
  if (pools.length === 0) {
    return refuse(args, services, actor, { kind: 'not-a-requester', contact: policy.contact });
  }
  const view = addUserForm(words, { pools, recipient: actor.id });
  await args.client.views.open({ trigger_id: args.body.trigger_id, view });
  await args.ack();
}

/** Enter in the e-mail field: whoever has that address in Slack is proposed as recipient. */
async function onEmailEntered(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  const pools = poolsToRequestIn(visitor.policy, visitor.actor);
  if (!view || pools.length === 0) return args.ack();
  const form = filledForm(view);
  const proposed = await proposedRecipient(services, visitor, form.email);
  const unchosen = form.recipient === undefined || form.recipient === visitor.actor.id;
  if (unchosen && proposed !== visitor.actor.id) {
    const content = { pools, pool: form.pool, email: form.email, recipient: proposed };
    await args.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: addUserForm(visitor.words, content),
    });
  }
  await args.ack();
}

/** The member who has that address, or the requester when nobody has. */
async function proposedRecipient(
  { members }: FrontServices,
  { actor, policy }: Visitor,
  typed: string,
): Promise<string> {
  const email = parseEmail(typed);
  const owner = email.ok ? await members.findByEmail(email.value) : undefined;
  return owner && kindAtHome(policy, owner) === 'member' ? owner.id : actor.id;
}

async function onSubmit(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { actor, policy } = visitor;
  const form = filledForm(args.view);
  if (!form.pool) return args.ack(withErrors(visitor, form, { pool: { kind: 'pool-missing' } }));
  const allowed = mayRequest(policy, actor, form.pool);
  if (!allowed.ok) return refuse(args, services, actor, allowed.error);
  const checked = await checkForm(services, policy, allowed.value, form);
  if (!checked.ok) return args.ack(withErrors(visitor, form, checked.error));
  const events = firstEvents(policy, allowed.value, actor.id, checked.value, services.now());
  await writeRequest(services, requestId(args.view.id), events);
  await args.ack();
}

function withErrors({ words }: Visitor, form: FilledForm, errors: FieldErrors) {
  const sentences = Object.entries(errors).map(([field, error]) => [
    form.blockOf(field as Field),
    words.explainFieldError(error),
  ]);
  return { response_action: 'errors' as const, errors: Object.fromEntries(sentences) };
}
