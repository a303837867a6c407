import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { AddUserPlan, Change, DirectMessage, UserPlan } from '../../../src/domain/plan.ts';
import { card } from '../../../src/features/review-request/card.ts';
import { news, receipt } from '../../../src/features/review-request/receipt.ts';
import { reminding } from '../../../src/features/review-request/reminder.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  acknowledged,
  announced,
  approved,
  attention,
  created,
  delivered,
  denied,
  plan,
  policyWith,
  requestAfter,
  requested,
  started,
  taken,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const ja = messagesIn('ja');
const { pool, userPoolId, email } = plan;
const byMessage: DirectMessage = {
  delivery: 'dm',
  recipient: 'U0LEAD',
  password: 'permanent',
  hideAfter: 600_000,
};

const read = (message: { blocks?: unknown }) =>
  JSON.stringify(message.blocks).replaceAll('\\n', '\n');

function asked(change: Change, ...events: RequestEvent[]) {
  const sub = 'sub-of-alice';
  const changing: UserPlan = { pool, userPoolId, email, username: email, sub, ...change };
  return requestAfter(events, requested({ plan: changing }));
}

const disabling = (...events: RequestEvent[]) => asked({ action: 'disable-user' }, ...events);

describe('what is told of a request for a change', () => {
  it.each<[string, RequestEvent[], string, string]>([
    [
      'waiting',
      [],
      ':memo: Your request “Disable” for `alice@example.com` in Storefront staging is waiting for approval.',
      ':memo: `alice@example.com` の申請「無効化」（Storefront staging）を受け付けました。承認を待っています。',
    ],
    [
      'being carried out',
      [approved],
      ':gear: Your request “Disable” for `alice@example.com` in Storefront staging is being carried out.',
      ':gear: `alice@example.com` の申請「無効化」（Storefront staging）を実行しています。',
    ],
    [
      'in trouble',
      [approved, attention('find-user')],
      ':warning: Your request “Disable” for `alice@example.com` needs attention.',
      ':warning: `alice@example.com` の申請「無効化」に問題があり、対応が必要です。',
    ],
    [
      'denied',
      [denied],
      ':no_entry: Your request “Disable” for `alice@example.com` was denied by <@U0APPROVER>:\n>Use the shared account',
      ':no_entry: `alice@example.com` の申請「無効化」は、<@U0APPROVER> さんが却下しました。コメント:\n>Use the shared account',
    ],
    [
      'expired',
      [{ type: 'Expired' }],
      ':alarm_clock: Your request “Disable” for `alice@example.com` expired before anybody decided. Nothing was done; you can ask again.',
      ':alarm_clock: `alice@example.com` の申請「無効化」は、承認も却下もされないまま期限が切れました。何も実行していません。必要であれば、もう一度申請してください。',
    ],
  ])('names the change while it is %s', (_how, events, english, japanese) => {
    expect(news(disabling(...events), policy, en).text).toBe(english);
    expect(news(disabling(...events), policy, ja).text).toBe(japanese);
  });

  it('names the change in a reminder', () => {
    expect(reminding(disabling(), policy, en).text).toContain(
      'The request “Disable” for `alice@example.com` in Storefront staging is still waiting',
    );
    expect(reminding(disabling(), policy, ja).text).toContain(
      ' `alice@example.com` の申請「無効化」（Storefront staging）が判断を待っています。',
    );
  });
});

const RESET: Change = { action: 'reset-password', ...byMessage };
const VERIFY: Change = { action: 'verify-by-code', attribute: 'email', ...byMessage };
const found: RequestEvent = { type: 'UserFound', username: email, sub: 'sub-of-alice' };
const HANDED_OVER = [approved, found, announced, delivered];

describe('a new password for a user who was there before', () => {
  it.each<[string, RequestEvent[], string, string]>([
    [
      'handed over',
      HANDED_OVER,
      '<@U0LEAD> has it by direct message.',
      '<@U0LEAD> さんにダイレクトメッセージで渡しました。',
    ],
    [
      'saved',
      [...HANDED_OVER, acknowledged],
      '<@U0LEAD> has saved it.',
      '<@U0LEAD> さんが保存しました。',
    ],
    [
      'saved and taken down',
      [...HANDED_OVER, acknowledged, taken],
      '<@U0LEAD> has saved it.',
      '<@U0LEAD> さんが保存しました。',
    ],
    [
      'taken down',
      [...HANDED_OVER, taken],
      '<@U0LEAD> was shown it by direct message, and did not say that it is saved before it was taken down.',
      '<@U0LEAD> さんにダイレクトメッセージで表示しましたが、保存の操作がないまま表示を終了しました。',
    ],
  ])('is %s, and nobody is promised a sign-in', (_how, events, english, japanese) => {
    expect(receipt(asked(RESET, ...events), policy, en).text).toBe(
      `:white_check_mark: \`alice@example.com\` in Storefront staging: A new password is set. ${english}`,
    );
    expect(receipt(asked(RESET, ...events), policy, ja).text).toBe(
      `:white_check_mark: Storefront staging の \`alice@example.com\` : 新しいパスワードを設定しました。${japanese}`,
    );
  });

  it.each<[string, RequestEvent[]]>([
    ['handed over', HANDED_OVER],
    ['saved', [...HANDED_OVER, acknowledged]],
    ['taken down', [...HANDED_OVER, taken]],
  ])('after a proof by code is %s together with what was proved', (_how, events) => {
    const english = 'It is verified by code, and a new password is set.';
    const japanese = '確認コードで確認し、新しいパスワードを設定しました。';
    const request = asked(VERIFY, ...events);
    expect(receipt(request, policy, en).text).toContain(english);
    expect(receipt(request, policy, ja).text).toContain(japanese);
    expect(read(card(request, policy, en))).toContain(`*Done.* ${english}`);
    expect(read(card(request, policy, ja))).toContain(`*完了しました。* ${japanese}`);
  });

  it('that is temporary has to be changed at the next sign-in', () => {
    const validUntil = '2026-03-09T09:00:00.000Z';
    const temporary = { ...delivered, status: 'FORCE_CHANGE_PASSWORD', validUntil } as RequestEvent;
    const request = asked(RESET, approved, found, announced, temporary);
    expect(read(card(request, policy, en))).toContain(
      '*Done.* A new password is set. The temporary password is in the direct message. The user is FORCE_CHANGE_PASSWORD until the next sign-in',
    );
    expect(read(card(request, policy, ja))).toContain(
      '*完了しました。* 新しいパスワードを設定しました。仮パスワードは',
    );
  });
});

describe('a new user whom Cognito invites', () => {
  const invited: AddUserPlan = {
    ...{ action: 'add-user', pool, userPoolId, email },
    delivery: 'invitation',
    mediums: ['EMAIL'],
  };
  const waiting = requestAfter([approved, started, created], requested({ plan: invited }));

  it('is not said to get a password from Concierge', () => {
    expect(read(card(waiting, policy, en))).toContain(
      '*The user exists.* Cognito sends the invitation …',
    );
    expect(read(card(waiting, policy, ja))).toContain(
      '*ユーザーを作成しました。* Cognito が招待を送信しています…',
    );
  });
});
