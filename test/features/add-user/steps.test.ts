import { describe, expect, it } from 'vitest';
import type { UserLookup } from '../../../src/aws/user-lookup.ts';
import type { UserProvisioning } from '../../../src/aws/user-provisioning.ts';
import type { PoolUser, UserPool } from '../../../src/domain/user-pool.ts';
import { createUser, startCreation } from '../../../src/features/add-user/steps.ts';
import { easyProvisioning, fakeUsers, fakeWorkerServices } from '../../fake-services.ts';
import { NOW, POOL_ID, REQUEST_ID, requestAt } from '../../samples.ts';

const exists = { kind: 'trouble', trouble: { kind: 'user-exists', email: 'alice@example.com' } };
const created = (username: string) => ({
  kind: 'happened',
  events: [{ type: 'UserCreated', username, sub: `sub-of-${username}` }],
});

/** A user whom nothing ties to a request. */
const nobodys: PoolUser = {
  username: 'alice@example.com',
  sub: 'sub-of-alice@example.com',
  status: 'FORCE_CHANGE_PASSWORD',
  createdAt: NOW.toISOString(),
};

/** A pool of that kind; `calls` are the users that were asked for. */
function pool(
  kind: Partial<UserPool>,
  more: { users?: UserLookup; create?: UserProvisioning['create'] } = {},
) {
  const calls: object[] = [];
  const provisioning: UserProvisioning = {
    ...easyProvisioning,
    describe: async (address) => ({ ...(await easyProvisioning.describe(address)), ...kind }),
    create: async (address, user) => {
      calls.push(user);
      return (more.create ?? easyProvisioning.create)(address, user);
    },
  };
  const services = fakeWorkerServices({ provisioning, users: more.users ?? fakeUsers({}) });
  return { services, calls };
}

const start = ({ services }: ReturnType<typeof pool>) =>
  startCreation(services, { request: requestAt('approved'), notices: {} });
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

  it('stops where people could not sign in with their e-mail', async () => {
    expect(await start(pool({ usernameKind: 'username' }))).toEqual({
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

describe('creating', () => {
  it('creates the user under the name written down, marked as ours where possible', async () => {
    const marked = pool({ hasProvisionId: true });
    expect(await create(marked)).toEqual(created('alice@example.com'));
    const user = { username: 'alice@example.com', email: 'alice@example.com' };
    expect(marked.calls).toEqual([{ ...user, provisionId: REQUEST_ID }]);
    const plain = pool({ hasProvisionId: false });
    await create(plain);
    expect(plain.calls).toEqual([user]);
  });

  /** A pool where the user already stands, made by whoever `provisionId` says. */
  const standing = (kind: Partial<UserPool>, provisionId?: string) => {
    const user = provisionId === undefined ? nobodys : { ...nobodys, provisionId };
    return pool(kind, { users: { find: async () => user } });
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
    const users: UserLookup = { find: async () => answers.shift() };
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
