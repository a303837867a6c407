import { decide } from '../../admission/decide.ts';
import { onceOf } from '../../admission/once.ts';
import { involvedIn } from '../../admission/parties.ts';
import { refuse } from '../../admission/refuse.ts';
import { visitorOf } from '../../admission/visitor.ts';
import type { RequestEvent } from '../../domain/events.ts';
import {
  type Decided,
  decideCancel,
  decideClaim,
  decideRetry,
  decideStop,
} from '../../domain/intervention.ts';
import type { Involved } from '../../domain/parties.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { FrontServices } from '../../services.ts';
import type { ButtonArgs } from '../../slack/listener-args.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { CANCEL, CLAIM, RETRY, STOP } from './ids.ts';

/** `shown` is what the button carries besides the request: a trouble's reference, or a user's sub. */
type Intervention = (
  policy: Policy,
  people: Involved,
  request: Request,
  shown: string | undefined,
) => Decided;

/** By the buttons' action ids. */
export const INTERVENTIONS: Record<string, Intervention> = {
  [CANCEL]: (_policy, { actor }, request) => decideCancel(actor, request),
  [RETRY]: (policy, { actor }, request, shown) => decideRetry(policy, actor, request, shown),
  [STOP]: (policy, { actor }, request) => decideStop(policy, actor, request),
  [CLAIM]: decideClaim,
};

/** The buttons by which people step into a request that is under way. */
export function listenToInterventions(on: Listeners, services: FrontServices): void {
  for (const [actionId, intervention] of Object.entries(INTERVENTIONS)) {
    on.button(actionId, (args) => onIntervention(services, args, intervention));
  }
}

async function onIntervention(
  services: FrontServices,
  args: ButtonArgs,
  intervention: Intervention,
): Promise<void> {
  const visitor = visitorOf(args.context);
  const [id = '', shown] = (args.action.value ?? '').split(' ');
  const once = onceOf(args.context);
  const conditions = { once, isHeldUp: ({ type }: RequestEvent) => type === 'ClaimedAsOurs' };
  const decided = await decide(services, conditions, id, async (request) => {
    const people = await involvedIn(services, visitor, request);
    return intervention(visitor.policy, people, request, shown);
  });
  if (!decided.ok) return refuse(args, services, visitor.person, decided.error);
  await args.ack();
}
