import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEmail } from '../../src/domain/email.ts';
import { anyCharacter } from '../any-character.ts';

/** Random addresses take a while to be thought up. */
const PATIENCE = 30_000; // ms

describe('parseEmail', { timeout: PATIENCE }, () => {
  it('gives only trimmed, lower-case, printable ASCII with one domain, whatever is typed', () => {
    const almost = fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
      .map(([local, host]) => `${local}@${host}.com`);
    const typed = fc.oneof(fc.emailAddress(), almost, fc.string({ unit: anyCharacter }));
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseEmail(text);
        if (!parsed.ok) return;
        expect(parsed.value).toMatch(/^[!-~]+$/);
        expect(parsed.value).toBe(parsed.value.toLowerCase());
        expect(parsed.value.split('@')).toHaveLength(2);
        expect(parsed.value).not.toMatch(/[<>\s,;"]/);
        expect(parseEmail(parsed.value)).toEqual(parsed);
      }),
    );
  });

  it('reads every address of letters, digits, dots and hyphens, in any case', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9]{1,12}$/);
    const local = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
    const host = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
    fc.assert(
      fc.property(local, host, (name, domain) => {
        const typed = `${name}@${domain}.example`;
        expect(parseEmail(typed)).toEqual({ ok: true, value: typed.toLowerCase() });
      }),
    );
  });
});
