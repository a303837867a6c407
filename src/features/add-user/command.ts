import { type EmailProblem, parseEmail } from '../../domain/email.ts';

/** What somebody typed behind `/cognito-add`. */
export type AddCommand =
  | { kind: 'help' }
  | { kind: 'open'; email: string; pool?: string }
  | { kind: 'wrong-email'; problem: EmailProblem }
  | { kind: 'too-many-words'; text: string };

/** Reads `[email] [pool]`; full-width spaces separate as well. */
export function parseCommand(text: string): AddCommand {
  const [email, pool, ...rest] = text.trim().split(/\s+/);
  if (!email || /^(help|\?|ヘルプ)$/i.test(email)) return { kind: 'help' };
  if (rest.length > 0) return { kind: 'too-many-words', text: text.trim() };
  const parsed = parseEmail(email);
  if (!parsed.ok) return { kind: 'wrong-email', problem: parsed.error };
  const opened = { kind: 'open', email: parsed.value } as const;
  return pool === undefined ? opened : { ...opened, pool: pool.toLowerCase() };
}
