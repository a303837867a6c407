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

const PROVEN = { UsernameAttributes: ['email'], Schema: [PROVISION_ID] } as const;

/** One pool of each kind, and one for each way to hand over, by the alias that the policy gives it. */
const POOLS = {
  alias: { AliasAttributes: ['email'] },
  proven: PROVEN,
  bare: { UsernameAttributes: ['email'] },
  temporary: { AliasAttributes: ['email'] },
  completed: PROVEN,
  invited: PROVEN,
  coded: PROVEN,
  managed: { AliasAttributes: ['email'] },
  revealed: PROVEN,
} as const;

export const GROUPS = ['editors', 'readers'] as const;

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
  const run = (operation: string, input: object) => operations.get(operation)?.run(cognito, input);
  const answer = await run('CreateUserPool', {
    PoolName: alias,
    UsernameConfiguration: { CaseSensitive: false },
    ...POOLS[alias],
  });
  const { Id: UserPoolId } = (answer as { UserPool: { Id: string } }).UserPool;
  const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  await run('CreateUserPoolClient', { UserPoolId, ClientName: 'concierge', ExplicitAuthFlows });
  for (const GroupName of GROUPS) await run('CreateGroup', { UserPoolId, GroupName });
  const pool = cognito.pools.get(UserPoolId);
  if (!pool) throw new Error(`The pool ${alias} was not made`);
  return pool;
}

/** The app client of a pool that the policy may name. */
export function clientOf({ pools }: Pick<Scenery, 'pools'>, alias: PoolAlias): { id: string } {
  const [id = ''] = pools.get(alias)?.clients.keys() ?? [];
  return { id };
}

/** An account with those pools, empty. Making their signing keys takes longer than a schedule. */
export function freshCognito({ pools }: Scenery, now: () => Date): Cognito {
  const cognito = emptyCognito({ region: REGION, now });
  for (const pool of pools.values()) {
    const empty = { users: new Map(), sessions: new Map(), refreshTokens: new Map() };
    cognito.pools.set(pool.id, { ...pool, ...empty, groups: withoutMembers(pool) });
  }
  return cognito;
}

function withoutMembers({ groups }: UserPool): UserPool['groups'] {
  return new Map([...groups].map(([name, group]) => [name, { ...group, members: new Set() }]));
}
