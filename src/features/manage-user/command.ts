import { parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import { ok, type Result } from '../../domain/result.ts';
import { parseUsername } from '../../domain/username.ts';

/** What somebody typed behind `/cognito-user`. */
export type UserCommand =
  | { kind: 'help' }
  | { kind: 'open'; account: string; pool?: string }
  | { kind: 'wrong-account'; problem: FieldError }
  | { kind: 'too-many-words'; text: string };

/** Reads `[email or username] [pool]`; full-width spaces separate as well. */
export function parseCommand(text: string): UserCommand {
  const [word, pool, ...rest] = text.trim().split(/\s+/);
  if (!word || /^(help|\?|ヘルプ)$/i.test(word)) return { kind: 'help' };
  if (rest.length > 0) return { kind: 'too-many-words', text: text.trim() };
  const account = parseAccount(word);
  if (!account.ok) return { kind: 'wrong-account', problem: account.error };
  const opened = { kind: 'open', account: account.value } as const;
  return pool === undefined ? opened : { ...opened, pool: pool.toLowerCase() };
}

/** An e-mail address, also as a link or in full-width letters; else a username or sub as it stands. */
function parseAccount(word: string): Result<string, FieldError> {
  const email = parseEmail(word);
  if (email.ok) return email;
  const meant = email.error.kind === 'email-not-ascii' ? email.error.suggestion : undefined;
  return meant === undefined ? parseUsername(word) : ok(meant);
}
