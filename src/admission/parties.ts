import type { Involved, Parties } from '../domain/parties.ts';
import { type Person, unknownPerson } from '../domain/person.ts';
import { directMessage } from '../domain/plan.ts';
import { approversOf } from '../domain/policy.ts';
import type { Request } from '../domain/request.ts';
import type { FrontServices } from '../services.ts';
import { actorOn } from './actor.ts';
import type { Visitor } from './visitor.ts';

/**
 * The visitor with all that decides whether they approve in the request's pool, and the people whom
 * the request names. Throws when Slack cannot tell.
 */
export async function involvedIn(
  services: Pick<FrontServices, 'members' | 'log'>,
  { person, policy }: Visitor,
  request: Request,
): Promise<Involved> {
  const [actor, parties] = await Promise.all([
    actorOn(services, person, [approversOf(policy, request.plan.pool)]),
    partiesOf(services, request),
  ]);
  return { actor, ...parties };
}

/** The people whom a request names, as Slack describes them now. */
async function partiesOf(
  { members }: Pick<FrontServices, 'members'>,
  { plan, requester, approvals }: Request,
): Promise<Parties> {
  const known = async (id: string): Promise<Person> =>
    (await members.find(id)) ?? unknownPerson(id);
  const to = directMessage(plan)?.recipient;
  const [asking, recipient, approvers] = await Promise.all([
    known(requester),
    to === undefined ? undefined : known(to),
    Promise.all(approvals.map(({ by }) => known(by))),
  ]);
  return { requester: asking, recipient, approvers };
}
