import { describe, expect, it } from 'vitest';
import { legible, looksLikeAnother, numberOf, punycode } from '../../src/domain/legible.ts';

describe('a text as everybody can read it', () => {
  it.each([
    ['turned \u202emoc.elpmaxe', 'turned ⟨U+202E⟩moc.elpmaxe'],
    ['\u2066a\u2069 \u200e\u200f\u061c', '⟨U+2066⟩a⟨U+2069⟩ ⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩'],
    ['zero\u200bwidth\ufeff\u2060\u00ad', 'zero⟨U+200B⟩width⟨U+FEFF⟩⟨U+2060⟩⟨U+00AD⟩'],
    ['\u0000\u001b[31m\u0085', '⟨U+0000⟩⟨U+001B⟩[31m⟨U+0085⟩'],
    ['blank \u3164\u115f\u1160\uffa0\u2800', 'blank ⟨U+3164⟩⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩⟨U+2800⟩'],
    ['line\u2028end', 'line⟨U+2028⟩end'],
    ['half \ud83d', 'half \ufffd'],
    ['tag \u{e0061}', 'tag ⟨U+E0061⟩'],
  ])('shows in %j what could not be seen', (text, shown) => {
    expect(legible(text)).toBe(shown);
  });

  it.each([
    'two\nlines\tand a tab',
    '👩‍👩‍👧‍👦',
    'می‌خواهم',
    '田中 さん',
    '*bold* <!channel>',
    'a@b',
  ])('leaves %j as it is', (text) => {
    expect(legible(text)).toBe(text);
  });

  it.each([
    ['admin@ex\u0430mple.com', 'admin@xn--exmple-4nf.com'],
    ['admin@例え.jp', 'admin@xn--r8jz45g.jp'],
    ['\u0430dmin@example.com', '\u0430dmin@example.com'],
    ['a@ｅxample.com', 'a@⟨U+FF45⟩xample.com'],
    ['a@exam\u200bple.com', 'a@exam⟨U+200B⟩ple.com'],
    ['a@exam\u00adple.com', 'a@exam⟨U+00AD⟩ple.com'],
    ['a@б/c.com', 'a@⟨U+0431⟩/c.com'],
  ])('shows the domain of %j so that it passes for no other', (text, shown) => {
    expect(legible(text)).toBe(shown);
  });
});

describe('a domain in punycode', () => {
  it('is itself where it is plain, in punycode already, or no domain at all', () => {
    expect(punycode('example.com')).toBe('example.com');
    expect(punycode('xn--exmple-4nf.com')).toBe('xn--exmple-4nf.com');
    expect(punycode('')).toBe('');
  });
});

describe('a name that can pass for another', () => {
  it.each([
    ['Latin and Cyrillic', '\u0430lice'],
    ['Latin and Greek', 'alic\u03b5'],
    ['Cyrillic and Greek', '\u0430\u03b5'],
    ['mathematical letters', '𝐚𝐥𝐢𝐜𝐞'],
    ['full-width letters', 'ａｌｉｃｅ'],
    ['a ligature', 'ﬁnance'],
    ['something that nothing shows', 'ali\u200bce'],
    ['a blank letter', 'alice\u3164'],
    ['a domain that is not plain', 'alice@\u0430pple.com'],
    ['an accent apart from its letter', 'e\u0301va'],
  ])('has %s', (_what, name) => {
    expect(looksLikeAnother(name)).toBe(true);
  });

  it.each([
    'alice',
    'alice+work@example.com',
    'éva',
    'алиса',
    'αλίκη',
    '鈴木tarou',
    'すずき',
    'a_b-1',
  ])('is none of %s', (name) => {
    expect(looksLikeAnother(name)).toBe(false);
  });
});

it('a character is named as in the tables of Unicode', () => {
  expect([numberOf('a'), numberOf('\u202e'), numberOf('😀')]).toEqual([
    'U+0061',
    'U+202E',
    'U+1F600',
  ]);
});

it('a text of any length is read in steps as many as its characters', () => {
  const long = 'ж'.repeat(50_000);
  expect(legible(`a@${long} `)).toBe(`a@${long} `);
  const address = `${'a'.repeat(50_000)}@${'b'.repeat(50_000)}`;
  expect(legible(`${address}@`)).toBe(`${address}@`);
});
