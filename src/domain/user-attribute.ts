import type { FieldError } from './field-error.ts';
import { ok, type Result, refused } from './result.ts';
import { parseTypedText } from './typed-text.ts';

/** Every pool has these. Nobody is asked for them: Cognito writes them, or a form asks in a way of its own. */
export const ALWAYS_THERE: readonly string[] = [
  'sub',
  'email',
  'email_verified',
  'phone_number_verified',
  'identities',
  'updated_at',
];

/**
 * What an attribute holds. Cognito knows String, Number, DateTime and Boolean; of its standard
 * attributes of type String, `birthdate` is a date and `phone_number` a phone number.
 */
export type AttributeType = 'string' | 'number' | 'date' | 'date-time' | 'boolean' | 'phone';

/** An attribute of a pool's schema, as far as people fill it in. */
export interface PoolAttribute {
  /** Cognito's: `given_name`, `custom:department`. */
  name: string;
  type: AttributeType;
  required: boolean;
  mutable: boolean;
  /** Bounds of the length of a string, or of a number. */
  min?: number;
  max?: number;
}

/** A birthday as Cognito wants it: https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** https://www.itu.int/rec/T-REC-E.164: a plus, a country code, at most fifteen digits. */
const E164 = /^\+[1-9]\d{1,14}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Reads what a person filled in for an attribute: its value for Cognito, or nothing when left empty. */
export function parseAttribute(
  attribute: PoolAttribute,
  typed: string,
): Result<string | undefined, FieldError> {
  const text = parseTypedText(typed);
  if (!text.ok) return text;
  const { name, required } = attribute;
  if (text.value !== '') return attributeValue(attribute, text.value);
  return required ? refused({ kind: 'attribute-missing', name }) : ok(undefined);
}

function attributeValue(attribute: PoolAttribute, text: string): Result<string, FieldError> {
  switch (attribute.type) {
    case 'string':
      return stringValue(attribute, text);
    case 'number':
      return numberValue(attribute, text);
    case 'phone':
      return phoneValue(attribute, text);
    case 'date':
      return dateValue(attribute, text);
    case 'date-time':
    case 'boolean':
      return ok(text);
  }
}

function stringValue({ name, min, max }: PoolAttribute, text: string): Result<string, FieldError> {
  if (min !== undefined && text.length < min) {
    return refused({ kind: 'attribute-too-short', name, min });
  }
  return max !== undefined && text.length > max
    ? refused({ kind: 'attribute-too-long', name, max })
    : ok(text);
}

function numberValue({ name, min, max }: PoolAttribute, typed: string): Result<string, FieldError> {
  const text = typed.normalize('NFKC');
  if (!NUMBER.test(text)) return refused({ kind: 'attribute-not-a-number', name });
  const value = Number(text);
  const tooSmall = min !== undefined && value < min;
  const tooLarge = max !== undefined && value > max;
  return tooSmall || tooLarge
    ? refused({ kind: 'attribute-out-of-range', name, min, max })
    : ok(text);
}

/** Full-width digits, and what people put between digits to read them, are understood. */
function phoneValue({ name }: PoolAttribute, typed: string): Result<string, FieldError> {
  const text = typed.normalize('NFKC').replace(/[\s().-]/g, '');
  return E164.test(text) ? ok(text) : refused({ kind: 'phone-malformed', name });
}

/** A day that the calendar has: the thirtieth of February is none. */
function dateValue({ name }: PoolAttribute, text: string): Result<string, FieldError> {
  const time = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  const exists = time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
  return exists ? ok(text) : refused({ kind: 'attribute-not-a-date', name });
}
