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
