import { groupsThatDecide } from '../domain/access.ts';
import type { Actor, Person } from '../domain/person.ts';
import type { FrontServices } from '../services.ts';

/**
 * The same as `actorOn`, if it is in memory. A modal waits for nothing that Slack would have to be asked:
 * its trigger is good for three seconds, of which the way here, a cold start and the look-up of the
 * person have taken some.
 */
export function knownActorOn(
  { members }: Pick<FrontServices, 'members'>,
  person: Person,
  lists: readonly (readonly string[])[],
): Actor | undefined {
  return members.knownActor(person, groupsThatDecide(lists, person.id));
}

/**
 * The person with those memberships that decide whether the lists name them. Slack is asked of no
 * other group; when it cannot tell, whoever a list names by id goes on with that.
 */
export async function actorOn(
  { members, log }: Pick<FrontServices, 'members' | 'log'>,
  person: Person,
  lists: readonly (readonly string[])[],
): Promise<Actor> {
  try {
    return await members.actor(person, groupsThatDecide(lists, person.id));
  } catch (error) {
    if (!lists.some((list) => list.includes(person.id))) throw error;
    log.warn({ err: error, actor: person.id }, 'user groups unknown; going by the id alone');
    return { ...person, groups: new Set() };
  }
}
