/** What is the same in every world, read and made once. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import { readDefinitions } from '../../playground/aws/definitions.ts';
import { operations } from '../../playground/cognito/operations.ts';
import { emptyCognito } from '../../playground/cognito/server.ts';
import type { Cognito, UserPool } from '../../playground/cognito/state.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REGION = 'ap-northeast-1';

const PROVISION_ID = {
  Name: 'provision_id',
  AttributeDataType: 'String',
  Mutable: false,
  StringAttributeConstraints: { MinLength: '1', MaxLength: '64' },
};

/** One pool of each kind, by the alias that the policy gives it. */
const POOLS = {
  alias: { AliasAttributes: ['email'] },
  proven: { UsernameAttributes: ['email'], Schema: [PROVISION_ID] },
  bare: { UsernameAttributes: ['email'] },
} as const;

export type PoolAlias = keyof typeof POOLS;

/** Seconds after which Lambda ends each function. */
const timeout = z.object({ timeout: z.number() });
const timeouts = z.object({
  functions: z.object({ slack: timeout, worker: timeout, sweeper: timeout }),
});

export type Scenery = Awaited<ReturnType<typeof readScenery>>;

let scenery: ReturnType<typeof readScenery> | undefined;

export function prepareScenery(): Promise<Scenery> {
  scenery ??= readScenery();
  return scenery;
}

async function readScenery() {
  const read = async (file: string) => load(await readFile(join(ROOT, file), 'utf8'));
  const [definitions, manifest, deployment] = await Promise.all([
    readDefinitions(),
    read('manifest.yml'),
    read('serverless.yml'),
  ]);
  const { functions } = z.parse(timeouts, deployment);
  const pools = new Map<PoolAlias, UserPool>();
  const cognito = emptyCognito({ region: REGION });
  for (const alias of Object.keys(POOLS) as PoolAlias[]) {
    pools.set(alias, await createPool(cognito, alias));
  }
  return { ...definitions, manifest, functions, pools };
}

async function createPool(cognito: Cognito, alias: PoolAlias): Promise<UserPool> {
  const answer = await operations.get('CreateUserPool')?.run(cognito, {
    PoolName: alias,
    UsernameConfiguration: { CaseSensitive: false },
    ...POOLS[alias],
  });
  const { UserPool } = answer as { UserPool: { Id: string } };
  const pool = cognito.pools.get(UserPool.Id);
  if (!pool) throw new Error(`The pool ${alias} was not made`);
  return pool;
}

/** An account with those pools, empty. Making their signing keys takes longer than a schedule. */
export function freshCognito({ pools }: Scenery, now: () => Date): Cognito {
  const cognito = emptyCognito({ region: REGION, now });
  for (const pool of pools.values()) {
    const empty = { users: new Map(), sessions: new Map(), refreshTokens: new Map() };
    cognito.pools.set(pool.id, { ...pool, ...empty });
  }
  return cognito;
}
