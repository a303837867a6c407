import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { fakeUsers, fakeWorkerServices } from '../fake-services.ts';
import { lead, plan, policyWith, REQUEST_ID, rawPool, requested } from '../samples.ts';

const tell = ['U0SECOND', 'U0WATCHES'];
const broken: RequestEvent = {
  type: 'GlassBroken',
  by: 'U0LEAD',
  reason: 'Nobody is here and it burns',
  digest: digest(plan),
  tell,
};

function worker(people: readonly string[]) {
  const services = fakeWorkerServices({
    people: [lead],
    policy: policyWith({ staging: rawPool({ breakGlass: { people, tell } }) }),
    users: fakeUsers({ 'sub-of-alice@example.com': 'CONFIRMED' }),
  });
  services.store.put(REQUEST_ID, [requested(), broken]);
  return services;
}

describe('a request whose glass was broken', () => {
  it('is carried out without an approval, after all have been told', async () => {
    const services = worker(['S0LEADS']);
    await advance(services, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID)).toContain('CredentialDelivered');
    const told = services.calls.map(({ arguments: { channel } }) => channel);
    expect(told.slice(0, 5)).toEqual(['C0REQUESTS', 'U0LEAD', 'C0REQUESTS', ...tell]);
  });

  it('stands still when whoever broke it has been taken off the list', async () => {
    const services = worker(['U0OTHER']);
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'AttentionNeeded',
      step: 'start-creation',
      trouble: { kind: 'policy-changed', what: 'break-glass' },
    });
  });
});
