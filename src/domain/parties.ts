import type { Actor, Person } from './person.ts';
import type { Plan } from './plan.ts';

/** The people whom a request names, as Slack describes them now. */
export interface Parties {
  requester: Person;
  /** Whom the plan names to see a password; nobody where none is handed over. */
  recipient?: Person | undefined;
  approvers: readonly Person[];
}

/** Somebody who acts on a request, and whom it names. */
export interface Involved extends Parties {
  actor: Actor;
}

/** Two accounts with one e-mail address in their Slack profiles are one person. */
export function isOnePerson(one: Person, other: Person): boolean {
  return one.id === other.id || (one.email !== undefined && one.email === other.email);
}

/** True for whoever gets something: the password, or what is done with an account of their address. */
export function isFor(plan: Plan, { recipient }: Parties, person: Person): boolean {
  const receives = recipient !== undefined && isOnePerson(person, recipient);
  return receives || addressesOf(plan).some((address) => address.toLowerCase() === person.email);
}

function addressesOf(plan: Plan): string[] {
  const moved = plan.action === 'change-attribute' && plan.attribute === 'email' ? [plan.to] : [];
  return [...(plan.email === undefined ? [] : [plan.email]), ...moved];
}

/** The same people without those who are there twice, under another account. */
export function distinct<One extends Person>(people: readonly One[]): One[] {
  return people.filter((one, at) => !people.slice(0, at).some((other) => isOnePerson(one, other)));
}
