import { actorOn } from '../../admission/actor.ts';
import { decide } from '../../admission/decide.ts';
import { onceOf } from '../../admission/once.ts';
import { refusalModal, refuse } from '../../admission/refuse.ts';
import { type Visitor, visitorOf } from '../../admission/visitor.ts';
import { waitingModal } from '../../admission/waiting-modal.ts';
import { decideBreakGlass, glassBreakersOf, glassRefusal } from '../../domain/break-glass.ts';
import type { Actor } from '../../domain/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs, SubmitArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { glassModal, submittedEmergency } from './glass-modal.ts';
import { BREAK_GLASS, GLASS_CALLBACK } from './ids.ts';
import { rememberedRequest } from './modal.ts';

/** The button by which somebody goes past the approvers, and the modal that it opens. */
export function listenToBreakGlass(on: Listeners, services: FrontServices): void {
  on.button(BREAK_GLASS, (args) => onBreakGlass(services, args));
  on.view(GLASS_CALLBACK, (args) => onEmergency(services, args));
}

/** The visitor with all that decides whether they may go past the approvers of the request. */
export function glassBreaker(
  services: FrontServices,
  { person, policy }: Visitor,
  { plan }: Request,
): Promise<Actor> {
  return actorOn(services, person, [glassBreakersOf(policy, plan)]);
}

/** Opens the modal, on top of the review where that is open. */
async function onBreakGlass(services: FrontServices, args: ButtonArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const how = args.body.view ? 'push' : 'open';
  const opening = { how, trigger: args.body.trigger_id } as const;
  await waitingModal(args, services, visitor, opening, async () => {
    const breakable = await requestToHurry(services, visitor, args.action.value ?? '');
    return breakable.ok
      ? glassModal(breakable.value, policy, words)
      : refusalModal(args, services, person, breakable.error);
  });
  await args.ack();
}

/** The request, if the visitor may go past its approvers now. */
async function requestToHurry(
  services: FrontServices,
  visitor: Visitor,
  id: string,
): Promise<Result<Request, Refusal>> {
  const stored = await services.store.load(id);
  if (!stored) return refused({ kind: 'unknown-request' });
  const { request } = stored;
  const actor = await glassBreaker(services, visitor, request);
  const refusal = glassRefusal(visitor.policy, actor, request, services.now());
  return refusal ? refused(refusal) : ok(request);
}

async function onEmergency(services: FrontServices, args: SubmitArgs): Promise<void> {
  const visitor = visitorOf(args.context);
  const { person, policy, words } = visitor;
  const once = onceOf(args.context);
  const reason = submittedEmergency(args.view.state.values);
  if (!reason.ok) {
    await once.pass();
    const { block, error } = reason.error;
    const errors = { [block]: words.explainFieldError(error) };
    return args.ack({ response_action: 'errors', errors });
  }
  const { id, digest } = rememberedRequest(args.view.private_metadata);
  const emergency = { reason: reason.value, digest };
  const decided = await decide(services, { once, isHeldUp: () => true }, id, async (request) => {
    const actor = await glassBreaker(services, visitor, request);
    return decideBreakGlass(policy, actor, request, emergency, services.now());
  });
  if (!decided.ok) return refuse(args, services, person, decided.error);
  await args.ack({ response_action: 'clear' });
}
