import { optionValue } from '../../slack/option-value.ts';

/** The groups that options carry, in the order of the offer; what is not offered is not among them. */
export function chosenGroups(offered: readonly string[], values: readonly string[]): string[] {
  return offered.filter((name) => values.includes(optionValue(name)));
}

/** What was chosen but is not offered, or not any more. */
export function groupsNotOffered(offered: readonly string[], values: readonly string[]): string[] {
  const known = offered.map(optionValue);
  return values.filter((value) => !known.includes(value));
}
