import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every document of the project. */
const documents = ['.', 'docs', 'docs/adr'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** The files that a document links to; addresses and places within a page are left out. */
function linksIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  return links.filter((target) => !/^[a-z]+:/.test(target));
}

it.each(documents)('%s links to files that are there', (document) => {
  const folder = join(root, dirname(document));
  const missing = linksIn(document).filter(
    (target) => !statSync(join(folder, target), { throwIfNoEntry: false }),
  );
  expect(missing).toEqual([]);
});

/** The lines of the table of threats. */
const threats = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line));

/** The tests that a threat names: a file, and how the test in it is called. */
function testsIn(threat: string): { file: string; name: string }[] {
  const named = [...threat.matchAll(/\]\(\.\.\/(test\/[^)]+)\) “([^”]+)”/g)];
  return named.map(([, file = '', name = '']) => ({ file, name }));
}

it('the twenty threats that are known, and more, are in the order of their numbers', () => {
  const numbers = threats.map((line) => Number(line.split('|')[1]));
  expect(numbers).toEqual(threats.map((_line, index) => index + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(20);
});

it.each(threats)('threat %# is shown by tests that are there, under their names', (threat) => {
  const tests = testsIn(threat);
  expect(tests.length).toBeGreaterThan(0);
  const missing = tests.filter(
    ({ file, name }) => !readFileSync(join(root, file), 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});
