import type { ModalView } from '@slack/types';
import { ask } from '../../admission/ask.ts';
import { onceOf } from '../../admission/once.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { kindAtHome } from '../../domain/access.ts';
import { USER_ACTIONS, type UserAction } from '../../domain/plan.ts';
import type { FrontServices } from '../../services.ts';
import type { ActionArgs, ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { unlessOutdated } from '../../slack/outdated-view.ts';
import { changeForm } from './change-form.ts';
import { checkChange, checkedChoice, type FieldErrors } from './check-change.ts';
import { type FilledChange, filledChange, requestId } from './filled-change.ts';
import { askFor, CALLBACK, FIELDS, type Field } from './ids.ts';
import { knownPoolToChange, poolToChange, recordSight, userToChange } from './known-user.ts';
import { choicesFor } from './offers.ts';
import { rememberedUser } from './remembered-user.ts';
import { planFor, type Sight } from './sight.ts';

/** The buttons under a user, and the form that each of them opens. */
export function listenToChanges(on: Listeners, services: FrontServices): void {
  for (const action of USER_ACTIONS) {
    on.button(askFor(action), (args) => onAsk(services, args, action));
  }
  on.input(FIELDS.choice, (args) => onChoice(services, args));
  on.view(CALLBACK, (args) => onSubmit(services, args));
}

async function onAsk(services: FrontServices, args: ButtonArgs, action: UserAction): Promise<void> {
  const visitor = visitorOf(args.context);
  const about = { ...rememberedUser(args.body.view?.private_metadata ?? ''), action };
  const { person } = visitor;
  const known = knownPoolToChange(services, visitor, about);
  if (known?.ok === false) return refuse(args, services, person, known.error);
  const opening = { how: 'push', trigger: args.body.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const asking = known ?? (await poolToChange(services, visitor, about));
    if (!asking.ok) return refusalModal(args, services, person, asking.error);
    const sight = await userToChange(services, asking.value.pool, about);
    const tooOften = await recordSight(services, visitor, asking.value, about, sight.ok);
    if (tooOften) return refusalModal(args, services, person, tooOften);
    if (!sight.ok) return refusalModal(args, services, person, sight.error);
    return openForm(services, visitor, sight.value, action);
  });
  await args.ack();
}

/** What leaves no choice is chosen; the member with the user's address would receive a password. */
async function openForm(
  { members }: FrontServices,
  { person, policy, words }: Visitor,
  sight: Sight,
  action: UserAction,
): Promise<ModalView> {
  const { email } = sight.user.attributes;
  const owner = email === undefined ? undefined : await members.findByEmail(email);
  const recipient = owner && kindAtHome(policy, owner) === 'member' ? owner.id : person.id;
  const [only, ...others] = choicesFor(action, sight);
  const choice = others.length === 0 ? only : undefined;
  return changeForm(words, sight, { action, choice, recipient });
}

/** A group or an attribute was chosen: what comes of it is shown, and what it needs is asked for. */
async function onChoice(services: FrontServices, args: ActionArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { view } = args.body;
  if (!view) return args.ack();
  const form = filledChange(view);
  const shown = await changeable(services, visitor, form);
  if (!shown.ok) return refuse(args, services, visitor.person, shown.error);
  const updated = args.client.views.update({
    view_id: view.id,
    hash: view.hash,
    view: formWith(visitor, shown.value, form),
  });
  await updated.catch(unlessOutdated);
  await args.ack();
}

async function changeable(services: FrontServices, visitor: Visitor, { about }: FilledChange) {
  const asking = await poolToChange(services, visitor, about);
  return asking.ok ? userToChange(services, asking.value.pool, about) : asking;
}

/** The form as it is to be after what has been chosen in it. */
function formWith({ person, words }: Visitor, sight: Sight, form: FilledChange): ModalView {
  const { action } = form.about;
  const choice = checkedChoice(action, sight, form.choice);
  return changeForm(words, sight, {
    action,
    choice: choice.ok ? choice.value : undefined,
    recipient: form.recipient ?? person.id,
  });
}

async function onSubmit(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const form = filledChange(args.view);
  const asking = await poolToChange(services, visitor, form.about);
  if (!asking.ok) return refuse(args, services, person, asking.error);
  const { pool, actor } = asking.value;
  const id = requestId(args.view.id, form);
  const [repeated, found] = await Promise.all([
    services.store.load(id),
    userToChange(services, pool, form.about),
    onceOf(args.context).pass(),
  ]);
  // Delivered twice, a form may find the user as its first delivery has left them.
  if (repeated) return args.ack({ response_action: 'clear' });
  if (!found.ok) return refuse(args, services, person, found.error);
  const sight = found.value;
  if (isIncomplete(sight, form)) {
    return args.ack({ response_action: 'update', view: formWith(visitor, sight, form) });
  }
  const checked = await checkChange(services, { policy, requester: person.id, sight }, form);
  if (!checked.ok) return args.ack(withErrors(visitor, form, checked.error));
  const { change, reason } = checked.value;
  const asked = { pool, plan: planFor(sight, change), reason, requester: actor };
  const refusal = await ask(services, policy, id, asked);
  if (refusal) return refuse(args, services, person, refusal);
  await args.ack({ response_action: 'clear' });
}

/** True for a form that was sent before the input for the chosen attribute was there. */
function isIncomplete(sight: Sight, { about, choice, asksFor }: FilledChange): boolean {
  const name = checkedChoice(about.action, sight, choice);
  return about.action === 'change-attribute' && name.ok && !asksFor(name.value ?? '');
}

function withErrors({ words }: Visitor, form: FilledChange, errors: FieldErrors) {
  const sentences = Object.entries(errors).map(([field, error]) => [
    form.blockOf(field as Field),
    words.explainFieldError(error),
  ]);
  return { response_action: 'errors' as const, errors: Object.fromEntries(sentences) };
}
