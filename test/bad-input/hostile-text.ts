/** Texts that a person can type or paste, chosen to do harm wherever they are not expected. */
import * as fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';

/** Nobody of the playground, so that a mention of them can only have been typed. */
export const NOBODY = 'U0NOBODYXX1';

const INVISIBLE = [
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m',
  '\u007f\u0085\u009f',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\u00ad',
  '\u2028\u2029',
  '\u3164',
];

const DIRECTIONS = [
  '\u202emoc.elpmaxe',
  '\u202a\u202b\u202c\u202d',
  '\u2066x\u2069',
  '\u200f\u061c',
];

const BROKEN = ['\ud800', '\udc00x', 'x\ud83d', '\ufffd\ufffe\uffff'];

const LETTERS = [
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033da\u0300\u0301l\u0334g\u0337o',
  'e\u0301',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇯🇵',
  'ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ',
  '鈴木　さん',
  'ｶﾀｶﾅ',
  'שלום عليكم',
  'İıſK',
  '𝐚𝐥𝐢𝐜𝐞',
];

const LINES = ['\n', '\r\n', '\r', '\n\n\n', '\t', '\n*Requested by*\n', '\v\f'];

const MARKUP = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S0NOBODYXX>',
  `<@${NOBODY}>`,
  '<#C0NOBODYXX1>',
  '<https://evil.example|https://example.com>',
  '<https://evil.example>',
  '<mailto:eve@evil.example|alice@example.com>',
  '<!date^0^{date}^https://evil.example|now>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '&',
  '<',
  '>',
  '`',
  '```',
  '*q7* _q7_ ~q7~',
  '`q7` ```q7```',
  '*_~q7~_*',
  '> quoted',
  ':tada:',
  'https://evil.example/',
  '@channel',
];

const SYNTAX = [
  '__proto__',
  'constructor',
  'prototype.polluted',
  '{"$gt":""}',
  "' OR '1'='1",
  '#{7*7}',
  '{{7*7}}',
  '%00%0a',
  '../../etc/passwd',
  '\\u0000',
  'null',
  'undefined',
  'NaN',
  '-1e400',
];

const piece = fc.oneof(
  fc.constantFrom(...INVISIBLE),
  fc.constantFrom(...DIRECTIONS),
  fc.constantFrom(...BROKEN),
  fc.constantFrom(...LETTERS),
  fc.constantFrom(...LINES),
  fc.constantFrom(...MARKUP),
  fc.constantFrom(...SYNTAX),
  fc.constantFrom(' ', 'word', 'Joins on Monday.', '月曜から参加します。'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: anyCharacter, maxLength: 12 }),
);

/** A few pieces in a row. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));

/** Now and then a text beyond every limit. */
export const hostileTextOfAnyLength: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(piece, fc.integer({ min: 500, max: 5_000 }))
      .map(([text, length]) => text.repeat(Math.ceil(length / text.length || 1)).slice(0, length)),
  },
);
