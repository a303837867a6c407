import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { actorOn } from '../../admission/actor.ts';
import { decide } from '../../admission/decide.ts';
import { refusalWhileFrozen } from '../../admission/frozen.ts';
import { refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { decideBreakGlass, glassBreakersOf, glassRefusal } from '../../domain/break-glass.ts';
import type { Actor } from '../../domain/person.ts';
import type { Request } from '../../domain/request.ts';
import { refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import { glassModal, submittedEmergency } from './glass-modal.ts';
import { BREAK_GLASS, GLASS_CALLBACK } from './ids.ts';
import { rememberedRequest } from './modal.ts';

/** The button by which somebody goes past the approvers, and the modal that it opens. */
export function listenToBreakGlass(app: App, services: FrontServices): void {
  app.action<BlockAction<ButtonAction>>(BREAK_GLASS, (args) => onBreakGlass(services, args));
  app.view<ViewSubmitAction>(GLASS_CALLBACK, (args) => onEmergency(services, args));
}

/** Opens the modal, on top of the review where that is open. */
export async function openGlassModal(
  args: ButtonArgs,
  { policy, words }: Visitor,
  request: Request,
): Promise<void> {
  const how = args.body.view ? 'push' : 'open';
  const view = glassModal(request, policy, words);
  await args.client.views[how]({ trigger_id: args.body.trigger_id, view });
  await args.ack();
}

/** The visitor with all that decides whether they may go past the approvers of the request. */
export function glassBreaker(
  services: FrontServices,
  { person, policy }: Visitor,
  { plan }: Request,
): Promise<Actor> {
  return actorOn(services, person, [glassBreakersOf(policy, plan)]);
}

async function onBreakGlass(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy } = visitor;
  const stored = await services.store.load(args.action.value ?? '');
  if (!stored) return refuse(args, services, person, { kind: 'unknown-request' });
  const { request } = stored;
  const actor = await glassBreaker(services, visitor, request);
  const refusal = glassRefusal(policy, actor, request, services.now());
  if (refusal) return refuse(args, services, person, refusal);
  await openGlassModal(args, visitor, request);
}

async function onEmergency(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const reason = submittedEmergency(args.view.state.values);
  if (!reason.ok) {
    const { block, error } = reason.error;
    const errors = { [block]: words.explainFieldError(error) };
    return args.ack({ response_action: 'errors', errors });
  }
  const { id, digest } = rememberedRequest(args.view.private_metadata);
  const emergency = { reason: reason.value, digest };
  const decided = await decide(services, id, async (request) => {
    const [actor, frozen] = await Promise.all([
      glassBreaker(services, visitor, request),
      refusalWhileFrozen(services, request.plan),
    ]);
    const event = decideBreakGlass(policy, actor, request, emergency, services.now());
    return event.ok && event.value && frozen ? refused(frozen) : event;
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack({ response_action: 'clear' });
}
