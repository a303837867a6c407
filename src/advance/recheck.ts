import { groupsThatDecide } from '../domain/access.ts';
import { requestersFor } from '../domain/permission.ts';
import { type Actor, unknownPerson } from '../domain/person.ts';
import { directMessage } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import type { StepName } from '../domain/step.ts';
import { noLongerAllowed, notEnoughForProtected } from '../domain/still-allowed.ts';
import type { Trouble } from '../domain/trouble.ts';
import { comesUnderProtection } from '../features/manage-user/protection.ts';
import type { WorkerServices } from '../services.ts';

/** What touches Cognito, or promises a password. None runs on yesterday's permission. */
const NEEDS_PERMISSION: ReadonlySet<StepName> = new Set([
  'start-creation',
  'create-user',
  'find-user',
  'add-to-group',
  'send-code',
  'check-code',
  'send-invitation',
  'apply-change',
  'announce-delivery',
  'deliver-credential',
  'reveal-credential',
]);

/** Asks policy and Slack again, right before Cognito is touched, whether the request may go on. */
export async function recheck(
  services: WorkerServices,
  request: Request,
  step: StepName,
): Promise<Trouble | undefined> {
  if (!NEEDS_PERMISSION.has(step)) return undefined;
  const policy = await services.policy();
  const pool = policy.pools.get(request.plan.pool);
  const actor = async (id: string, list: readonly string[] = []): Promise<Actor> => {
    const person = (await services.members.find(id)) ?? unknownPerson(id);
    return services.members.actor(person, groupsThatDecide([list], id));
  };
  const asking = pool && requestersFor(pool, request.plan.action);
  const to = receiver(request);
  const [requester, recipient, approvers] = await Promise.all([
    actor(request.requester, asking),
    to === undefined ? undefined : actor(to),
    Promise.all(request.approvals.map(({ by }) => actor(by, pool?.approvers))),
  ]);
  const people = { requester, recipient, approvers };
  const trouble = noLongerAllowed(policy, request, people);
  if (trouble) return trouble;
  const risen = await comesUnderProtection(services, policy, request.plan);
  return risen ? notEnoughForProtected(policy, request, people) : undefined;
}

/** Who gets a password: whoever has the DM that announced it. */
function receiver({ stage, plan }: Request): string | undefined {
  const announced = stage.kind === 'announced' || stage.kind === 'claimable';
  return announced ? stage.message.to : directMessage(plan)?.recipient;
}
