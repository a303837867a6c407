import { expect, it } from 'vitest';
import { mayFreeze } from '../../src/domain/may-freeze.ts';
import { approver, lead, nobody, policyWith, rawPool, secondApprover } from '../samples.ts';

const policy = policyWith({
  staging: rawPool(),
  payments: rawPool({ userPoolId: 'ap-northeast-1_Payments', approvers: ['U0SECOND'] }),
});

it('approvers freeze their pools, and everything', () => {
  expect(mayFreeze(policy, approver, 'staging')).toMatchObject({ value: { alias: 'staging' } });
  expect(mayFreeze(policy, approver, undefined)).toEqual({ ok: true, value: undefined });
  expect(mayFreeze(policy, secondApprover, 'payments').ok).toBe(true);
});

it('nobody freezes a pool that they do not approve in, or one that is not there', () => {
  const refusal = { kind: 'may-not-freeze', allowed: ['staging'], contact: 'U0CONTACT' };
  expect(mayFreeze(policy, approver, 'payments')).toEqual({
    ok: false,
    error: { ...refusal, pool: 'payments' },
  });
  expect(mayFreeze(policy, approver, 'stagign')).toEqual({
    ok: false,
    error: { ...refusal, pool: 'stagign' },
  });
  for (const who of [lead, nobody]) {
    expect(mayFreeze(policy, who, undefined)).toEqual({
      ok: false,
      error: { ...refusal, allowed: [] },
    });
  }
});
