/** A notification never holds more than the neutral sentence: neither its text nor its blocks. */
import { expect, it } from 'vitest';
import { advance } from '../../../src/advance/advance.ts';
import { digest } from '../../../src/domain/canonical.ts';
import type { AddUserPlan } from '../../../src/domain/plan.ts';
import { easyProvisioning, fakeWorkerServices, poolUser } from '../../fake-services.ts';
import {
  approver,
  lead,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requested,
  revealAsked,
  revealPlan,
} from '../../samples.ts';

const bare = {
  action: plan.action,
  pool: plan.pool,
  userPoolId: plan.userPoolId,
  email: plan.email,
};
const PLANS: Record<AddUserPlan['delivery'], AddUserPlan> = {
  dm: plan,
  reveal: revealPlan,
  'forgot-password': { ...bare, delivery: 'forgot-password', recipient: 'U0LEAD' },
  invitation: { ...bare, delivery: 'invitation', mediums: ['EMAIL'] },
};

it.each(Object.entries(PLANS))(
  '%s posts no message that holds a password',
  async (delivery, asked) => {
    const passwords: string[] = [];
    let made = false;
    const services = fakeWorkerServices({
      policy: policyWith({ staging: rawPool({ delivery }) }),
      people: [lead, approver],
      users: {
        find: async (_pool, name) =>
          made ? poolUser({ username: name, status: 'CONFIRMED' }) : undefined,
        groupsOf: async () => [],
      },
      provisioning: {
        create: async (...given) => {
          made = true;
          return easyProvisioning.create(...given);
        },
        setPassword: async (_pool, _sub, password) => void passwords.push(password.expose()),
      },
    });
    services.store.put(REQUEST_ID, [
      requested({ plan: asked }),
      { type: 'Approved', by: approver.id, digest: digest(asked) },
    ]);
    await advance(services, REQUEST_ID);
    if (delivery === 'reveal') {
      services.store.put(REQUEST_ID, [revealAsked]);
      await advance(services, REQUEST_ID);
    }
    expect(passwords).toHaveLength(delivery === 'invitation' ? 0 : 1);
    expect(services.store.trailOf(REQUEST_ID)).not.toContain('AttentionNeeded');
    const holding = services.calls.filter((call) =>
      passwords.some((password) => JSON.stringify(call).includes(password)),
    );
    const shown = { dm: ['chat.update'], reveal: ['views.update'] } as Record<string, string[]>;
    expect(holding.map(({ method }) => method)).toEqual(shown[delivery] ?? []);
    for (const { arguments: given } of holding) {
      expect(passwords.some((password) => String(given.text).includes(password))).toBe(false);
    }
    const posted = services.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posted.length).toBeGreaterThan(0);
    for (const password of passwords) expect(JSON.stringify(posted)).not.toContain(password);
  },
);
