import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frontConfig, sweeperConfig, workerConfig } from '../src/config.ts';
import { readPolicy } from '../src/policy-source.ts';

const root = join(import.meta.dirname, '..');

/** The variables that .env.example sets, with its values. */
async function exampleEnvironment(): Promise<Record<string, string>> {
  const text = await readFile(join(root, '.env.example'), 'utf8');
  const lines = text.split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

it('.env.example is an environment that every function starts with', async () => {
  const environment = await exampleEnvironment();
  expect(frontConfig(environment).policy).toEqual({ file: 'policy.yml' });
  expect(workerConfig(environment).SLACK_API_URL).toBe('https://slack.com/api/');
  expect(sweeperConfig(environment).TABLE_NAME).toBe('concierge-requests');
});

it('.env.example names every variable that the code reads', async () => {
  const text = await readFile(join(root, '.env.example'), 'utf8');
  const source = await readFile(join(root, 'src/config.ts'), 'utf8');
  const read = new Set(source.match(/\b[A-Z]+_[A-Z_]+\b/g));
  const missing = [...read].filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(text));
  expect(missing).toEqual([]);
});

it('policy.example.yml is a policy', async () => {
  const policy = await readPolicy({ file: join(root, 'policy.example.yml') });
  expect([...policy.pools.keys()]).toEqual(['staging']);
});
