import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Change, Plan } from '../../../src/domain/plan.ts';
import { look } from '../../../src/features/review-request/look.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { easyPools, fakeUsers } from '../../fake-services.ts';
import { plan, policyWith, rawPool } from '../../samples.ts';

const policy = policyWith({
  staging: rawPool({
    groups: ['editors', 'readers'],
    actions: { 'show-user': {}, 'disable-user': {}, 'add-to-group': {} },
  }),
});

function found(
  asked: Plan,
  statuses: Record<string, string> = {},
  under = policy,
): Promise<Finding> {
  const pools = {
    describe: async () => ({
      ...(await easyPools.describe({ userPoolId: plan.userPoolId, region: 'ap-northeast-1' })),
      signInAttributes: ['email', 'phone_number'],
    }),
    groups: async () => ['editors'],
  };
  return look({ pools, users: fakeUsers(statuses) }, under, asked);
}

const sentences = (finding: Finding) =>
  (['en', 'ja'] as const).map((language) => messagesIn(language).found(finding));

const change = (more: Change): Plan => ({
  pool: plan.pool,
  userPoolId: plan.userPoolId,
  username: 'alice',
  sub: 'sub-of-alice',
  email: 'alice@example.com',
  ...more,
});

const PHONE = { attributes: { phone_number: '+819012345678' } };

describe('a look at the pool before somebody decides', () => {
  it.each<[string, Plan, Record<string, string>, string, string]>([
    [
      'nothing in the way of a new account',
      { ...plan, ...PHONE, groups: ['editors'] },
      {},
      ':white_check_mark: Checked just now: `alice@example.com` is free.',
      ':white_check_mark: 現在の状態: `alice@example.com` は使用できます。',
    ],
    [
      'somebody who has the name',
      plan,
      { 'alice@example.com': 'CONFIRMED' },
      ':warning: Checked just now: `alice@example.com` exists already (`CONFIRMED`).',
      ':warning: 現在の状態: `alice@example.com` はすでに存在します（ステータス: CONFIRMED）。',
    ],
    [
      'somebody who signs in with the phone number',
      { ...plan, ...PHONE },
      { '+819012345678': 'CONFIRMED' },
      ':warning: Checked just now: another user signs in with `+819012345678` (Phone number) already.',
      ':warning: 現在の状態: `+819012345678` （電話番号）は、別のユーザーがサインインに使用しています。',
    ],
    [
      'a group that is gone',
      { ...plan, groups: ['editors', 'readers'] },
      {},
      ':warning: Checked just now: the pool has no group `readers` any more.',
      ':warning: 現在の状態: グループ `readers` はユーザープールにありません。',
    ],
    [
      'the user of a change',
      change({ action: 'disable-user' }),
      { alice: 'CONFIRMED' },
      ':white_check_mark: Checked just now: `alice@example.com` exists (`CONFIRMED`).',
      ':white_check_mark: 現在の状態: `alice@example.com` は存在します（ステータス: CONFIRMED）。',
    ],
    [
      'a user who is gone, although another has their name',
      { ...change({ action: 'disable-user' }), sub: 'sub-of-the-one-before' } as Plan,
      { alice: 'CONFIRMED' },
      ':warning: Checked just now: the user `alice@example.com` whom this is for is gone.',
      ':warning: 現在の状態: 対象のユーザー `alice@example.com` はもう存在しません。',
    ],
    [
      'the group of a change that is gone',
      change({ action: 'add-to-group', group: 'readers' }),
      { alice: 'CONFIRMED' },
      ':warning: Checked just now: the pool has no group `readers` any more.',
      ':warning: 現在の状態: グループ `readers` はユーザープールにありません。',
    ],
    [
      'what the policy does not allow, without a look at the pool',
      change({ action: 'delete-user' }),
      {},
      ':warning: Checked just now: The policy no longer allows this in this pool.',
      ':warning: 現在の状態: この操作は、現在のポリシーではこのユーザープールで許可されていません。',
    ],
  ])('shows %s', async (_what, asked, statuses, en, ja) => {
    expect(sentences(await found(asked, statuses))).toEqual([en, ja]);
  });

  it.each<[object, string]>([
    [{ domains: ['example.jp'] }, 'domain'],
    [{ groups: [] }, 'group'],
    [{ userPoolId: 'ap-northeast-1_Another1' }, 'pool'],
  ])('shows that the policy has changed to %o', async (more, what) => {
    const changed = policyWith({ staging: rawPool({ groups: ['editors'], ...more }) });
    const asked = { ...plan, groups: ['editors'] };
    expect(await found(asked, {}, changed)).toEqual({ kind: 'policy-changed', what });
  });
});
