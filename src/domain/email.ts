import { numberOf, punycode } from './legible.ts';
import { ok, type Result, refused } from './result.ts';

/** A lower-cased, ASCII e-mail address that Cognito takes as username and attribute. */
export type Email = string & { readonly __brand: 'Email' };

export type EmailProblem =
  | { kind: 'email-missing' }
  /** With the address that was probably meant. */
  | { kind: 'email-not-ascii'; suggestion: string }
  /** The first letter that does not fit. */
  | { kind: 'email-letter-not-ascii'; letter: string; number: string }
  /** In punycode, because it may look just like another one. */
  | { kind: 'email-domain-not-ascii'; domain: string }
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
  if (SHAPE.test(suggestion)) return { kind: 'email-not-ascii', suggestion };
  const domain = text.slice(text.lastIndexOf('@') + 1);
  if (domain !== text && !ASCII.test(domain)) {
    return { kind: 'email-domain-not-ascii', domain: punycode(domain) };
  }
  const letter = [...text].find((character) => !ASCII.test(character)) ?? '';
  return { kind: 'email-letter-not-ascii', letter, number: numberOf(letter) };
}

/** The address that most mail systems deliver a plus address to: alice+test@… to alice@… */
export function plusAddressOf(email: string): string | undefined {
  const parts = /^([^+@]+)\+[^@]*(@.+)$/.exec(email);
  return parts ? `${parts[1]}${parts[2]}` : undefined;
}
