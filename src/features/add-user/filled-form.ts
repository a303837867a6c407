import { readInputs } from '../../slack/inputs.ts';
import { FIELDS, isAttributeField, proposedIn } from './fields.ts';

/** What a person filled in, unchecked. */
export interface FilledForm {
  pool: string | undefined;
  email: string;
  username: string;
  /** By the inputs' action ids. */
  attributes: Readonly<Record<string, string>>;
  /** What the options carry. */
  groups: readonly string[];
  recipient: string | undefined;
  /** The recipient that the form proposed. */
  proposed: string | undefined;
  reason: string;
  /** The block of an input; undefined when the form has no such input. */
  blockOf: (actionId: string) => string | undefined;
}

/** Reads a submission. The pool comes from its input, or from the form that had only one. */
export function filledForm(view: { private_metadata: string; state: { values: unknown } }) {
  const inputs = readInputs(view.state.values);
  const attributes = inputs.actionIds.filter(isAttributeField);
  const recipientBlock = inputs.blockOf(FIELDS.recipient);
  return {
    pool: inputs.choice(FIELDS.pool) ?? (view.private_metadata || undefined),
    email: inputs.text(FIELDS.email),
    username: inputs.text(FIELDS.username),
    attributes: Object.fromEntries(attributes.map((field) => [field, inputs.entered(field)])),
    groups: inputs.choices(FIELDS.groups),
    recipient: inputs.user(FIELDS.recipient),
    proposed: recipientBlock && proposedIn(recipientBlock),
    reason: inputs.text(FIELDS.reason),
    blockOf: inputs.blockOf,
  } satisfies FilledForm;
}
