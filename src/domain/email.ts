import { ok, type Result, refused } from './result.ts';

/** A lower-cased, ASCII e-mail address that Cognito takes as username and attribute. */
export type Email = string & { readonly __brand: 'Email' };

export type EmailProblem =
  | { kind: 'email-missing' }
  | { kind: 'email-not-ascii'; suggestion?: string }
  | { kind: 'email-malformed' }
  | { kind: 'email-too-long' };

const LONGEST_ADDRESS = 254; // RFC 5321, as corrected by erratum 1690
const LONGEST_LOCAL_PART = 64;
const ASCII = /^[\x21-\x7e]*$/;
const SLACK_LINK = /^<mailto:[^|>]+\|([^>]+)>$/;
/** Without the backtick, which no message could show in Slack's inline code. */
const SHAPE =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/;

/**
 * Reads what a person typed. Slack may hand it over as a `mailto:` link, and Japanese keyboards
 * produce full-width letters: those are named, with the address that was probably meant.
 */
export function parseEmail(raw: string): Result<Email, EmailProblem> {
  const typed = raw.trim().replace(SLACK_LINK, '$1');
  if (typed === '') return refused({ kind: 'email-missing' });
  // Before lower-casing, which makes a plain k of the Kelvin sign.
  if (!ASCII.test(typed)) return refused(notAscii(typed));
  const text = typed.toLowerCase();
  if (text.length > LONGEST_ADDRESS || text.indexOf('@') > LONGEST_LOCAL_PART) {
    return refused({ kind: 'email-too-long' });
  }
  return SHAPE.test(text) ? ok(text as Email) : refused({ kind: 'email-malformed' });
}

/** The part behind the @. */
export function domainOf(email: Email): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** What is invisible, as in a pasted address, goes; full-width letters become what they look like. */
function notAscii(text: string): EmailProblem {
  const visible = text.replace(/[\p{Cf}\p{Cc}]/gu, '').normalize('NFKC');
  const suggestion = visible.replaceAll('。', '.').toLowerCase();
  return SHAPE.test(suggestion)
    ? { kind: 'email-not-ascii', suggestion }
    : { kind: 'email-not-ascii' };
}
