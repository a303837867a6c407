import { describe, expect, it } from 'vitest';
import type { UserChanges } from '../../../src/aws/user-changes.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Change, UserPlan } from '../../../src/domain/plan.ts';
import { ok, refused } from '../../../src/domain/result.ts';
import type { PoolUser } from '../../../src/domain/user-pool.ts';
import { applyChange, findUser } from '../../../src/features/manage-user/steps.ts';
import { easyChanges, fakeWorkerServices } from '../../fake-services.ts';
import { HISTORY, requestAfter, requested, taken } from '../../samples.ts';
import { alice, knowing, policy } from './scene.ts';

const KNOWN = {
  pool: 'staging',
  userPoolId: 'ap-northeast-1_Staging01',
  username: 'alice-name',
  sub: 'sub-of-alice',
  email: 'alice@example.com',
};
const DM = { delivery: 'dm', recipient: 'U0LEAD', password: 'permanent', hideAfter: 1 } as const;
const RESET = { action: 'reset-password', ...DM } as const;
const ours: RequestEvent = { type: 'UserFound', username: 'alice-name', sub: 'sub-of-alice' };
const free: RequestEvent = { type: 'ApprovalNotRequired', policy: 'f00d' };

/** Changes that write down what they were called with. */
function recorded(more: Partial<UserChanges> = {}) {
  const calls: unknown[][] = [];
  const note =
    (name: keyof UserChanges) =>
    async (_pool: unknown, ...rest: unknown[]) => {
      calls.push([name, ...rest]);
      return ok(undefined) as never;
    };
  const names = Object.keys(easyChanges) as (keyof UserChanges)[];
  const changes = Object.fromEntries(names.map((name) => [name, note(name)]));
  return { calls, changes: { ...(changes as unknown as UserChanges), ...more } };
}

function stored(
  change: Change,
  more: Partial<UserPlan> = {},
  events: RequestEvent[] = [free, ours],
) {
  const plan = { ...KNOWN, ...more, ...change } as UserPlan;
  return { request: requestAfter(events, requested({ plan, approvalsRequired: 0 })), notices: {} };
}

async function find(user: PoolUser | undefined, change: Change) {
  const services = { ...fakeWorkerServices({ policy }), ...knowing(user) };
  return findUser(services, stored(change, {}, [free]));
}

async function apply(change: Change, user: PoolUser | undefined = alice, more = {}, others = {}) {
  const { calls, changes } = recorded(more);
  const services = { ...fakeWorkerServices({ policy, changes }), ...knowing(user), ...others };
  return { result: await applyChange(services, stored(change)), calls };
}

const DISABLE = { action: 'disable-user' } as const;
const troubled = (trouble: object) => ({ kind: 'trouble', trouble });

describe('finding the user', () => {
  it('goes on with the one that was meant', async () => {
    expect(await find(alice, DISABLE)).toEqual({ kind: 'happened', events: [ours] });
  });

  it.each([
    ['is gone', undefined],
    ['was made anew under the same name', { ...alice, sub: 'sub-of-another' }],
  ])('stops when the user %s', async (_what, user) => {
    const gone = { kind: 'user-gone', account: 'alice@example.com' };
    expect(await find(user, DISABLE)).toMatchObject(troubled(gone));
  });

  it('gives no password to an external user, but lets them be disabled', async () => {
    const external = { ...alice, status: 'EXTERNAL_PROVIDER' };
    const trouble = { kind: 'external-user', account: 'alice@example.com' };
    expect(await find(external, RESET)).toMatchObject(troubled(trouble));
    expect(await find(external, DISABLE)).toMatchObject({ kind: 'happened' });
  });

  it.each([
    ['disabled', { enabled: false }],
    ['asked for a second factor', { mfa: ['SOFTWARE_TOKEN_MFA'] }],
  ])(
    'takes no password from a user who is %s for a code that cannot be sent',
    async (_what, more) => {
      const verify: Change = { ...RESET, action: 'verify-by-code', attribute: 'email' };
      const trouble = { kind: 'no-sign-in-as', account: 'alice@example.com' };
      expect(await find({ ...alice, ...more }, verify)).toMatchObject(troubled(trouble));
      expect(await find(alice, verify)).toMatchObject({ kind: 'happened' });
    },
  );

  it('proves no other address than the one that was approved', async () => {
    const verify = { ...RESET, action: 'verify-by-code', attribute: 'email' } as const;
    const changed = { kind: 'value-changed', attribute: 'email' };
    const value = 'alice@example.com';
    expect(await find(alice, { ...verify, value })).toMatchObject({ kind: 'happened' });
    const other = { ...alice, attributes: { ...alice.attributes, email: 'eve@example.com' } };
    expect(await find(other, { ...verify, value })).toMatchObject(troubled(changed));
  });
});

describe('finding the user for “forgot password”', () => {
  const leave: Change = {
    action: 'reset-password',
    delivery: 'forgot-password',
    recipient: 'U0LEAD',
  };

  it('stops before anything is changed when no code could reach them', async () => {
    const trouble = { kind: 'email-not-verified', account: 'alice@example.com' };
    const unverified = { ...alice, attributes: { ...alice.attributes, email_verified: 'false' } };
    expect(await find(unverified, leave)).toMatchObject(troubled(trouble));
    const verified = { ...alice, attributes: { ...alice.attributes, email_verified: 'true' } };
    expect(await find(verified, leave)).toMatchObject({ kind: 'happened' });
  });
});

describe('applying a change', () => {
  it.each<[Change, unknown[]]>([
    [DISABLE, ['disable', 'sub-of-alice']],
    [{ action: 'enable-user' }, ['enable', 'sub-of-alice']],
    [{ action: 'sign-out-user' }, ['signOutEverywhere', 'sub-of-alice']],
    [{ action: 'delete-user' }, ['remove', 'sub-of-alice']],
    [{ action: 'add-to-group', group: 'editors' }, ['addToGroup', 'sub-of-alice', 'editors']],
    [
      { action: 'remove-from-group', group: 'editors' },
      ['removeFromGroup', 'sub-of-alice', 'editors'],
    ],
    [
      { action: 'change-attribute', attribute: 'custom:seat', to: '7' },
      ['updateAttributes', 'sub-of-alice', { 'custom:seat': '7' }],
    ],
    [
      {
        action: 'change-attribute',
        attribute: 'email',
        from: 'alice@example.com',
        to: 'alicia@example.com',
        verified: true,
      },
      ['updateAttributes', 'sub-of-alice', { email: 'alicia@example.com', email_verified: 'true' }],
    ],
    [
      {
        action: 'change-attribute',
        attribute: 'email',
        from: 'alice@example.com',
        to: 'alicia@example.com',
      },
      ['updateAttributes', 'sub-of-alice', { email: 'alicia@example.com' }],
    ],
    [
      { action: 'change-attribute', attribute: 'phone_number', to: '' },
      ['updateAttributes', 'sub-of-alice', { phone_number: '' }],
    ],
    [
      { action: 'mark-verified', attribute: 'email', value: 'alice@example.com' },
      ['updateAttributes', 'sub-of-alice', { email_verified: 'true' }],
    ],
  ])('%o is one call, for this very user', async (change, call) => {
    const { result, calls } = await apply(change);
    expect(calls).toEqual([call]);
    expect(result).toEqual({
      kind: 'happened',
      events: [{ type: 'ChangeApplied', action: change.action }],
    });
  });

  it('names an external user by the username, for Cognito takes no sub of theirs', async () => {
    const { calls } = await apply(DISABLE, { ...alice, status: 'EXTERNAL_PROVIDER' });
    expect(calls).toEqual([['disable', 'alice-name']]);
  });

  it.each([
    ['is offered', HISTORY.claimable, true],
    ['stands in a DM', HISTORY.delivered, true],
    ['was shown and is gone', [...HISTORY.revealed, taken], false],
    ['was acknowledged', HISTORY.hidden, false],
  ])(
    'makes a password worthless before it says so, where one %s',
    async (_what, earlier, stood) => {
      const services = fakeWorkerServices({ policy });
      const holder = 'eeeeeeeeeeeeeeee';
      services.store.put(holder, [requested(), ...earlier]);
      services.store.holders.set(`${KNOWN.userPoolId} ${KNOWN.sub}`, new Set([holder]));
      const order: string[] = [];
      const provisioning = {
        ...services.provisioning,
        setPassword: async () => {
          expect(services.store.trailOf(holder)).not.toContain('Overtaken');
          order.push('password');
        },
      };
      const { calls } = await apply(DISABLE, alice, {}, { store: services.store, provisioning });
      expect(calls[0]).toEqual(['disable', 'sub-of-alice']);
      expect(order).toEqual(stood ? ['password'] : []);
      expect(services.store.trailOf(holder).includes('Overtaken')).toBe(stood);
    },
  );

  it('invites again whoever has never signed in, and nobody else', async () => {
    const invite = { action: 'resend-invitation', mediums: ['EMAIL'] } as const;
    const { calls } = await apply(invite, { ...alice, status: 'FORCE_CHANGE_PASSWORD' });
    expect(calls).toEqual([['sendInvitation', 'alice-name', ['EMAIL']]]);
    const late = await apply(invite);
    expect(late.calls).toEqual([]);
    expect(late.result).toMatchObject(troubled({ kind: 'not-invitable', status: 'CONFIRMED' }));
  });

  it('sends no invitation to another address than the one that was approved', async () => {
    const invite = { action: 'resend-invitation', mediums: ['EMAIL'] } as const;
    const moved = { ...alice.attributes, email: 'eve@example.com' };
    const { calls, result } = await apply(invite, {
      ...alice,
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: moved,
    });
    expect(calls).toEqual([]);
    expect(result).toMatchObject(troubled({ kind: 'value-changed', attribute: 'email' }));
  });

  it('says so when Cognito could not send the invitation', async () => {
    const sendInvitation = async () => refused('not-delivered' as const);
    const invite = { action: 'resend-invitation', mediums: ['EMAIL'] } as const;
    const { result } = await apply(
      invite,
      { ...alice, status: 'FORCE_CHANGE_PASSWORD' },
      { sendInvitation },
    );
    expect(result).toMatchObject(troubled({ kind: 'not-delivered' }));
  });

  it.each([
    ['gone', undefined],
    ['another one of that name', { ...alice, sub: 'sub-of-another' }],
  ])('touches nobody when the user is %s', async (_what, user) => {
    const { find: ask, ...others } = knowing(user).users;
    const users = { users: { ...others, find: ask } };
    const { result, calls } = await apply(DISABLE, alice, {}, users);
    expect(calls).toEqual([]);
    expect(result).toMatchObject(troubled({ kind: 'user-gone' }));
    const removed = await apply({ action: 'delete-user' }, alice, {}, users);
    expect(removed.calls).toEqual([]);
    expect(removed.result).toMatchObject({ events: [{ type: 'ChangeApplied' }] });
  });

  it.each<Change>([
    { action: 'mark-verified', attribute: 'email', value: 'older@example.com' },
    {
      action: 'change-attribute',
      attribute: 'email',
      from: 'older@example.com',
      to: 'new@example.com',
    },
  ])('%o touches nothing when the value is another one by now', async (change) => {
    const { result, calls } = await apply(change);
    expect(calls).toEqual([]);
    expect(result).toMatchObject(troubled({ kind: 'value-changed', attribute: 'email' }));
  });

  it('is done when an earlier try has changed the value already', async () => {
    const change = {
      action: 'change-attribute',
      attribute: 'email',
      from: 'older@example.com',
      to: 'alice@example.com',
    } as const;
    expect((await apply(change)).result).toMatchObject({ events: [{ type: 'ChangeApplied' }] });
  });

  it('knows no group that the pool has not', async () => {
    const addToGroup = async () => refused('not-found' as const);
    const { result } = await apply({ action: 'add-to-group', group: 'gone' }, alice, {
      addToGroup,
    });
    expect(result).toMatchObject(troubled({ kind: 'group-not-found', group: 'gone' }));
  });

  it('takes no address from somebody else, whether Cognito says so or not', async () => {
    const change = {
      action: 'change-attribute',
      attribute: 'email',
      from: 'alice@example.com',
      to: 'bob@example.com',
    } as const;
    const taken = { kind: 'alias-taken', attribute: 'email', value: 'bob@example.com' };
    const bob = { ...alice, username: 'bob', sub: 'sub-of-bob' };
    const { users } = knowing(alice);
    const both = {
      ...users,
      find: async (pool: unknown, name: string) =>
        name === 'bob@example.com' ? bob : users.find(pool, name),
    };
    const looked = await apply(change, alice, {}, { users: both });
    expect(looked.calls).toEqual([]);
    expect(looked.result).toMatchObject(troubled(taken));
    const updateAttributes = async () => refused('taken' as const);
    expect((await apply(change, alice, { updateAttributes })).result).toMatchObject(
      troubled(taken),
    );
  });
});
