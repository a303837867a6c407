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

/** As GitHub makes the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

it.each(documents)('%s links to places within documents that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const linked = [...text.matchAll(/\]\(([^):#\s]*)#([^)]+)\)/g)];
  const missing = linked.filter(([, target, anchor = '']) => {
    const place = target ? join(dirname(document), target) : document;
    return place.endsWith('.md') && !anchorsIn(place).includes(anchor);
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

it.each(documents)('%s names commands that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z-]*(?::[a-z]+)*)/g)].map(
    ([, name]) => name,
  );
  expect(named.filter((name = '') => !(name in scripts))).toEqual([]);
});

/** What IAM calls the services whose name in CloudFormation it does not share. */
const IAM_NAMES: Record<string, string> = { apigatewayv2: 'apigateway' };

it('the rights in docs/deploy.md are for every service that the stack is made of', () => {
  const text = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
  const [, json = ''] = /^```json\n([\s\S]*?)^```$/m.exec(text) ?? [];
  const { Statement } = JSON.parse(json) as { Statement: { Action: string[] }[] };
  const granted = new Set(Statement.flatMap(({ Action }) => Action.map((it) => it.split(':')[0])));
  const serverless = readFileSync(join(root, 'serverless.yml'), 'utf8');
  const types = [...serverless.matchAll(/Type: AWS::(\w+)::/g)].map(([, it = '']) => it);
  const services = [...types, 'CloudFormation', 'ApiGatewayV2', 'S3', 'SSM'].map((it) =>
    it.toLowerCase(),
  );
  const missing = services.filter((it) => !granted.has(IAM_NAMES[it] ?? it));
  expect(types.length).toBeGreaterThan(10);
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
