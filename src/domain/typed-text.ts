import { ok, type Result, refused } from './result.ts';

/** Turn the direction of all that follows, on a card too: https://www.unicode.org/reports/tr9/ */
const DIRECTION = /\p{Bidi_Control}/u;

/** Control and format characters but for newline, tab and joiners: nothing shows them. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Takes up no place, or an empty one: what consists of these alone says nothing. */
const INVISIBLE = /[\s\p{Cf}\u115f\u1160\u2800\u3164]/gu;

/**
 * Reads a free text that others will read: line ends are evened out, and what cannot be seen
 * is dropped.
 * Refuses what would make others read something else than was written: characters that turn the
 * direction of text, and halves of characters, which do not survive being stored.
 */
export function parseTypedText(typed: string): Result<string, { kind: 'unreadable-characters' }> {
  if (!typed.isWellFormed() || DIRECTION.test(typed)) {
    return refused({ kind: 'unreadable-characters' });
  }
  const text = typed.replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim();
  return ok(text.replace(INVISIBLE, '') === '' ? '' : text);
}
