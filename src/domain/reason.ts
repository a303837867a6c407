import type { FieldError } from './field-error.ts';
import { type Result, refused } from './result.ts';
import { parseTypedText } from './typed-text.ts';

/** In characters. */
export const LONGEST_REASON = 500;

/** Reads why somebody asks for something: never empty, and short enough for a card. */
export function parseReason(typed: string): Result<string, FieldError> {
  const reason = parseTypedText(typed);
  if (!reason.ok) return reason;
  if (reason.value === '') return refused({ kind: 'reason-missing' });
  return reason.value.length > LONGEST_REASON
    ? refused({ kind: 'reason-too-long', limit: LONGEST_REASON })
    : reason;
}
