import { describe, expect, it } from 'vitest';
import type { Email } from '../../../src/domain/email.ts';
import { directMessage } from '../../../src/domain/plan.ts';
import type { FilledForm } from '../../../src/features/add-user/form.ts';
import {
  firstEvents,
  requestId,
  writeRequest,
} from '../../../src/features/add-user/request-access.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { NOW, plan, policyWith, rawPool, requested } from '../../samples.ts';

function eventsIn(more: object, recipient = 'U0LEAD') {
  const policy = policyWith({ staging: rawPool(more) });
  const [pool] = policy.pools.values();
  if (!pool) throw new Error('The policy has no pool');
  const email = 'alice@example.com' as Email;
  const form = { pool, email, recipient, reason: 'She joins' };
  return { policy, events: firstEvents(policy, 'U0LEAD', form, NOW) };
}

describe('a request’s first events', () => {
  it('say all that was asked for, and under which policy', () => {
    const { policy, events } = eventsIn({ approvals: 2, selfApproval: true });
    expect(events).toEqual([
      requested({
        plan,
        reason: 'She joins',
        approvalsRequired: 2,
        selfApproval: true,
        expiresAt: '2026-03-05T09:00:00.000Z',
        policy: policy.version,
      }),
    ]);
  });

  it('name the requester as fallback for somebody else, unless the policy says none', () => {
    const fallback = (more: object, recipient: string) =>
      directMessage(eventsIn(more, recipient).events[0].plan)?.fallback;
    expect(fallback({}, 'U0ALICE')).toBe('U0LEAD');
    expect(fallback({ fallback: 'none' }, 'U0ALICE')).toBeUndefined();
    expect(fallback({}, 'U0LEAD')).toBeUndefined();
  });

  it('say so where no approval is needed', () => {
    const { policy, events } = eventsIn({ approvals: 0 });
    expect(events.map(({ type }) => type)).toEqual(['Requested', 'ApprovalNotRequired']);
    expect(events[1]).toMatchObject({ policy: policy.version });
  });
});

describe('writing a request', () => {
  const { events } = eventsIn({});

  const form: FilledForm = {
    pool: 'staging',
    email: 'alice@example.com',
    recipient: 'U0LEAD',
    proposed: 'U0LEAD',
    reason: 'She joins the team',
    blockOf: (field) => field,
  };

  it('has one id for one submission', () => {
    const id = requestId('V1', form);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(requestId('V1', { ...form, blockOf: () => 'x' })).toBe(id);
    expect(requestId('V2', form)).not.toBe(id);
  });

  it.each([
    { pool: 'payments' },
    { email: 'alicia@example.com' },
    { recipient: 'U0OTHER' },
    { reason: 'She leads the team' },
  ])('has another id for a submission that was corrected: %o', (correction) => {
    expect(requestId('V1', { ...form, ...correction })).not.toBe(requestId('V1', form));
  });

  it('writes first, then wakes the worker, also when the submission comes twice', async () => {
    const services = fakeFrontServices();
    await writeRequest(services, 'r1', events);
    await writeRequest(services, 'r1', events);
    expect(services.store.trailOf('r1')).toHaveLength(1);
    expect(services.queue.woken).toEqual([
      { id: 'r1', occasion: 'v1' },
      { id: 'r1', occasion: 'v1' },
    ]);
  });

  it('is done although the wake-up was lost, for the sweeper will find it', async () => {
    const services = fakeFrontServices();
    services.queue.fails = true;
    await writeRequest(services, 'r1', events);
    expect(services.store.trailOf('r1')).toHaveLength(1);
    expect(services.lines).toMatchObject([{ level: 'warn', request: 'r1' }]);
  });
});
