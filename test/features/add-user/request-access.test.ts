import { describe, expect, it } from 'vitest';
import { ask, firstEvents } from '../../../src/admission/ask.ts';
import type { Email } from '../../../src/domain/email.ts';
import { directMessage } from '../../../src/domain/plan.ts';
import type { CheckedForm } from '../../../src/features/add-user/check-form.ts';
import { planOf, requestId } from '../../../src/features/add-user/request-access.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { lead, NOW, plan, policyWith, rawPool, requested } from '../../samples.ts';
import { filled } from './filled.ts';

function eventsIn(more: object, filledIn: Partial<CheckedForm> = {}) {
  const policy = policyWith({ staging: rawPool(more) });
  const [pool] = policy.pools.values();
  if (!pool) throw new Error('The policy has no pool');
  const form: CheckedForm = {
    pool,
    email: 'alice@example.com' as Email,
    username: undefined,
    attributes: {},
    groups: [],
    recipient: 'U0LEAD',
    reason: 'She joins',
    ...filledIn,
  };
  const { reason } = form;
  const asked = { pool, plan: planOf(form, 'U0LEAD'), reason, requester: lead };
  return { policy, asked, events: firstEvents(policy, asked, NOW) };
}

const planIn = (more: object, filledIn: Partial<CheckedForm> = {}) =>
  eventsIn(more, filledIn).events[0].plan;

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
        rule: { list: 'pools.staging.requesters', entry: 'S0LEADS' },
      }),
    ]);
  });

  it('name the requester as fallback for somebody else, unless the policy says none', () => {
    const fallback = (more: object, recipient: string) =>
      directMessage(planIn(more, { recipient }))?.fallback;
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

describe('the plan', () => {
  it('of the simplest kind has nothing in it that older ones had not', () => {
    expect(planIn({})).toStrictEqual(plan);
  });

  it('has all that was filled in, attributes and groups in order', () => {
    const filledIn = {
      username: 'alice',
      attributes: { given_name: 'Alice', 'custom:team': 'Storefront' },
      groups: ['readers', 'editors'],
    };
    const whole = planIn({}, filledIn);
    expect(whole).toStrictEqual({
      ...plan,
      username: 'alice',
      attributes: { 'custom:team': 'Storefront', given_name: 'Alice' },
      groups: ['editors', 'readers'],
    });
    expect(Object.keys('attributes' in whole ? (whole.attributes ?? {}) : {})).toEqual([
      'custom:team',
      'given_name',
    ]);
  });

  it('says what kind of password there will be, and how it comes about', () => {
    expect(planIn({ password: 'temporary' })).toMatchObject({ password: 'temporary' });
    const client = { id: 'abc' };
    expect(planIn({ completeFirstSignIn: true, client })).toStrictEqual({
      ...plan,
      completeFirstSignIn: true,
    });
  });

  it('leaves it to Cognito to tell the user, and then hands nothing over', () => {
    const policy = { delivery: 'invitation', desiredDeliveryMediums: ['EMAIL', 'SMS'] };
    const { action, pool, userPoolId, email } = planIn({});
    expect(planIn(policy, { recipient: undefined })).toStrictEqual({
      action,
      pool,
      userPoolId,
      email,
      delivery: 'invitation',
      mediums: ['EMAIL', 'SMS'],
    });
  });

  it.each<[object, Partial<CheckedForm>, string[]]>([
    [{ emailVerification: 'code' }, {}, ['email']],
    [
      { phoneVerification: 'code' },
      { attributes: { phone_number: '+819012345678' } },
      ['phone_number'],
    ],
  ])('under %o and with %o has %o proved by a code', (verification, filledIn, proved) => {
    const policy = { client: { id: 'abc' }, ...verification };
    expect(planIn(policy, filledIn)).toMatchObject({ verifyByCode: proved });
  });

  it('has no phone number proved that nobody gave', () => {
    const policy = { client: { id: 'abc' }, phoneVerification: 'code' };
    expect(planIn(policy)).not.toHaveProperty('verifyByCode');
  });

  it('that puts somebody into a protected group needs two approvals', () => {
    const policy = { groups: ['admins'], protected: { groups: ['admins'] } };
    expect(eventsIn(policy, { groups: ['admins'] }).events[0].approvalsRequired).toBe(2);
    expect(eventsIn(policy).events[0].approvalsRequired).toBe(1);
  });
});

describe('writing a request', () => {
  const { policy, asked } = eventsIn({});

  const form = filled();

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
    { username: 'alice' },
    { attributes: { 'attribute:string:given_name': 'Alice' } },
    { groups: ['editors'] },
  ])('has another id for a submission that was corrected: %o', (correction) => {
    expect(requestId('V1', { ...form, ...correction })).not.toBe(requestId('V1', form));
  });

  it('writes first, then wakes the worker, also when the submission comes twice', async () => {
    const services = fakeFrontServices();
    expect(await ask(services, policy, 'r1', asked)).toBeUndefined();
    expect(await ask(services, policy, 'r1', asked)).toBeUndefined();
    expect(services.store.trailOf('r1')).toHaveLength(1);
    expect(services.queue.woken).toEqual([
      { id: 'r1', occasion: 'v1' },
      { id: 'r1', occasion: 'v1' },
    ]);
  });

  it('is done although the wake-up was lost, for the sweeper will find it', async () => {
    const services = fakeFrontServices();
    services.queue.fails = true;
    await ask(services, policy, 'r1', asked);
    expect(services.store.trailOf('r1')).toHaveLength(1);
    expect(services.lines).toMatchObject([{ level: 'warn', request: 'r1' }]);
  });
});
