import { describe, expect, it } from 'vitest';
import type { PoolUser, UserPool } from '../../../src/domain/user-pool.ts';
import { createUser, expire } from '../../../src/features/add-user/steps.ts';
import { usersBy } from '../../fake-services.ts';
import { attention, HISTORY, NOW, REQUEST_ID, requestAfter, requestAt } from '../../samples.ts';
import { created, exists, nobodys, pool } from './pool.ts';

const create = ({ services }: ReturnType<typeof pool>) =>
  createUser(services, { request: requestAt('creating'), notices: {} });

describe('a user whom nothing proves to be ours', () => {
  const maybe = {
    kind: 'trouble',
    trouble: {
      kind: 'maybe-ours',
      email: 'alice@example.com',
      sub: 'sub-of-alice@example.com',
      createdAt: NOW.toISOString(),
    },
  };
  const standing = (user: PoolUser, kind: Partial<UserPool> = {}) =>
    pool(kind, { users: usersBy(async () => user) });
  const claimedAs = (sub: string) =>
    requestAfter([
      ...HISTORY.creating,
      attention('create-user'),
      { type: 'ClaimedAsOurs', by: 'U0APPROVER', sub },
    ]);

  it('and whom nobody has used, may be: a human decides', async () => {
    expect(await create(standing(nobodys))).toEqual(maybe);
  });

  it.each(['CONFIRMED', 'RESET_REQUIRED'])('but is %s, is somebody else’s', async (status) => {
    expect(await create(standing({ ...nobodys, status }))).toEqual(exists);
  });

  it('may be ours as well when Cognito says the name was taken meanwhile', async () => {
    const answers = [undefined, nobodys];
    const taken = pool(
      {},
      {
        users: usersBy(async () => answers.shift()),
        create: async () => ({ ok: false, error: 'taken' }),
      },
    );
    expect(await create(taken)).toEqual(maybe);
  });

  it('is ours once an approver has said so, and no other user is', async () => {
    const { services, calls } = standing(nobodys);
    const claimed = { request: claimedAs('sub-of-alice@example.com'), notices: {} };
    expect(await createUser(services, claimed)).toEqual(created('alice@example.com'));
    const another = { request: claimedAs('sub-of-another'), notices: {} };
    expect(await createUser(services, another)).toEqual(maybe);
    expect(calls).toEqual([]);
  });
});

describe('time that is over', () => {
  const over = { kind: 'happened', events: [{ type: 'Expired' }] };
  const expiring = ({ services }: ReturnType<typeof pool>, request = requestAt('creating')) =>
    expire(services, { request, notices: {} });
  const standing = (user: PoolUser | undefined, kind: Partial<UserPool> = {}) =>
    pool(kind, { users: usersBy(async () => user) });

  it.each(['pending', 'approved', 'created', 'announced'] as const)(
    'ends a request that is %s, without a look at Cognito',
    async (stage) => {
      const { services } = pool({});
      services.users.find = async () => Promise.reject(new Error('asked'));
      const request = requestAt(stage);
      expect(await expire(services, { request, notices: {} })).toEqual(over);
    },
  );

  it('ends one whose user never came about', async () => {
    expect(await expiring(standing(undefined))).toEqual(over);
  });

  it('tells first of a user that an attempt without an answer has made', async () => {
    const ours = { ...nobodys, provisionId: REQUEST_ID };
    const made = { type: 'UserCreated', username: ours.username, sub: ours.sub };
    expect(await expiring(standing(ours, { hasProvisionId: true }))).toEqual({
      kind: 'happened',
      events: [made, { type: 'Expired' }],
    });
  });

  it('says nothing of a user who may be somebody else’s, and creates none', async () => {
    const found = standing(nobodys);
    expect(await expiring(found)).toEqual(over);
    expect(found.calls).toEqual([]);
  });
});
