import { ok, type Result, refused } from './result.ts';

/** Turn the direction of all that follows, on a card too: https://www.unicode.org/reports/tr9/ */
const DIRECTION = /\p{Bidi_Control}/u;

/** Control characters but for newline and tab: no keyboard types them, and nothing shows them. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** Takes up no place, or an empty one: what consists of these alone says nothing. */
const INVISIBLE = /[\s\p{Cf}\u115f\u1160\u2800\u3164]/gu;

/**
 * Reads a free text that others will read: line ends are evened out, control characters dropped.
 * Refuses what would make others read something else than was written: characters that turn the
 * direction of text, and halves of characters, which do not survive being stored.
 */
export function parseTypedText(typed: string): Result<string, { kind: 'unreadable-characters' }> {
  if (!typed.isWellFormed() || DIRECTION.test(typed)) {
    return refused({ kind: 'unreadable-characters' });
  }
  const text = typed.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
  return ok(text.replace(INVISIBLE, '') === '' ? '' : text);
}
