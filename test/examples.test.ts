import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slackConfig, sweeperConfig } from '../src/config.ts';
import { USER_ACTIONS } from '../src/domain/plan.ts';
import { policySchema } from '../src/domain/policy-schema.ts';
import { policyFrom, readPolicy } from '../src/policy-source.ts';

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
  expect(slackConfig(environment).policy).toEqual({ file: 'policy.yml' });
  expect(slackConfig(environment).SLACK_API_URL).toBe('https://slack.com/api/');
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

it('the small policy of docs/deploy.md is one', async () => {
  const text = await readFile(join(root, 'docs/deploy.md'), 'utf8');
  const [, yaml = ''] = /^```yaml\n(workspace:[\s\S]*?)^```$/m.exec(text) ?? [];
  expect([...(await policyFrom(yaml)).pools.keys()]).toEqual(['staging']);
});

it.each(['policy.example.yml', 'docs/policy.md'])(
  '%s asks for the flow of AdminInitiateAuth, which is how Concierge signs in',
  async (file) => {
    const text = await readFile(join(root, file), 'utf8');
    expect(text.match(/\bALLOW_\w+/g)).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
  },
);

it('policy.example.yml keeps the secret of a client where the worker may read it', async () => {
  const text = await readFile(join(root, 'policy.example.yml'), 'utf8');
  const serverless = await readFile(join(root, 'serverless.yml'), 'utf8');
  const granted = /clientSecrets: (.*)/.exec(serverless)?.[1]?.replace(/\$\{sls:stage\}/, 'prod');
  expect(granted).toBe('/concierge/prod/clients');
  expect(/secretParameter: (.*)/.exec(text)?.[1]).toBe(`${granted}/staging`);
});

/** The settings that a policy and its pools can have, those of their parts among them. */
function settings(): string[] {
  const { pools, ...top } = policySchema.def.shape;
  const { role, client, protected: protection, ...pool } = pools.def.valueType.def.shape;
  const optional = [role, client, protection, pool.breakGlass, pool.passwordPolicy, top.limits];
  const parts = optional.map(({ def }) => def.innerType);
  const ofParts = parts.flatMap((part) => Object.keys(part.def.shape));
  const names = Object.keys({ ...top, pools, ...pool, role, client, protected: protection });
  return [...names, ...ofParts, ...USER_ACTIONS, 'show-user'];
}

it('docs/policy.md names every setting and every action', async () => {
  const text = await readFile(join(root, 'docs/policy.md'), 'utf8');
  const missing = settings().filter((name) => !new RegExp(`[\`.]${name}[.\`]`).test(text));
  expect(missing).toEqual([]);
});

it('policy.example.yml shows every setting', async () => {
  const text = await readFile(join(root, 'policy.example.yml'), 'utf8');
  const actions: readonly string[] = [...USER_ACTIONS, 'show-user'];
  const missing = settings().filter((name) => !new RegExp(`\\b${name}:`).test(text));
  expect(missing.filter((name) => !actions.includes(name))).toEqual([]);
});
