import type { Policy, PoolPolicy } from './policy.ts';
import type { Result } from './result.ts';
import { ALWAYS_THERE } from './user-attribute.ts';
import { type Account, accountKey, USERNAME_RULES, type UserPool } from './user-pool.ts';

/** Something that AWS lists by id and name: a user pool, an app client. */
export interface Listed {
  id: string;
  name: string;
}

/** What AWS said, or the name of its error. */
export type Answer<Value> = Result<Value, string>;

/** What can be seen of one pool of the policy. */
export interface PoolSight {
  description: Answer<UserPool>;
  /** Undefined where the policy names none. */
  groups?: Answer<readonly string[]> | undefined;
  clients?: Answer<readonly Listed[]> | undefined;
}

/** The pools of one account and region. */
export interface AccountSight {
  account: Account;
  pools: Answer<readonly Listed[]>;
}

/** All that the credentials can see: accounts, and by alias the policy's pools. */
export interface Sight {
  accounts: readonly AccountSight[];
  pools: ReadonlyMap<string, PoolSight>;
}

/** Whether a pool of the policy was found; errors by their names in AWS. */
export type Access =
  | { kind: 'found' }
  | { kind: 'not-found' }
  /** Describing it was refused, and the account does not list it either. */
  | { kind: 'not-visible'; error: string }
  | { kind: 'no-access'; error: string };

/** What the policy and a pool do not agree on. */
export type Difference =
  /** Information: people read the policy's name. */
  | { kind: 'named-otherwise'; inPolicy: string; inAws: string }
  /** Advice: without it a lost answer of AdminCreateUser goes to a human. */
  | { kind: 'no-provision-id' }
  | { kind: 'phone-pool' }
  | { kind: 'password-too-long'; minimumLength: number }
  | { kind: 'cannot-be-filled'; attribute: string }
  | { kind: 'unknown-attribute'; attribute: string; setting: AttributeSetting }
  | { kind: 'unknown-group'; group: string }
  | { kind: 'groups-unread'; error: string }
  | { kind: 'unknown-client'; client: string }
  | { kind: 'clients-unread'; error: string }
  | { kind: 'no-phone-for-sms' }
  | { kind: 'no-recovery-by-email' };

type AttributeSetting = 'attributes' | 'visibleAttributes' | 'changeableAttributes';

export interface PoolFinding {
  alias: string;
  userPoolId: string;
  /** In AWS; undefined where it could not be seen. */
  name?: string | undefined;
  access: Access;
  differences: readonly Difference[];
}

/** Pools that can be seen in an account and that the policy does not name. */
export interface OtherPools {
  account: Account;
  pools: Answer<readonly Listed[]>;
}

export interface Inventory {
  pools: readonly PoolFinding[];
  others: readonly OtherPools[];
}

/** Cognito's answer for a pool that the account does not have. */
const NOT_FOUND = 'ResourceNotFoundException';
/** No pool asks for longer passwords: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html */
const LONGEST_MINIMUM = 99;

/** The accounts and regions of a policy's pools, each once. */
export function accountsOf({ pools }: Policy): Account[] {
  const accounts = [...pools.values()].map(({ region, role }): [string, Account] => [
    accountKey({ region, role }),
    { region, role },
  ]);
  return [...new Map(accounts).values()];
}

/** Compares what can be seen with what the policy says. Throws when a pool was not looked at. */
export function takeInventory(policy: Policy, sight: Sight): Inventory {
  return {
    pools: [...policy.pools.values()].map((pool) => poolFinding(pool, sight)),
    others: sight.accounts.map((account) => others(policy, account)),
  };
}

/** True for what keeps a request from going through, false for information and advice. */
export function mustBeMended({ kind }: Difference): boolean {
  return kind !== 'named-otherwise' && kind !== 'no-provision-id';
}

function others({ pools }: Policy, { account, pools: answer }: AccountSight): OtherPools {
  if (!answer.ok) return { account, pools: answer };
  const known = new Set([...pools.values()].map(({ userPoolId }) => userPoolId));
  const unknown = answer.value.filter(({ id }) => !known.has(id));
  return { account, pools: { ok: true, value: unknown } };
}

function poolFinding(pool: PoolPolicy, { accounts, pools }: Sight): PoolFinding {
  const { alias, userPoolId } = pool;
  const sight = pools.get(alias);
  if (!sight) throw new Error(`${alias} was not looked at`);
  const { description } = sight;
  const home = accounts.find(({ account }) => accountKey(account) === accountKey(pool));
  const listed = home?.pools.ok ? home.pools.value.find(({ id }) => id === userPoolId) : undefined;
  return {
    alias,
    userPoolId,
    name: description.ok ? description.value.name : listed?.name,
    access: access(description, home?.pools.ok === true && listed === undefined),
    differences: description.ok ? differences(pool, description.value, sight) : [],
  };
}

/** `missing`: the account was listed, and the pool is not in it. */
function access(description: Answer<UserPool>, missing: boolean): Access {
  if (description.ok) return { kind: 'found' };
  const { error } = description;
  if (error === NOT_FOUND) return { kind: 'not-found' };
  return { kind: missing ? 'not-visible' : 'no-access', error };
}

function differences(pool: PoolPolicy, found: UserPool, sight: PoolSight): Difference[] {
  return [
    ...nature(pool, found),
    ...attributeDifferences(pool, found),
    ...groupDifferences(pool, sight),
    ...clientDifferences(pool, sight),
  ];
}

/** What the pool is by itself. */
function nature(pool: PoolPolicy, found: UserPool): Difference[] {
  const { usernameKind, hasProvisionId, name, passwordRules } = found;
  const rules = USERNAME_RULES[usernameKind];
  const { minimumLength } = passwordRules;
  return [
    ...when(rules === undefined, { kind: 'phone-pool' }),
    ...when(pool.delivery === 'forgot-password' && found.recoversByEmail === false, {
      kind: 'no-recovery-by-email',
    }),
    ...when(minimumLength > LONGEST_MINIMUM, { kind: 'password-too-long', minimumLength }),
    ...when(name !== pool.name, { kind: 'named-otherwise', inPolicy: pool.name, inAws: name }),
    ...when(rules?.provesOurs === false && !hasProvisionId, { kind: 'no-provision-id' }),
  ];
}

function attributeDifferences(pool: PoolPolicy, found: UserPool): Difference[] {
  const known = new Set([...ALWAYS_THERE, ...found.attributes.map(({ name }) => name)]);
  const settings = ['attributes', 'visibleAttributes', 'changeableAttributes'] as const;
  const unknown = settings.flatMap((setting) =>
    pool[setting]
      .filter((attribute) => !known.has(attribute))
      .map((attribute): Difference => ({ kind: 'unknown-attribute', attribute, setting })),
  );
  const unfilled = (found.unfillable ?? []).map(
    (attribute): Difference => ({ kind: 'cannot-be-filled', attribute }),
  );
  const bySms = pool.desiredDeliveryMediums.includes('SMS') && !known.has('phone_number');
  return [...unfilled, ...unknown, ...when(bySms, { kind: 'no-phone-for-sms' })];
}

function groupDifferences(pool: PoolPolicy, { groups }: PoolSight): Difference[] {
  if (groups === undefined) return [];
  if (!groups.ok) return [{ kind: 'groups-unread', error: groups.error }];
  return groupsNamedIn(pool)
    .filter((group) => !groups.value.includes(group))
    .map((group) => ({ kind: 'unknown-group', group }));
}

/** Every group of a pool that the policy names, each once. */
export function groupsNamedIn(pool: PoolPolicy): string[] {
  return [...new Set([...pool.groups, ...pool.protected.groups])];
}

function clientDifferences({ client }: PoolPolicy, { clients }: PoolSight): Difference[] {
  if (client === undefined || clients === undefined) return [];
  if (!clients.ok) return [{ kind: 'clients-unread', error: clients.error }];
  return when(!clients.value.some(({ id }) => id === client.id), {
    kind: 'unknown-client',
    client: client.id,
  });
}

function when(condition: boolean, difference: Difference): Difference[] {
  return condition ? [difference] : [];
}
