import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const source = globSync('src/**/*.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** What the runbook has people look for in the logs: in its queries, and in the lists of what to do. */
const messages = [
  ...[...runbook.matchAll(/msg (?:=|in) (\[[^\]]+\]|"[^"]+")/g)].flatMap(([, asked = '']) =>
    [...asked.matchAll(/"([^"]+)"/g)].map(([, message = '']) => message),
  ),
  ...[...runbook.matchAll(/^ {2}- (`[^:]+):/gm)].flatMap(([, listed = '']) =>
    [...listed.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message.replaceAll(/\s+/g, ' ')),
  ),
];

it.each([...new Set(messages)])('the runbook asks for a line that there is: %s', (message) => {
  expect(source).toContain(`'${message}'`);
});

it('the runbook asks for more than a few', () => {
  expect(new Set(messages).size).toBeGreaterThan(10);
});
