import type { AppClients } from '../src/aws/app-client.ts';
import type { LookUpEntry, RefusalEntry } from '../src/aws/entries.ts';
import type { FreezeEntry, StandingFreeze } from '../src/aws/freezes.ts';
import type { PoolInventory } from '../src/aws/pool-inventory.ts';
import type { RequestStore, StoredRequest } from '../src/aws/request-store.ts';
import type { UserChanges } from '../src/aws/user-changes.ts';
import type { UserLookup } from '../src/aws/user-lookup.ts';
import type { UserPools } from '../src/aws/user-pools.ts';
import type { UserProvisioning } from '../src/aws/user-provisioning.ts';
import type { WorkQueue } from '../src/aws/work-queue.ts';
import { appCredentials } from '../src/domain/app-credentials.ts';
import { NewerTrail } from '../src/domain/event-version.ts';
import type { RequestEvent } from '../src/domain/events.ts';
import type { Person } from '../src/domain/person.ts';
import type { Policy } from '../src/domain/policy.ts';
import { requestFrom } from '../src/domain/request.ts';
import { ok } from '../src/domain/result.ts';
import { Secret } from '../src/domain/secret.ts';
import { seal } from '../src/domain/trail.ts';
import type { PoolUser } from '../src/domain/user-pool.ts';
import type { Metrics } from '../src/metrics.ts';
import type { WorkerServices } from '../src/services.ts';
import type { Members } from '../src/slack/members.ts';
import { send } from '../src/slack/send.ts';
import { recordingLog } from './recording-log.ts';
import { lead, NOW, policyWith } from './samples.ts';
import { fakeWebClient, type SlackAnswers } from './slack/fake-client.ts';

/** Services whose answers a test decides, for what no server on the loopback would do on demand. */

/** Keeps requests in memory; `interfere` writes in between, as somebody faster would. */
export class FakeStore implements RequestStore {
  readonly #signatures = new Set<string>();
  readonly refusals: RefusalEntry[] = [];
  readonly lookUps: LookUpEntry[] = [];
  readonly rescheduled: string[] = [];
  readonly postponed: { id: string; until: string }[] = [];
  dueNow: { id: string; dueAt: string }[] = [];
  /** Runs once, before the next write. */
  interfere: (() => void) | undefined;
  readonly #requests = new Map<string, StoredRequest>();

  put(id: string, events: readonly RequestEvent[]): StoredRequest {
    const known = this.#requests.get(id);
    const trail = seal(id, known?.request.trail ?? [], events, NOW);
    const stored = { request: requestFrom(id, trail), notices: known?.notices ?? {} };
    this.#requests.set(id, stored);
    return stored;
  }

  trailOf(id: string): RequestEvent['type'][] {
    return this.#requests.get(id)?.request.trail.map(({ type }) => type) ?? [];
  }

  lastEvent(id: string): RequestEvent | undefined {
    return this.#requests.get(id)?.request.trail.at(-1);
  }

  create: RequestStore['create'] = async (id, events) => {
    if (this.#requests.has(id)) return false;
    this.put(id, events);
    return true;
  };

  /** Requests that newer code has gone on with. */
  readonly newer = new Set<string>();

  load: RequestStore['load'] = async (id) => {
    if (this.newer.has(id)) throw new NewerTrail(`${id} is of newer code`);
    return this.#requests.get(id);
  };

  append: RequestStore['append'] = async (stored, events) =>
    this.#isLatest(stored) ? this.put(stored.request.id, events) : undefined;

  saveNotice: RequestStore['saveNotice'] = async (stored, kind, notice) => {
    if (!this.#isLatest(stored)) return undefined;
    const { id } = stored.request;
    const latest = this.#requests.get(id) ?? stored;
    this.#requests.set(id, { ...latest, notices: { ...latest.notices, [kind]: notice } });
    return { ...stored, notices: { ...stored.notices, [kind]: notice } };
  };

  reschedule: RequestStore['reschedule'] = async ({ request }) => {
    this.rescheduled.push(request.id);
  };

  postpone: RequestStore['postpone'] = async (id, until) => {
    this.postponed.push({ id, until });
  };

  isFirst: RequestStore['isFirst'] = async (signature) => {
    const first = !this.#signatures.has(signature);
    this.#signatures.add(signature);
    return first;
  };

  open = 0;

  countOpen: RequestStore['countOpen'] = async () => this.open;

  due: RequestStore['due'] = async (most) => this.dueNow.slice(0, most);

  recordRefusal: RequestStore['recordRefusal'] = async (entry) => {
    this.refusals.push(entry);
  };

  recordLookUp: RequestStore['recordLookUp'] = async (entry) => {
    this.lookUps.push(entry);
  };

  readonly claims = new Map<string, string>();

  claimAddress: RequestStore['claimAddress'] = async ({ userPoolId, name }, id, insteadOf) => {
    const key = `${userPoolId} ${name}`;
    const holder = this.claims.get(key);
    if (holder === undefined || holder === insteadOf) this.claims.set(key, id);
    return this.claims.get(key) ?? id;
  };

  readonly lists = new Map<string, Set<string>>();
  takenAt = NOW.toISOString();

  takePlace: RequestStore['takePlace'] = async ({ list, most }, name) => {
    const names = this.lists.get(list) ?? new Set();
    if (names.size >= most && !names.has(name)) return false;
    this.lists.set(list, names.add(name));
    return true;
  };

  leavePlaces: RequestStore['leavePlaces'] = async (list, names) => {
    for (const name of names) this.lists.get(list)?.delete(name);
  };

  placesTaken: RequestStore['placesTaken'] = async (list) => ({
    names: [...(this.lists.get(list) ?? [])],
    takenAt: this.takenAt,
  });

  freezes: StandingFreeze[] = [];
  readonly freezeEntries: FreezeEntry[] = [];

  frozen: RequestStore['frozen'] = async (userPoolIds) =>
    this.freezes.filter(
      ({ userPoolId }) => userPoolId === undefined || userPoolIds.includes(userPoolId),
    );

  changeFreeze: RequestStore['changeFreeze'] = async (entry) => {
    this.freezeEntries.push(entry);
    const { action, actor, pool, userPoolId, reason } = entry;
    const others = this.freezes.filter((freeze) => freeze.userPoolId !== userPoolId);
    const freeze = {
      by: actor,
      at: NOW.toISOString(),
      ...(pool === undefined ? {} : { pool }),
      ...(userPoolId === undefined ? {} : { userPoolId }),
      ...(reason === undefined ? {} : { reason }),
    };
    this.freezes = action === 'freeze' ? [...others, freeze] : others;
  };

  readonly holders = new Map<string, Set<string>>();

  passwordHolders: RequestStore['passwordHolders'] = async ({ userPoolId, sub }) => [
    ...(this.holders.get(`${userPoolId} ${sub}`) ?? []),
  ];

  holdPassword: RequestStore['holdPassword'] = async ({ userPoolId, sub }, id) => {
    const key = `${userPoolId} ${sub}`;
    this.holders.set(key, new Set(this.holders.get(key)).add(id));
  };

  releasePassword: RequestStore['releasePassword'] = async ({ userPoolId, sub }, ids) => {
    for (const id of ids) this.holders.get(`${userPoolId} ${sub}`)?.delete(id);
  };

  #isLatest({ request }: StoredRequest): boolean {
    const { interfere } = this;
    this.interfere = undefined;
    interfere?.();
    if (this.newer.has(request.id)) return false;
    return this.#requests.get(request.id)?.request.trail.length === request.trail.length;
  }
}

export class FakeQueue implements WorkQueue {
  readonly woken: { id: string; occasion: string; code?: string }[] = [];
  readonly comingBack: { receiptHandle: string; seconds: number }[] = [];
  fails = false;

  wake: WorkQueue['wake'] = async (id, occasion, code) => {
    if (this.fails) throw new Error('no queue');
    this.woken.push({ id, occasion, ...(code === undefined ? {} : { code }) });
  };

  wakeAll: WorkQueue['wakeAll'] = async (wakeUps) => {
    if (this.fails) throw new Error('no queue');
    this.woken.push(...wakeUps);
    return [];
  };

  comeBackIn: WorkQueue['comeBackIn'] = async (receiptHandle, seconds) => {
    if (this.fails) throw new Error('no queue');
    this.comingBack.push({ receiptHandle, seconds });
  };
}

/** Slack as it knows these people; group memberships are those of the sample actors. */
export function fakeMembers(people: readonly Person[]): Members {
  return {
    find: async (id) => people.find((person) => person.id === id),
    findByEmail: async (email) => people.find((person) => person.email === email),
    actor: async (person) => ({ groups: new Set<string>(), ...person }),
    knownActor: (person) => ({ groups: new Set<string>(), ...person }),
  };
}

/** A pool in which users are looked up like that, and are in no group. */
export function usersBy(find: UserLookup['find']): UserLookup {
  return { find, groupsOf: async () => [] };
}

/** A pool with these users: username to status. */
export function fakeUsers(statuses: Record<string, string>): UserLookup {
  return {
    find: async (_pool, username) => {
      const status = statuses[username];
      const createdAt = NOW.toISOString();
      return status === undefined
        ? undefined
        : poolUser({ username, sub: `sub-of-${username}`, status, createdAt });
    },
    groupsOf: async () => [],
  };
}

/** A user with nothing remarkable about them. */
export function poolUser(more: Partial<PoolUser> = {}): PoolUser {
  const username = more.username ?? 'alice@example.com';
  const createdAt = NOW.toISOString();
  return {
    username,
    sub: `sub-of-${username}`,
    status: 'CONFIRMED',
    enabled: true,
    createdAt,
    modifiedAt: createdAt,
    attributes: {},
    mfa: [],
    ...more,
  };
}

/** A pool whose usernames are e-mail addresses and that asks for nothing more. */
export const easyPools: UserPools = {
  describe: async ({ userPoolId }) => ({
    id: userPoolId,
    name: 'staging',
    usernameKind: 'email',
    hasProvisionId: false,
    passwordRules: {
      minimumLength: 12,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
    },
    temporaryPasswordDays: 7,
    attributes: [],
    signInAttributes: ['email'],
  }),
  groups: async () => [],
};

/** An account that has no pools, and pools that have no app clients. */
export const emptyInventory: PoolInventory = {
  listUserPools: async () => [],
  clientsOf: async () => [],
};

/** Every user is created. */
export const easyProvisioning: UserProvisioning = {
  create: async (_pool, { username }) => ok({ username, sub: `sub-of-${username}` }),
  setPassword: async () => {},
};

/** Every change succeeds. */
export const easyChanges: UserChanges = {
  sendInvitation: async () => ok(undefined),
  disable: async () => {},
  enable: async () => {},
  signOutEverywhere: async () => {},
  addToGroup: async () => ok(undefined),
  removeFromGroup: async () => ok(undefined),
  updateAttributes: async () => ok(undefined),
  remove: async () => {},
};

/** Every password signs in, and every code is right. */
export const easyClients: AppClients = {
  signIn: async () => SIGNED_IN,
  completeFirstSignIn: async () => SIGNED_IN,
  sendCode: async () => ({ kind: 'sent', destination: 'a***@e***' }),
  verify: async () => 'verified',
};

const SIGNED_IN = {
  kind: 'signed-in',
  accessToken: new Secret('access'),
} as const;

const CREDENTIALS = appCredentials({
  botToken: 'xoxb-test',
  signingSecret: 'shh',
  appId: 'A0APP',
  botId: 'B0BOT',
  botUserId: 'U0BOT',
  sealingKey: 'xoxb-key',
});

interface Circumstances {
  policy?: Policy;
  people?: readonly Person[];
  users?: UserLookup;
  provisioning?: UserProvisioning;
  pools?: UserPools;
  inventory?: PoolInventory;
  changes?: UserChanges;
  clients?: AppClients;
  slack?: SlackAnswers;
}

/** What the worker works with; the front's services are among them. */
export function fakeWorkerServices(given: Circumstances = {}) {
  const { log, lines } = recordingLog();
  const { client, calls } = fakeWebClient({
    'chat.postMessage': ({ channel }) => ({ channel, ts: '1.1' }),
    ...given.slack,
  });
  const policy = given.policy ?? policyWith();
  const measured: Record<string, unknown>[] = [];
  const metrics: Metrics = (name, value, by) => measured.push({ [name]: value, ...by });
  const services = {
    policy: async () => policy,
    credentials: { current: async () => CREDENTIALS, renewed: async () => CREDENTIALS },
    store: new FakeStore(),
    queue: new FakeQueue(),
    users: given.users ?? fakeUsers({}),
    provisioning: given.provisioning ?? easyProvisioning,
    pools: given.pools ?? easyPools,
    inventory: given.inventory ?? emptyInventory,
    changes: given.changes ?? easyChanges,
    clients: given.clients ?? easyClients,
    key: async () => CREDENTIALS.sealingKey,
    members: fakeMembers(given.people ?? [lead]),
    send,
    slack: client,
    log,
    metrics,
    now: () => NOW,
  } satisfies WorkerServices;
  return { ...services, lines, measured, calls };
}

export const fakeFrontServices = fakeWorkerServices;
