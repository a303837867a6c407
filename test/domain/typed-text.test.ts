import { describe, expect, it } from 'vitest';
import { parseTypedText } from '../../src/domain/typed-text.ts';

const read = (typed: string) => {
  const parsed = parseTypedText(typed);
  return parsed.ok ? parsed.value : parsed.error.kind;
};

describe('a text that somebody typed', () => {
  it.each([
    ['  She joins on Monday.  ', 'She joins on Monday.'],
    ['two\r\nlines\rand a third', 'two\nlines\nand a third'],
    ['a\ttab stays', 'a\ttab stays'],
    ['nothing\u0000 hidden\u001b[31m here\u0085', 'nothing hidden[31m here'],
    ['a pasted\u200b word\u2060 with\ufeff soft\u00adhyphens', 'a pasted word with softhyphens'],
    ['hid\u{e0068}\u{e0069}den', 'hidden'],
    ['می‌خواهم', 'می‌خواهم'],
    ['田中さん 👩‍👩‍👧 が入社します。', '田中さん 👩‍👩‍👧 が入社します。'],
    ['مرحبا', 'مرحبا'],
    ['*bold* <!channel> & more', '*bold* <!channel> & more'],
  ])('%j is kept as %j', (typed, text) => {
    expect(read(typed)).toBe(text);
  });

  it.each(['', '  \n ', '\u200b\ufeff\u2060', '\u00ad', '\u0007'])('%j says nothing', (typed) => {
    expect(read(typed)).toBe('');
  });

  it.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])(
    'may not turn the direction of writing: %j',
    (turn) => {
      expect(read(`ok ${turn} moc.elpmaxe`)).toBe('unreadable-characters');
    },
  );

  it.each(['\ud83d', 'half \udc69 a woman'])('may not be cut in the middle: %j', (typed) => {
    expect(read(typed)).toBe('unreadable-characters');
  });
});
