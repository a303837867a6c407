import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emojiCharacter, emojiFile, splitEmoji } from '../../../playground/page/block-kit/emoji.ts';

it('finds shortcodes and characters, and leaves unknown names alone', () => {
  expect(splitEmoji('Done :white_check_mark: 🔒 :no_such_emoji:')).toEqual([
    { text: 'Done ' },
    { emoji: '✅' },
    { text: ' ' },
    { emoji: '🔒' },
    { text: ' ' },
    { text: ':no_such_emoji:' },
  ]);
});

it('knows a sign with and without the mark that asks for a picture', () => {
  expect(splitEmoji('⚠ ⚠️')).toEqual([{ emoji: '⚠️' }, { text: ' ' }, { emoji: '⚠️' }]);
});

it('does not take object members or times for shortcodes', () => {
  expect(splitEmoji(':constructor: at 10:30:00')).toEqual([
    { text: ':constructor:' },
    { text: ' at 10' },
    { text: ':30:' },
    { text: '00' },
  ]);
});

it('names the picture by its code points', () => {
  expect(emojiFile('⚠️')).toBe('26a0.svg');
  expect(emojiFile('🔒')).toBe('1f512.svg');
});

it.each(['en', 'ja'])('knows every shortcode of the app’s messages in %s', (language) => {
  const file = new URL(`../../../src/messages/${language}.ts`, import.meta.url);
  const names = [...readFileSync(file, 'utf8').matchAll(/:([a-z_]+):/gu)].map(
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => emojiCharacter(name) === undefined)).toEqual([]);
});
