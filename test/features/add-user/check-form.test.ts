import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../src/features/add-user/check-form.ts';
import type { FilledForm } from '../../../src/features/add-user/form.ts';
import { fakeMembers, fakeUsers } from '../../fake-services.ts';
import { person, policyWith, rawPool } from '../../samples.ts';

const policy = policyWith({ staging: rawPool({ domains: ['example.com', 'example.jp'] }) });
const [pool] = policy.pools.values();

const members = fakeMembers([
  person('U0LEAD'),
  person('U0GUEST', { kind: 'guest' }),
  person('U0BOT', { kind: 'bot' }),
  person('U0LEFT', { kind: 'deactivated' }),
  person('U0PARTNER', { teamId: 'T0ELSE' }),
]);
const users = fakeUsers({ 'taken@example.com': 'FORCE_CHANGE_PASSWORD' });

function check(more: Partial<FilledForm>) {
  if (!pool) throw new Error('The policy has no pool');
  const form: FilledForm = {
    pool: 'staging',
    email: 'Alice@example.com',
    recipient: 'U0LEAD',
    reason: 'She joins the team',
    blockOf: (field) => field,
    ...more,
  };
  return checkForm({ users, members }, policy, pool, form);
}

describe('checking the form', () => {
  it('passes what is right, with the address lower-cased', async () => {
    expect(await check({})).toEqual({
      ok: true,
      value: { email: 'alice@example.com', recipient: 'U0LEAD', reason: 'She joins the team' },
    });
  });

  it('tells every error at once', async () => {
    expect(await check({ email: 'alice', recipient: undefined, reason: '' })).toEqual({
      ok: false,
      error: {
        email: { kind: 'email-malformed' },
        recipient: { kind: 'recipient-missing' },
        reason: { kind: 'reason-missing' },
      },
    });
  });

  it('refuses a domain that the pool does not allow, subdomains included', async () => {
    expect(await check({ email: 'alice@mail.example.com' })).toEqual({
      ok: false,
      error: {
        email: {
          kind: 'domain-not-allowed',
          domain: 'mail.example.com',
          allowed: ['example.com', 'example.jp'],
        },
      },
    });
  });

  it('refuses an address that has an account, in whatever case it is typed', async () => {
    expect(await check({ email: 'TAKEN@example.com' })).toMatchObject({
      error: {
        email: { kind: 'user-exists', email: 'taken@example.com', status: 'FORCE_CHANGE_PASSWORD' },
      },
    });
  });

  it.each([
    ['U0GUEST', 'guest'],
    ['U0BOT', 'bot'],
    ['U0LEFT', 'deactivated'],
    ['U0PARTNER', 'stranger'],
    ['U0UNHEARD', 'deactivated'],
  ])('refuses %s as recipient: a %s', async (recipient, kind) => {
    expect(await check({ recipient })).toEqual({
      ok: false,
      error: { recipient: { kind: 'recipient-unfit', person: kind } },
    });
  });

  it('takes a reason of 500 characters and no more', async () => {
    expect((await check({ reason: 'x'.repeat(500) })).ok).toBe(true);
    expect(await check({ reason: 'x'.repeat(501) })).toMatchObject({
      error: { reason: { kind: 'reason-too-long', limit: 500 } },
    });
  });
});
