import { groupsThatDecide } from '../domain/access.ts';
import { glassBreakersOf } from '../domain/break-glass.ts';
import { requestersFor } from '../domain/permission.ts';
import { type Actor, unknownPerson } from '../domain/person.ts';
import { directMessage } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import { needsPermission, type StepName } from '../domain/step.ts';
import { noLongerAllowed, notEnoughForProtected } from '../domain/still-allowed.ts';
import type { Trouble } from '../domain/trouble.ts';
import { comesUnderProtection } from '../features/manage-user/protection.ts';
import type { WorkerServices } from '../services.ts';

/** Asks policy and Slack again, right before Cognito is touched, whether the request may go on. */
export async function recheck(
  services: WorkerServices,
  request: Request,
  step: StepName,
): Promise<Trouble | undefined> {
  if (!needsPermission(step)) return undefined;
  const policy = await services.policy();
  const pool = policy.pools.get(request.plan.pool);
  const actor = async (id: string, list: readonly string[] = []): Promise<Actor> => {
    const person = (await services.members.find(id)) ?? unknownPerson(id);
    return services.members.actor(person, groupsThatDecide([list], id));
  };
  const asking = pool && requestersFor(pool, request.plan.action);
  const somebody = (id: string | undefined) => (id === undefined ? undefined : actor(id));
  const { glass } = request;
  const [requester, recipient, receiver, approvers, glassBreaker] = await Promise.all([
    actor(request.requester, asking),
    somebody(directMessage(request.plan)?.recipient),
    somebody(receiverOf(request)),
    Promise.all(request.approvals.map(({ by }) => actor(by, pool?.approvers))),
    glass && actor(glass.by, glassBreakersOf(policy, request.plan)),
  ]);
  const people = { requester, recipient, receiver, approvers, glassBreaker };
  const trouble = noLongerAllowed(policy, request, people);
  if (trouble) return trouble;
  const risen = await comesUnderProtection(services, policy, request.plan);
  return risen ? notEnoughForProtected(policy, request, people) : undefined;
}

/** Who gets a password: whoever has the DM that announced it. */
function receiverOf({ stage, plan }: Request): string | undefined {
  const announced = stage.kind === 'announced' || stage.kind === 'claimable';
  return announced ? stage.message.to : directMessage(plan)?.recipient;
}
