import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import { dueAt, milestone, nextStep } from '../../src/domain/next-step.ts';
import type { UserPlan } from '../../src/domain/plan.ts';
import { sealCode } from '../../src/domain/sealed-code.ts';
import { Secret } from '../../src/domain/secret.ts';
import {
  easyProvisioning,
  fakeUsers,
  fakeWorkerServices,
  poolUser,
  usersBy,
} from '../fake-services.ts';
import {
  approved,
  approver,
  HISTORY,
  lead,
  NOW,
  POOL_ID,
  policyWith,
  REQUEST_ID,
  rawPool,
  requested,
  revealAsked,
} from '../samples.ts';

const freeze = { by: 'U0NOAH', at: NOW.toISOString(), reason: 'leak' };

function at(
  stage: 'approved' | 'creating' | 'created' | 'announced' | 'acknowledged' | 'claimable',
) {
  const writes: string[] = [];
  const services = fakeWorkerServices({
    people: [lead, approver],
    users: fakeUsers({ 'sub-of-alice': 'CONFIRMED', 'sub-of-alice@example.com': 'CONFIRMED' }),
    provisioning: {
      create: async (...given) => {
        writes.push('create');
        return easyProvisioning.create(...given);
      },
      setPassword: async () => {
        writes.push('password');
      },
    },
  });
  services.store.put(REQUEST_ID, [requested(), ...HISTORY[stage]]);
  return { services, writes };
}

describe('while it is frozen', () => {
  it.each(['approved', 'creating', 'created', 'announced'] as const)(
    'a request that is %s changes nothing in Cognito, says so, and goes on after the thaw',
    async (stage) => {
      const { services, writes } = at(stage);
      services.store.freezes = [{ ...freeze, userPoolId: POOL_ID, pool: 'staging' }];
      for (let run = 0; run < 3; run += 1) await advance(services, REQUEST_ID);
      expect(writes).toEqual([]);
      const added = services.store.trailOf(REQUEST_ID).slice(1 + HISTORY[stage].length);
      expect(added).toEqual(['Frozen']);
      const last = await services.store.load(REQUEST_ID);
      expect(last?.request.frozen).toEqual({ ...freeze, pool: 'staging' });
      expect(last?.notices.card?.shows).toContain('-frozen-');
      expect(services.lines.filter(({ level }) => level === 'error')).toEqual([]);

      services.store.freezes = [];
      await advance(services, REQUEST_ID);
      expect(services.store.trailOf(REQUEST_ID)).toContain('Thawed');
      expect(writes).toContain('password');
    },
  );

  it('whoever waits for a password is told, and presses again after the thaw', async () => {
    const { services, writes } = at('claimable');
    services.store.put(REQUEST_ID, [revealAsked]);
    services.store.freezes = [freeze];
    await advance(services, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID).slice(-2)).toEqual(['RevealMissed', 'Frozen']);
    const told = services.calls.find(({ method }) => method === 'views.update');
    expect(told?.arguments).toMatchObject({ view_id: 'V0MODAL' });
    expect(JSON.stringify(told)).toContain('press the button again');
    services.store.freezes = [];
    await advance(services, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID).at(-1)).toBe('Thawed');
    expect(writes).toEqual([]);
  });

  it('is looked at again within a minute', () => {
    const { services } = at('approved');
    const { request } = services.store.put(REQUEST_ID, [{ type: 'Frozen', freeze }]);
    const shown = { channel: 'C0', ts: '1.1', shows: milestone(request) };
    const notices = { card: shown, receipt: shown };
    expect(nextStep(request, notices, NOW)).toBeUndefined();
    expect(dueAt(request, notices, NOW)).toBe('2026-03-02T09:01:00.000Z');
  });

  it('another pool goes on, and a password is taken down all the same', async () => {
    const elsewhere = at('approved');
    elsewhere.services.store.freezes = [{ ...freeze, userPoolId: 'ap-northeast-1_Another' }];
    await advance(elsewhere.services, REQUEST_ID);
    expect(elsewhere.writes).toContain('password');

    const { services } = at('acknowledged');
    services.store.freezes = [freeze];
    await advance(services, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID).at(-1)).toBe('CredentialHidden');
  });

  it('an approval runs out as ever', async () => {
    const { services } = at('approved');
    services.store.freezes = [freeze];
    await advance(services, REQUEST_ID);
    const late = { ...services, now: () => new Date('2026-03-06T09:00:00.000Z') };
    await advance(late, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID).at(-1)).toBe('Expired');
    expect((await services.store.load(REQUEST_ID))?.request.frozen).toBeUndefined();
  });

  it('a code that was typed has to be typed again', async () => {
    const proving: UserPlan = {
      action: 'verify-by-code',
      attribute: 'email',
      pool: 'staging',
      userPoolId: POOL_ID,
      username: 'u-1',
      sub: 'sub-1',
      delivery: 'dm',
      recipient: 'U0LEAD',
      password: 'permanent',
      hideAfter: 600_000,
    };
    const policy = policyWith({
      staging: rawPool({
        client: { id: 'client' },
        actions: { 'show-user': {}, 'verify-by-code': {} },
      }),
    });
    const services = fakeWorkerServices({
      people: [lead, approver],
      policy,
      users: usersBy(async () => poolUser({ sub: 'sub-1' })),
    });
    services.store.put(REQUEST_ID, [
      requested({ plan: proving }),
      { ...approved, digest: digest(proving) } as typeof approved,
      { type: 'UserFound', username: 'u-1', sub: 'sub-1' },
      { type: 'CodeSent', attribute: 'email', destination: 'a***@e***' },
    ]);
    services.store.freezes = [freeze];
    const use = { requestId: REQUEST_ID, proof: { attribute: 'email', rejected: 0 } } as const;
    const code = sealCode(await services.key(), use, new Secret('123456'));
    await advance(services, REQUEST_ID, undefined, code);
    expect(services.store.trailOf(REQUEST_ID).slice(-2)).toEqual(['CodeRejected', 'Frozen']);
  });
});
