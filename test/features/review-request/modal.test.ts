import { describe, expect, it } from 'vitest';
import type { Email } from '../../../src/domain/email.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { card } from '../../../src/features/review-request/card.ts';
import {
  rememberedRequest,
  reviewModal,
  submittedVerdict,
} from '../../../src/features/review-request/modal.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  approved,
  plan,
  policyWith,
  REQUEST_ID,
  requestAfter,
  requestAt,
  requested,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const pending = requestAt('pending');
const seen = (view: { blocks: object[] }) => JSON.stringify(view.blocks).replaceAll('\\n', '\n');

describe('the review modal', () => {
  it('says exactly what an approval will cause', () => {
    const text = seen(reviewModal(pending, policy, en));
    expect(text).toContain('<@U0LEAD> asked for it');
    expect(text).toContain('\n>She joins the storefront team');
    expect(text).toContain('*If you approve, this happens at once*');
    expect(text).toContain('1. `alice@example.com` becomes a user of Storefront staging');
    expect(text).toContain('2. A generated password is set for good: the user is CONFIRMED');
    expect(text).toContain('3. <@U0LEAD> receives the password by direct message, for 10 minutes');
  });

  it('says so in Japanese', () => {
    const text = seen(reviewModal(pending, policy, messagesIn('ja')));
    expect(text).toContain('*承認すると、すぐに次の処理が実行されます*');
    expect(text).toContain('1. `alice@example.com` を Storefront staging のユーザーとして作成');
    expect(text).toContain('表示は最長 10 分です');
  });

  it('says how the password travels, and what becomes of it when nobody takes it', () => {
    const asked = (more: object) => {
      const request = requestAt('pending', requested({ plan: { ...plan, ...more } as Plan }));
      return seen(reviewModal(request, policy, en));
    };
    const hours = 7_200_000;
    const reveal = asked({ delivery: 'reveal', claimWithin: hours });
    expect(reveal).toContain('2. <@U0LEAD> receives a button by direct message');
    expect(reveal).toContain('What is not claimed within 2 hours is revoked.');
    expect(asked({ claimWithin: hours })).toContain('4. Unless they say within 2 hours');
    const forgot = asked({ delivery: 'forgot-password' });
    expect(forgot).toContain('set for good and thrown away: the user is CONFIRMED');
    expect(forgot).toContain('the user chooses a password by the application’s “forgot password”');
  });

  const silent = /no message from Cognito/;

  it.each<[string, object, string]>([
    ['an invitation', { delivery: 'invitation', mediums: ['EMAIL'] }, ', with the email marked as'],
    ['a code to the phone', { verifyByCode: ['phone_number'] }, ', with the email marked as'],
    ['a code to the email', { verifyByCode: ['email'] }, '.'],
  ])('says that Cognito sends no message, but not above %s', (_what, more, after) => {
    const sends = { ...plan, ...more } as Plan;
    const text = seen(reviewModal(requestAt('pending', requested({ plan: sends })), policy, en));
    expect(text).toContain(`becomes a user of Storefront staging${after}`);
    expect(text).not.toMatch(silent);
    expect(seen(reviewModal(pending, policy, en))).toMatch(silent);
  });

  it('does not promise that it happens at once where others must approve as well', () => {
    const first = requestAt('pending', requested({ approvalsRequired: 3 }));
    expect(seen(reviewModal(first, policy, en))).toContain('Your approval and 2 more');
    const last = requestAfter([approved], requested({ approvalsRequired: 2 }));
    expect(seen(reviewModal(last, policy, en))).toContain('this happens at once');
  });

  it('points out that somebody other than the requester receives the password', () => {
    const remark = 'Somebody other than the requester';
    const other = requestAt('pending', requested({ plan: { ...plan, recipient: 'U0OTHER' } }));
    expect(seen(reviewModal(other, policy, en))).toContain(remark);
    expect(seen(reviewModal(pending, policy, en))).not.toContain(remark);
  });

  const change = {
    ...{ action: 'add-to-group', group: 'admins', pool: plan.pool, userPoolId: plan.userPoolId },
    ...{ username: 'mallory', sub: 'sub-of-mallory', email: 'ceo@example.com' },
  } as Plan;

  it.each([
    ['an address', { email: 'alice@ex\u0430mple.com' as Email }, '`alice@xn--exmple-4nf.com`'],
    ['a username', { username: '\u0430lice' }, '`\u0430lice`'],
    ['a name to sign in with', { attributes: { preferred_username: 'αlice' } }, '`αlice`'],
  ])('warns of %s that can pass for another', (_what, more, name) => {
    const asked = requestAt('pending', requested({ plan: { ...plan, ...more } as Plan }));
    expect(seen(reviewModal(asked, policy, en))).toContain(`The name ${name} can pass for another`);
    expect(seen(reviewModal(pending, policy, en))).not.toContain('can pass for another');
  });

  it('names where a plus address arrives', () => {
    const plus = { ...plan, email: 'alice+work@example.com' as Email };
    const text = seen(reviewModal(requestAt('pending', requested({ plan: plus })), policy, en));
    expect(text).toContain('mail to it probably arrives at `alice@example.com`');
    expect(seen(reviewModal(pending, policy, en))).not.toContain('plus address');
  });

  it('names a user by what nobody else can have, for an address can be claimed', () => {
    const asked = requestAt('pending', requested({ plan: change }));
    const text = seen(reviewModal(asked, policy, en));
    expect(text).toContain('This is the user `mallory` with the sub `sub-of-mallory`');
    const shown = seen(card(asked, policy, en));
    expect(shown).toContain('*Username*\n`mallory`');
    expect(shown).toContain('*Sub*\n`sub-of-mallory`');
  });

  it('has nothing chosen beforehand', () => {
    const text = seen(reviewModal(pending, policy, en));
    expect(text).toContain('"value":"approve"');
    expect(text).toContain('"value":"deny"');
    expect(text).not.toContain('initial_option');
  });

  it('quotes every line of the reason, and lets none of it come out raw', () => {
    const hostile = requestAt('pending', requested({ reason: 'one\n<!channel>\n<@U1>' }));
    const text = seen(reviewModal(hostile, policy, en));
    expect(text).toContain('\n>one\n>&lt;!channel&gt;\n>&lt;@U1&gt;');
    expect(text).not.toMatch(/<!channel>|<@U1>/);
  });

  it('remembers the request and the digest of what it shows, and no more', () => {
    const { private_metadata } = reviewModal(pending, policy, en);
    expect(rememberedRequest(private_metadata ?? '')).toEqual({
      id: REQUEST_ID,
      digest: pending.digest,
    });
  });

  it.each(['', '{}', '{"id":1,"digest":"d"}', 'null'])(
    'knows no request by metadata not ours: %j',
    (text) => {
      expect(rememberedRequest(text)).toEqual({ id: '', digest: '' });
    },
  );
});

describe('a comment', () => {
  const commented = (comment: string) =>
    submittedVerdict({
      verdict: { verdict: { selected_option: { value: 'approve' } } },
      comment: { comment: { value: comment } },
    });

  it('is read without what nobody can see', () => {
    expect(commented('fine\u0000 by me')).toEqual({
      ok: true,
      value: { kind: 'approve', comment: 'fine by me' },
    });
  });

  it.each([
    ['ok \u202e oot', { kind: 'unreadable-characters' }],
    ['x'.repeat(501), { kind: 'reason-too-long', limit: 500 }],
  ])('is refused at its own field: %.20s', (comment, error) => {
    expect(commented(comment)).toEqual({ ok: false, error: { comment: error } });
  });
});

describe('a decision', () => {
  const submitted = (verdict: string | null, comment: string | null) =>
    submittedVerdict({
      verdict: { verdict: { selected_option: verdict === null ? null : { value: verdict } } },
      comment: { comment: { value: comment } },
    });

  it.each([
    ['approve', null, { kind: 'approve' }],
    ['approve', '  ', { kind: 'approve' }],
    ['approve', ' fine ', { kind: 'approve', comment: 'fine' }],
    ['deny', 'no need', { kind: 'deny', comment: 'no need' }],
  ])('%j with the comment %j is %j', (verdict, comment, value) => {
    expect(submitted(verdict, comment)).toEqual({ ok: true, value });
  });

  it.each([
    ['deny', null, { comment: { kind: 'comment-missing' } }],
    ['deny', ' \n ', { comment: { kind: 'comment-missing' } }],
    [null, 'fine', { verdict: { kind: 'verdict-missing' } }],
    ['perhaps', 'fine', { verdict: { kind: 'verdict-missing' } }],
  ])('%j with the comment %j lacks something', (verdict, comment, error) => {
    expect(submitted(verdict, comment)).toEqual({ ok: false, error });
  });
});
