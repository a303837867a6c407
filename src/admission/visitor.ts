import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { Messages } from '../messages/index.ts';

/** Somebody who has been let in: who they are, in what language, under which policy. */
export interface Visitor {
  person: Person;
  policy: Policy;
  words: Messages;
}

const KEY = 'visitor';

/** Bolt's context is the only thing that middleware and listeners share, and it is untyped. */
export function rememberVisitor(context: Record<string, unknown>, visitor: Visitor): void {
  context[KEY] = visitor;
}

/** The visitor that admission let in. Throws for a payload that has not been through admission. */
export function visitorOf(context: Record<string, unknown>): Visitor {
  const visitor = context[KEY];
  if (!visitor) throw new Error('A listener ran without admission');
  return visitor as Visitor;
}
