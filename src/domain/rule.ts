import type { Actor } from './person.ts';

/** A list of people in policy.yml: where it stands, and whom it names. */
export interface PeopleList {
  /** Such as `pools.staging.requesters`. */
  path: string;
  /** Slack user ids (U…, W…) and user-group ids (S…). */
  ids: readonly string[];
}

/** By which entry of the policy somebody was let in. */
export interface Rule {
  /** The path of the list in policy.yml. */
  list: string;
  /** Their own id, or that of a user group which they are in. */
  entry: string;
}

/** The first entry that names the person: their own id before any group. Nothing when none does. */
export function ruleFor(lists: readonly PeopleList[], actor: Actor): Rule | undefined {
  const entries = lists.flatMap(({ path, ids }) => ids.map((entry) => ({ list: path, entry })));
  return (
    entries.find(({ entry }) => entry === actor.id) ??
    entries.find(({ entry }) => actor.groups.has(entry))
  );
}

/** To be spread into what is written down; absent where no list decided. */
export function optionalRule(rule: Rule | undefined): { rule?: Rule } {
  return rule === undefined ? {} : { rule };
}
