import { describe, expect, it } from 'vitest';
import type { UserLookup } from '../../../src/aws/user-lookup.ts';
import type { PoolUser, UserPool } from '../../../src/domain/user-pool.ts';
import { createUser, startCreation } from '../../../src/features/add-user/steps.ts';
import { fakeUsers, usersBy } from '../../fake-services.ts';
import { approved, NOW, POOL_ID, plan, REQUEST_ID, requestAt, requested } from '../../samples.ts';
import { created, exists, nobodys, pool } from './pool.ts';

const start = ({ services }: ReturnType<typeof pool>, more: Partial<typeof plan> = {}) => {
  const request = requestAt('approved', requested({ plan: { ...plan, ...more } }));
  return startCreation(services, { request, notices: {} });
};
const create = ({ services }: ReturnType<typeof pool>) =>
  createUser(services, { request: requestAt('creating'), notices: {} });

describe('starting', () => {
  it('names the user by e-mail where the pool does, and when they were seen absent', async () => {
    expect(await start(pool({ usernameKind: 'email' }))).toEqual({
      kind: 'happened',
      events: [
        {
          type: 'CreationStarted',
          username: 'alice@example.com',
          seenAbsentAt: NOW.toISOString(),
        },
      ],
    });
  });

  it('names the user by a fresh UUID where the username is free', async () => {
    const name = async () => JSON.stringify(await start(pool({ usernameKind: 'alias' })));
    expect(await name()).toMatch(/"username":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/);
    expect(await name()).not.toBe(await name());
  });

  it('names the user as people chose it where usernames are chosen', async () => {
    const chosen = await start(pool({ usernameKind: 'username' }), { username: 'alice' });
    expect(chosen).toMatchObject({ events: [{ type: 'CreationStarted', username: 'alice' }] });
  });

  it('stops where people sign in with a phone number alone', async () => {
    expect(await start(pool({ usernameKind: 'phone' }))).toEqual({
      kind: 'trouble',
      trouble: { kind: 'pool-not-supported', userPoolId: POOL_ID },
    });
  });

  it('stops where somebody has that e-mail already', async () => {
    const users = fakeUsers({ 'alice@example.com': 'CONFIRMED' });
    expect(await start(pool({ usernameKind: 'email' }, { users }))).toEqual(exists);
    expect(await start(pool({ usernameKind: 'alias' }, { users }))).toEqual(exists);
  });
});

describe('starting while another request is for the same address', () => {
  const OTHER = '0000111122223333';

  it('stops, names the other one, and asks Cognito for nothing more', async () => {
    const asked: string[] = [];
    const users: UserLookup = {
      find: async (_pool, username) => {
        asked.push(username);
        return undefined;
      },
      groupsOf: async () => [],
    };
    const given = pool({}, { users });
    const { store } = given.services;
    store.put(OTHER, [requested(), approved]);
    await store.claimAddress({ userPoolId: POOL_ID, name: 'alice@example.com' }, OTHER);
    expect(await start(given)).toEqual({
      kind: 'trouble',
      trouble: { kind: 'asked-twice', email: 'alice@example.com', other: OTHER },
    });
    expect(asked).toEqual([]);
  });

  it('is not stopped by itself, run again', async () => {
    const given = pool({});
    const first = await start(given);
    expect(await start(given)).toEqual(first);
  });
});

describe('creating', () => {
  it('creates the user under the name written down, marked as ours where possible', async () => {
    const marked = pool({ hasProvisionId: true });
    expect(await create(marked)).toEqual(created('alice@example.com'));
    const email = 'alice@example.com';
    const user = { username: email, email, emailVerified: true, attributes: {} };
    expect(marked.calls).toEqual([{ ...user, provisionId: REQUEST_ID }]);
    const plain = pool({ hasProvisionId: false });
    await create(plain);
    expect(plain.calls).toEqual([user]);
  });

  /** A pool where the user already stands, made by whoever `provisionId` says. */
  const standing = (kind: Partial<UserPool>, provisionId?: string) => {
    const user = provisionId === undefined ? nobodys : { ...nobodys, provisionId };
    return pool(kind, { users: usersBy(async () => user) });
  };

  it.each([
    ['by its UUID', standing({ usernameKind: 'alias' })],
    ['by our mark', standing({ hasProvisionId: true }, REQUEST_ID)],
  ])('recognises the user of an earlier attempt %s', async (_how, found) => {
    expect(await create(found)).toEqual(created('alice@example.com'));
    expect(found.calls).toEqual([]);
  });

  it.each([
    ['that lacks our mark', standing({ hasProvisionId: true })],
    ['with another request’s mark', standing({ hasProvisionId: true }, 'another')],
  ])('never takes over a user %s', async (_how, found) => {
    expect(await create(found)).toEqual(exists);
    expect(found.calls).toEqual([]);
  });

  it('recognises its own user when Cognito says the name was taken meanwhile', async () => {
    const answers: (PoolUser | undefined)[] = [
      undefined,
      { ...nobodys, username: 'u', sub: 'sub-of-u', provisionId: REQUEST_ID },
    ];
    const users = usersBy(async () => answers.shift());
    const lost = pool({}, { users, create: async () => ({ ok: false, error: 'taken' }) });
    expect(await create(lost)).toEqual(created('u'));
  });

  it('stops when somebody else holds the e-mail as alias', async () => {
    const taken = pool(
      { usernameKind: 'alias' },
      { create: async () => ({ ok: false, error: 'taken' }) },
    );
    expect(await create(taken)).toEqual(exists);
  });

  it('runs only where it belongs', async () => {
    const { services } = pool({});
    const early = { request: requestAt('approved'), notices: {} };
    await expect(createUser(services, early)).rejects.toThrow('is not creating');
  });
});
