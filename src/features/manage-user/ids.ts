import type { UserAction } from '../../domain/plan.ts';

export const COMMAND = '/cognito-user';

/** A button that shows one of several users. */
export const SHOW = 'show-user';

/** The button under a user that asks for that. */
export function askFor(action: UserAction): string {
  return `ask-${action}`;
}

/** The form that asks for a change. */
export const CALLBACK = 'change-user';

/** The form's inputs: their action ids, and but for the value their block ids too. */
export const FIELDS = {
  choice: 'choice',
  value: 'value',
  recipient: 'recipient',
  confirmation: 'confirmation',
  reason: 'reason',
} as const;

export type Field = keyof typeof FIELDS;

/** Each attribute has a block of its own, so that Slack keeps no value of another one. */
export function valueBlock(attribute: string): string {
  return `${FIELDS.value}-${attribute}`;
}
