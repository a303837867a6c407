import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../src/features/add-user/check-form.ts';
import type { FilledForm } from '../../../src/features/add-user/filled-form.ts';
import { fakeMembers, fakeUsers } from '../../fake-services.ts';
import { person } from '../../samples.ts';
import { chosen } from './chosen-pool.ts';
import { filled } from './filled.ts';

const staging = await chosen({ policy: { domains: ['example.com', 'example.jp'] } });

const members = fakeMembers([
  person('U0LEAD'),
  person('U0ALICE', { email: 'alice@example.com' }),
  person('U0GUEST', { kind: 'multi-channel-guest' }),
  person('U0BOT', { kind: 'bot' }),
  person('U0LEFT', { kind: 'deactivated' }),
  person('U0PARTNER', { teamId: 'T0ELSE' }),
]);
const users = fakeUsers({ 'taken@example.com': 'FORCE_CHANGE_PASSWORD' });

function check(more: Partial<FilledForm>) {
  const form = filled(more);
  const { policy } = staging;
  const pool = form.pool === undefined ? undefined : staging.chosen;
  return checkForm({ users, members }, { policy, chosen: pool, requester: 'U0LEAD' }, form);
}

describe('checking the form', () => {
  it('passes what is right, with the address lower-cased', async () => {
    expect(await check({})).toEqual({
      ok: true,
      value: {
        pool: staging.chosen.policy,
        email: 'alice@example.com',
        username: undefined,
        attributes: {},
        groups: [],
        recipient: 'U0LEAD',
        reason: 'She joins the team',
      },
    });
  });

  it('tells every error at once', async () => {
    const empty = { pool: undefined, email: 'alice', recipient: undefined, reason: '' };
    expect(await check(empty)).toEqual({
      ok: false,
      error: {
        pool: { kind: 'pool-missing' },
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
    ['U0GUEST', 'multi-channel-guest'],
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

  describe('when the form proposed Alice, and nobody chose somebody else', () => {
    const proposal = { recipient: 'U0ALICE', proposed: 'U0ALICE' };

    it('takes her for her own address', async () => {
      expect(await check(proposal)).toMatchObject({ value: { recipient: 'U0ALICE' } });
    });

    it('does not take her for another', async () => {
      expect(await check({ ...proposal, email: 'alicia@example.com' })).toEqual({
        ok: false,
        error: { recipient: { kind: 'recipient-proposed-for-another' } },
      });
    });

    it('complains of a malformed address alone, for whom it is meant is not known yet', async () => {
      expect(await check({ ...proposal, email: 'alicia' })).toEqual({
        ok: false,
        error: { email: { kind: 'email-malformed' } },
      });
    });
  });

  it('takes whoever was chosen, for whatever address', async () => {
    const chosen = { recipient: 'U0ALICE', proposed: 'U0LEAD', email: 'alicia@example.com' };
    expect(await check(chosen)).toMatchObject({ value: { recipient: 'U0ALICE' } });
  });

  it('takes the requester, who is proposed for everybody without Slack', async () => {
    expect(await check({ email: 'alicia@example.com' })).toMatchObject({ ok: true });
  });

  it('takes a reason of 500 characters and no more', async () => {
    expect((await check({ reason: 'x'.repeat(500) })).ok).toBe(true);
    expect(await check({ reason: 'x'.repeat(501) })).toMatchObject({
      error: { reason: { kind: 'reason-too-long', limit: 500 } },
    });
  });
});
