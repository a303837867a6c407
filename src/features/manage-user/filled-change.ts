import { digest } from '../../domain/canonical.ts';
import { readInputs } from '../../slack/inputs.ts';
import { FIELDS, type Field, valueBlock } from './ids.ts';
import { type RememberedChange, rememberedChange } from './remembered-user.ts';

/** What a person filled in, unchecked, and for which user. */
export interface FilledChange {
  about: RememberedChange;
  /** What the option carries. */
  choice: string | undefined;
  value: string;
  recipient: string | undefined;
  confirmation: string;
  reason: string;
  /** Whether the form has the input for that attribute's value. */
  asksFor: (attribute: string) => boolean;
  blockOf: (field: Field) => string;
}

/** Reads the form, submitted or as it stands. Throws for one that is not ours. */
export function filledChange(view: {
  private_metadata: string;
  state: { values: unknown };
}): FilledChange {
  const inputs = readInputs(view.state.values);
  return {
    about: rememberedChange(view.private_metadata),
    choice: inputs.choice(FIELDS.choice),
    value: inputs.entered(FIELDS.value),
    recipient: inputs.user(FIELDS.recipient),
    confirmation: inputs.text(FIELDS.confirmation),
    reason: inputs.text(FIELDS.reason),
    asksFor: (attribute) => inputs.blockOf(FIELDS.value) === valueBlock(attribute),
    // Slack drops the whole answer when an error names a block that is not there.
    blockOf: (field) => inputs.blockOf(FIELDS[field]) ?? FIELDS.reason,
  };
}

/**
 * A submission is known by its view and what it asks for: the same one delivered twice is the same
 * request, but sent again with something corrected it is another.
 */
export function requestId(viewId: string, form: FilledChange): string {
  const { about, choice = '', value, recipient = '', confirmation, reason } = form;
  const asked = { ...about, choice, value, recipient, confirmation, reason };
  return digest({ view: viewId, ...asked }).slice(0, 16);
}
