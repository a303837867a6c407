import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../../playground/aws/resources.ts';
import { ask } from '../../../src/admission/ask.ts';
import { REPEATABLE } from '../../../src/aws/client-options.ts';
import { createRequestStore, type RequestStore } from '../../../src/aws/request-store.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { actor, NOW, POOL_ID, plan, policyWith, rawPool } from '../../samples.ts';

/** The stand-in takes its time over a hundred and fifty calls at once; DynamoDB does not. */
const PATIENT = {
  ...REPEATABLE,
  requestHandler: { requestTimeout: 60_000 },
  deadline: 60_000,
};

let aws: LocalAws;
let store: RequestStore;

beforeAll(async () => {
  aws = await startAws();
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', aws.dynamodb);
  store = createRequestStore(aws.tableName, () => NOW, undefined, PATIENT);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const LIMITS = {
  requestsPerPerson: '1000/1h',
  requestsPerPool: '1000/1h',
  openPerPerson: 500,
  lookUpsPerPerson: '1000/1h',
};

/** Thirty submissions at the same moment, each by its own front; how many were let through. */
async function thirty(requester: string, limits: object, more: Partial<RequestStore> = {}) {
  const policy = policyWith({ staging: rawPool() }, { limits: { ...LIMITS, ...limits } });
  const pool = policy.pools.get('staging');
  if (!pool) throw new Error('The policy has no pool');
  const services = { ...fakeFrontServices(), store: { ...store, ...more } };
  const asked = {
    pool,
    plan,
    reason: 'She joins',
    requester: actor(requester),
  };
  const number = (at: number) => at.toString(16).padStart(2, '0');
  const ids = Array.from({ length: 30 }, (_, at) => `${number(at)}${hex(requester)}`.slice(0, 16));
  const refusals = await Promise.all(ids.map((id) => ask(services, policy, id, asked)));
  const written = await Promise.all(ids.map((id) => store.load(id)));
  return {
    kinds: new Set(refusals.flatMap((refusal) => (refusal ? [refusal.kind] : []))),
    let: refusals.filter((refusal) => refusal === undefined).length,
    written: written.filter(Boolean).length,
  };
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex').padEnd(14, '0');
}

describe('thirty submissions at the same moment', { timeout: 60_000 }, () => {
  it.each([
    ['U0A', { requestsPerPerson: '20/1h' }, 'too-many-requests', 20],
    ['U0B', { openPerPerson: 7 }, 'too-many-open', 7],
  ])('by %s under %o let exactly so many through', async (who, limits, kind, count) => {
    const outcome = await thirty(who, limits);
    expect(outcome).toEqual({ kinds: new Set([kind]), let: count, written: count });
  });

  it('of one pool do the same, whoever asks', async () => {
    const counted = await store.placesTaken(`rate#requests#${POOL_ID}#${NOW.toISOString()}`);
    const left = 10;
    const outcome = await thirty('U0C', { requestsPerPool: `${counted.names.length + left}/1h` });
    expect(outcome).toMatchObject({ let: left, written: left });
  });
});

describe('a list of places', () => {
  const bound = { list: 'rate#test', most: 2, until: '2026-03-02T10:00:00.000Z' };

  it('takes a name once, so many names, and those anew that have left', async () => {
    expect(await store.takePlace(bound, 'a')).toBe(true);
    expect(await store.takePlace(bound, 'a')).toBe(true);
    expect(await store.takePlace(bound, 'b')).toBe(true);
    expect(await store.takePlace(bound, 'c')).toBe(false);
    expect(await store.takePlace(bound, 'b')).toBe(true);
    await store.leavePlaces(bound.list, ['a', 'nobody']);
    expect(await store.takePlace(bound, 'c')).toBe(true);
    const { names, takenAt } = await store.placesTaken(bound.list);
    expect(names.toSorted()).toEqual(['b', 'c']);
    expect(takenAt).toBe(NOW.toISOString());
    await store.leavePlaces(bound.list, ['b', 'c']);
    expect((await store.placesTaken(bound.list)).names).toEqual([]);
    expect(await store.takePlace(bound, 'd')).toBe(true);
  });

  it('is empty before anybody has taken one', async () => {
    expect(await store.placesTaken('rate#nobody')).toEqual({ names: [], takenAt: '' });
  });
});

describe('a freeze', () => {
  it('stands until the thaw, of everything and of single pools, each with its entry', async () => {
    expect(await store.frozen(['pool-1'])).toEqual([]);
    const about = { pool: 'one', userPoolId: 'pool-1' };
    const freeze = { actor: 'U0NOAH', action: 'freeze' } as const;
    await store.changeFreeze({ id: 'f1', ...freeze, ...about, reason: 'leak' });
    await store.changeFreeze({ id: 'f2', ...freeze });
    const at = NOW.toISOString();
    expect(await store.frozen(['pool-1', 'pool-2'])).toEqual([
      { by: 'U0NOAH', at },
      { by: 'U0NOAH', at, pool: 'one', userPoolId: 'pool-1', reason: 'leak' },
    ]);
    await store.changeFreeze({ id: 'f3', actor: 'U0MIA', action: 'thaw' });
    expect(await store.frozen(['pool-2'])).toEqual([]);
    expect(await store.frozen(['pool-1'])).toHaveLength(1);
    await store.changeFreeze({ id: 'f4', actor: 'U0MIA', action: 'thaw', ...about });
    expect(await store.frozen(['pool-1'])).toEqual([]);
  });
});
