import type { FieldError } from '../../domain/field-error.ts';
import { EVERYTHING } from '../../domain/policy-problems.ts';
import { LONGEST_REASON } from '../../domain/reason.ts';
import { parseTypedText } from '../../domain/typed-text.ts';

/** What somebody typed behind `/cognito-admin`. `pool` is absent where every pool is meant. */
export type AdminCommand =
  | { kind: 'status' }
  | { kind: 'freeze'; pool?: string; reason?: string }
  | { kind: 'thaw'; pool?: string }
  | { kind: 'wrong-reason'; problem: FieldError }
  | { kind: 'unknown'; text: string };

/**
 * Reads `freeze [pool] [reason]` and `thaw [pool]`; full-width spaces separate as well. The first
 * word is always the pool, so that a misspelt one never means every pool.
 */
export function parseCommand(text: string): AdminCommand {
  const [verb = '', alias, ...rest] = text.trim().split(/\s+/);
  const word = alias?.toLowerCase();
  const meant = word === undefined || word === EVERYTHING ? {} : { pool: word };
  if (/^(|status|help|\?|ヘルプ)$/i.test(verb) && alias === undefined) return { kind: 'status' };
  if (/^freeze$/i.test(verb)) return freezing(meant, rest.join(' '));
  if (/^thaw$/i.test(verb) && rest.length === 0) return { kind: 'thaw', ...meant };
  return { kind: 'unknown', text: text.trim() };
}

function freezing(meant: { pool?: string }, typed: string): AdminCommand {
  const reason = parseTypedText(typed);
  if (!reason.ok) return { kind: 'wrong-reason', problem: reason.error };
  if (reason.value.length > LONGEST_REASON) {
    return { kind: 'wrong-reason', problem: { kind: 'reason-too-long', limit: LONGEST_REASON } };
  }
  return { kind: 'freeze', ...meant, ...(reason.value === '' ? {} : { reason: reason.value }) };
}
