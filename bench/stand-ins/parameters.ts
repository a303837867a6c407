/** What the parameter store holds in the bench, as serverless.yml names it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { CREDENTIALS } from '../../playground/environment.ts';
import { POOL_NUMBERS } from './aws.ts';

export const SECRET_PARAMETER = '/concierge/bench/slack';
export const POLICY_PARAMETER = '/concierge/bench/policy';

export const SECRET = JSON.stringify(CREDENTIALS);

const TEMPLATE = join(import.meta.dirname, '..', '..', 'playground', 'policy.yml');

/** The policy of the playground, but for the pool in another account. */
export async function policyText(): Promise<string> {
  const text = Object.entries(POOL_NUMBERS).reduce(
    (policy, [alias, id]) =>
      policy.replaceAll(`{${alias}}`, id).replaceAll(`{${alias} client}`, clientId(alias)),
    await readFile(TEMPLATE, 'utf8'),
  );
  const { pools, ...rest } = load(text) as { pools: Record<string, object> };
  const ours = Object.entries(pools).filter(([alias]) => alias in POOL_NUMBERS);
  return dump({ ...rest, pools: Object.fromEntries(ours) });
}

function clientId(alias: string): string {
  return alias.padEnd(26, '0');
}
