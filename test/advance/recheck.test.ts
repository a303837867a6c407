import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import type { UserPlan } from '../../src/domain/plan.ts';
import { easyPools, easyProvisioning, fakeUsers, fakeWorkerServices } from '../fake-services.ts';
import {
  announced,
  approver,
  HISTORY,
  lead,
  person,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requested,
  secondApprover,
} from '../samples.ts';

type Given = Parameters<typeof fakeWorkerServices>[0];

function at(stage: keyof typeof HISTORY, given: Given, more: Partial<typeof plan> = {}) {
  const services = fakeWorkerServices({ people: [lead, approver], ...given });
  const changed = { ...plan, ...more };
  const bound = HISTORY[stage].map((event) =>
    event.type === 'Approved' ? { ...event, digest: digest(changed) } : event,
  );
  services.store.put(REQUEST_ID, [requested({ plan: changed }), ...bound]);
  return services;
}

describe('right before Cognito is touched', () => {
  const touched: string[] = [];
  const pools = {
    ...easyPools,
    describe: async (...args: Parameters<typeof easyPools.describe>) => {
      touched.push('describe');
      return easyPools.describe(...args);
    },
  };
  const watched = {
    create: async (...args: Parameters<typeof easyProvisioning.create>) => {
      touched.push('create');
      return easyProvisioning.create(...args);
    },
    setPassword: async () => {
      touched.push('password');
    },
  };

  it.each([
    ['approved', 'start-creation'],
    ['creating', 'create-user'],
    ['created', 'announce-delivery'],
    ['announced', 'deliver-credential'],
  ] as const)('a request that is %s is checked again', async (stage, step) => {
    touched.length = 0;
    const policy = policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    const services = at(stage, { policy, provisioning: watched, pools });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'AttentionNeeded',
      step,
      trouble: { kind: 'policy-changed', what: 'requester' },
    });
    expect(touched).toEqual([]);
  });

  it('a pool that the policy has no more is no mistake of ours', async () => {
    const services = at('approved', { policy: policyWith({ other: rawPool() }) });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'pool' },
    });
  });

  it('nobody is promised a password that will not come', async () => {
    const policy = policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    const services = at('created', { policy });
    await advance(services, REQUEST_ID);
    expect(JSON.stringify(services.calls)).not.toContain('are being prepared');
  });

  it('a recipient whom Slack no longer knows gets none', async () => {
    const services = at('creating', {}, { recipient: 'U0ALICE' });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'recipient' },
    });
  });

  it('a requester whom Slack no longer knows gets nobody an account', async () => {
    const services = at('approved', { people: [approver] });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'requester' },
    });
  });

  it('whoever has the DM counts as recipient, and no longer who was to have it', async () => {
    const left = person('U0ALICE', { kind: 'deactivated' });
    const forAlice = { recipient: 'U0ALICE', fallback: 'U0LEAD' };
    const users = fakeUsers({ 'sub-of-alice': 'CONFIRMED' });
    const toLead = at('announced', { people: [lead, approver, left], users }, forAlice);
    await advance(toLead, REQUEST_ID);
    expect(toLead.store.trailOf(REQUEST_ID)).toContain('CredentialDelivered');
    const toLeft = at('announced', { people: [lead, approver, left], users });
    toLeft.store.put(REQUEST_ID, [{ ...announced, to: 'U0ALICE' } as RequestEvent]);
    await advance(toLeft, REQUEST_ID);
    expect(toLeft.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'recipient' },
    });
  });

  it('an approver whom Slack no longer knows no longer counts', async () => {
    const services = at('approved', { people: [lead] });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      trouble: { kind: 'policy-changed', what: 'approver' },
    });
  });

  it('Slack is asked for those groups alone that decide for these people in this pool', async () => {
    const services = at('approved', {
      policy: policyWith({
        staging: rawPool({ requesters: ['U0LEAD', 'S0LEADS'], approvers: ['S0APPROVERS'] }),
        other: rawPool({ userPoolId: 'ap-northeast-1_Other', requesters: ['S0OTHERS'] }),
      }),
    });
    const asked: Record<string, readonly string[]> = {};
    services.members.actor = async (person, groups) => {
      asked[person.id] = groups;
      return { ...person, groups: new Set(groups) };
    };
    await advance(services, REQUEST_ID);
    expect(asked).toEqual({ U0LEAD: [], U0APPROVER: ['S0APPROVERS'] });
  });

  describe('a user who has come under protection since', () => {
    const known = { username: 'alice', sub: 'sub-of-alice', email: 'alice@example.com' };
    const change: UserPlan = {
      ...known,
      action: 'reset-password',
      pool: plan.pool,
      userPoolId: plan.userPoolId,
      delivery: 'dm',
      recipient: 'U0LEAD',
      password: 'permanent',
      hideAfter: 600_000,
    };
    const disable: UserPlan = {
      ...known,
      action: 'disable-user',
      pool: plan.pool,
      userPoolId: plan.userPoolId,
    };
    const found: RequestEvent = { type: 'UserFound', username: 'alice', sub: 'sub-of-alice' };
    const policy = policyWith({
      staging: rawPool({
        actions: { 'show-user': {}, 'reset-password': {}, 'disable-user': {} },
        protected: { groups: ['admins'], users: [] },
      }),
    });

    async function lastAfter(
      asked: UserPlan,
      by: string[],
      events: RequestEvent[],
      groups: string[],
    ) {
      const users = { ...fakeUsers({ alice: 'CONFIRMED', 'sub-of-alice': 'CONFIRMED' }) };
      const services = fakeWorkerServices({
        people: [lead, approver, secondApprover],
        policy,
        users: { ...users, groupsOf: async () => groups },
      });
      const approvals = by.map(
        (id): RequestEvent => ({ type: 'Approved', by: id, digest: digest(asked) }),
      );
      const first = requested({ plan: asked, approvalsRequired: by.length });
      services.store.put(REQUEST_ID, [first, ...approvals, ...events]);
      await advance(services, REQUEST_ID);
      return services.store.lastEvent(REQUEST_ID);
    }

    it.each<[string, UserPlan, RequestEvent[]]>([
      ['find-user', disable, []],
      ['apply-change', disable, [found]],
      ['announce-delivery', change, [found]],
      ['deliver-credential', change, [found, announced]],
    ])('stops before %s unless two have approved, who still may', async (step, asked, events) => {
      const stopped = { step, trouble: { kind: 'policy-changed', what: 'protection' } };
      const one = ['U0APPROVER'];
      const two = [...one, 'U0SECOND'];
      expect(await lastAfter(asked, one, events, ['admins'])).toMatchObject(stopped);
      expect(await lastAfter(asked, [...one, 'U0GONE'], events, ['admins'])).toMatchObject(stopped);
      expect(await lastAfter(asked, two, events, ['admins'])).not.toMatchObject({ step });
      expect(await lastAfter(asked, one, events, ['readers'])).not.toMatchObject({ step });
      const foreseen: UserPlan = { ...asked, isProtected: true };
      expect(await lastAfter(foreseen, two, events, ['admins'])).not.toMatchObject({ step });
    });
  });

  it('but a password is taken down, whatever the policy says by now', async () => {
    const policy = policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    const services = at('acknowledged', { policy });
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toEqual(
      expect.objectContaining({ type: 'CredentialHidden' }),
    );
  });
});
