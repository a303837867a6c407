import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicy } from '../src/policy-source.ts';
import type { Pool } from './pools.ts';

/** Writes the policy that a file is the template of (writePolicyText). */
export async function writePolicy(template: string, pools: readonly Pool[]): Promise<string> {
  return writePolicyText(await readFile(template, 'utf8'), pools);
}

/**
 * Writes a policy in which {alias} has become the id of the pool just created, and {alias client} that
 * of its app client, into a file of its own, and returns its path. Throws InvalidPolicy with every problem.
 */
export async function writePolicyText(template: string, pools: readonly Pool[]): Promise<string> {
  const text = pools.reduce(
    (policy, { alias, userPoolId, clientId }) =>
      policy.replaceAll(`{${alias}}`, userPoolId).replaceAll(`{${alias} client}`, clientId),
    template,
  );
  const file = join(await mkdtemp(join(tmpdir(), 'concierge-')), 'policy.yml');
  await writeFile(file, text);
  await readPolicy({ file });
  return file;
}
