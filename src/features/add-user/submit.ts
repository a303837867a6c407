import { ask } from '../../admission/ask.ts';
import { onceOf } from '../../admission/once.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { mayRequest } from '../../domain/access.ts';
import type { Actor } from '../../domain/person.ts';
import type { FrontServices } from '../../services.ts';
import type { SubmitArgs } from '../../slack/listener-args.ts';
import { checkForm } from './check-form.ts';
import { completeForm } from './complete-form.ts';
import { FIELDS, type FieldErrors } from './fields.ts';
import { type FilledForm, filledForm } from './filled-form.ts';
import { type ChosenPool, chosenPool, isComplete } from './pool-questions.ts';
import { planOf, requestId } from './request-access.ts';
import { poolsFor, requester } from './requester.ts';
import { recordToldUsers } from './told-users.ts';

/** What was filled in becomes a request, or comes back with its errors or what it has not been asked. */
export async function onSubmit(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const form = filledForm(args.view);
  const actor = await requester(services, visitor);
  const allowed = form.pool === undefined ? undefined : mayRequest(policy, actor, form.pool);
  if (allowed?.ok === false) return refuse(args, services, person, allowed.error);
  const chosen = allowed && (await chosenPool(services, allowed.value));
  const pools = poolsFor(policy, actor);
  if (pools && chosen && !isComplete(chosen, form)) {
    const [view] = await Promise.all([
      completeForm(services, visitor, pools, form),
      onceOf(args.context).pass(),
    ]);
    return args.ack({ response_action: 'update', view });
  }
  await submit(services, { visitor, actor }, args, form, chosen);
}

async function submit(
  services: FrontServices,
  { visitor, actor }: { visitor: Visitor; actor: Actor },
  args: SubmitArgs,
  form: FilledForm,
  chosen: ChosenPool | undefined,
): Promise<void> {
  const { policy } = visitor;
  const circumstances = { policy, chosen, requester: actor.id };
  const [checked] = await Promise.all([
    checkForm(services, circumstances, form),
    onceOf(args.context).pass(),
  ]);
  const id = requestId(args.view.id, form);
  if (!checked.ok) {
    // Delivered twice, a form may find the very user that its first delivery led to.
    const repeated = await services.store.load(id);
    if (repeated) return args.ack();
    const asking = { visitor, actor, chosen, id };
    const refusal = await recordToldUsers(services, asking, checked.error);
    if (refusal) return refuse(args, services, visitor.person, refusal);
    return args.ack(withErrors(visitor, form, checked.error));
  }
  const { pool, reason } = checked.value;
  const asked = { pool, plan: planOf(checked.value, actor.id), reason, requester: actor };
  const refusal = await ask(services, policy, id, asked);
  if (refusal) return refuse(args, services, visitor.person, refusal);
  await args.ack();
}

/** Slack drops the whole answer when an error names a block that is not there. */
function withErrors({ words }: Visitor, { blockOf }: FilledForm, errors: FieldErrors) {
  const sentences = Object.entries(errors).map(([field, error]) => [
    blockOf(field) ?? FIELDS.email,
    words.explainFieldError(error),
  ]);
  return { response_action: 'errors' as const, errors: Object.fromEntries(sentences) };
}
