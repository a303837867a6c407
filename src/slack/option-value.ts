import { digest } from '../domain/canonical.ts';

/** In characters: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_VALUE = 75;

/** What a select carries for a name: the name itself, or its digest where Slack takes no more. */
export function optionValue(name: string): string {
  return name.length <= LONGEST_VALUE ? name : digest(name);
}
