import type { FieldError } from '../../domain/field-error.ts';
import { type Result, refused } from '../../domain/result.ts';
import { type PoolAttribute, parseAttribute } from '../../domain/user-attribute.ts';
import { attributeField, type FieldErrors } from './fields.ts';
import type { FilledForm } from './filled-form.ts';
import { type ChosenPool, invitesBySms } from './pool-questions.ts';

/** What was filled in, by Cognito's names, and what is wrong with the rest. */
export interface CheckedAttributes {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** Checks each attribute that the pool asks for; an optional one that is left empty is not set. */
export function checkAttributes(
  chosen: ChosenPool | undefined,
  form: Pick<FilledForm, 'attributes'>,
): CheckedAttributes {
  const checked = (chosen?.questions.attributes ?? []).map((attribute) => {
    const field = attributeField(attribute);
    const bySms = chosen !== undefined && invitesBySms(chosen.policy);
    return { field, name: attribute.name, result: check(attribute, form.attributes[field], bySms) };
  });
  return {
    values: Object.fromEntries(
      checked.flatMap(({ name, result }) =>
        result.ok && result.value !== undefined ? [[name, result.value]] : [],
      ),
    ),
    errors: Object.fromEntries(
      checked.flatMap(({ field, result }) => (result.ok ? [] : [[field, result.error]])),
    ),
  };
}

/** Why a phone number is needed is not the pool's doing where an invitation goes to it. */
function check(
  attribute: PoolAttribute,
  typed = '',
  bySms: boolean,
): Result<string | undefined, FieldError> {
  const result = parseAttribute(attribute, typed);
  const missing = !result.ok && result.error.kind === 'attribute-missing';
  return bySms && missing && attribute.name === 'phone_number'
    ? refused({ kind: 'phone-needed' })
    : result;
}
