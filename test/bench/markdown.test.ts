import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BEGIN, END, table, withFigures } from '../../bench/markdown.ts';

it('a table has its numbers on the right', () => {
  expect(table(['', 'KB'], [['front', '450']])).toBe('|  | KB |\n| --- | --: |\n| front | 450 |');
});

it('figures take the place of those before, and nothing else', () => {
  const document = `# Ours\n\n${BEGIN}\n\nold\n\n${END}\n\nOurs too.\n`;
  const once = withFigures(document, 'new\n');
  expect(once).toBe(`# Ours\n\n${BEGIN}\n\nnew\n\n${END}\n\nOurs too.\n`);
  expect(withFigures(once, 'new')).toBe(once);
});

it.each([
  ['without markers', '# Ours'],
  ['with one alone', `# Ours ${BEGIN}`],
  ['with both the wrong way round', `${END} ${BEGIN}`],
])('a document %s is left alone', (_how, document) => {
  expect(() => withFigures(document, 'new')).toThrow(/lacks/);
});

it('docs/performance.md has the place for them', () => {
  const document = readFileSync('docs/performance.md', 'utf8');
  expect(withFigures(document, 'new')).toContain('new');
});
