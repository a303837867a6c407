import fc from 'fast-check';

/**
 * A unit for strings: any character that there is, and what is none. The library's own (`binary`) first
 * lists all of Unicode, which takes two seconds.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((codePoint) => String.fromCodePoint(codePoint));
